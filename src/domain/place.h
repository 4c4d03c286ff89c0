// Where machines live.
#pragma once

#include <QMetaType>
#include <QString>
#include <QVector>

namespace spotbook::domain {

struct Region
{
    QString id;       // "cn-hongkong"
    QString name;     // as the provider names it in the asked language
    QString endpoint; // host for this region's calls; empty = by rule
    bool soldOut = false;
    bool operator==(const Region &) const = default;
};

struct Zone
{
    QString id;
    QString regionId;
    QString name;
    bool operator==(const Zone &) const = default;
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Region)
Q_DECLARE_METATYPE(spotbook::domain::Zone)
