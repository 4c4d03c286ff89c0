// Parameters of a purchase beside those that a plan knows: which of a provider's own a person may set, and to what.
#pragma once

#include "domain/failure.h"

#include <QMap>
#include <QString>
#include <QVector>
#include <optional>

namespace spotbook::cloud {

struct ExtraParameter
{
    enum class Kind { Text, Number, YesNo };
    QString name; // "Ipv6Address.N": a number stands for the N
    Kind kind = Kind::Text;
    QString standard; // what holds without it; empty: nothing, or what depends on type and region
};

// nullptr: not one that may be set.
const ExtraParameter *findExtra(const QVector<ExtraParameter> &known, QString name);

// InvalidInput with "field", "value" and a "reason" that messages/ knows; nothing when it can be sent.
std::optional<domain::Failure> problemWith(const QVector<ExtraParameter> &known, const QString &name,
                                           const QString &value);

} // namespace spotbook::cloud
