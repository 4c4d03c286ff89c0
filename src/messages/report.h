// What a person sends to somebody who can help: all that matters about a failure, and nothing that is nobody's
// business.
#pragma once

#include "domain/failure.h"

#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>
#include <utility>

namespace spotbook::messages {

struct Report
{
    QStringList versions; // "Spotbook 0.1.0", "Qt 5.15.8" …
    QString system;
    QString language;
    QString cloud; // the provider's name
    bool practice = false;
    QString region;
    QString zone;
    QString type;
    QString activity; // what was under way: "Launch"
    QString stage;
    std::optional<domain::Failure> failure;
    QStringList log; // whole; the report holds its end
    // What is this computer's or this person's own, and what stands for it: home folder, user and host name.
    QVector<std::pair<QString, QString>> own;
};

// With what the program knows of itself and of this computer.
Report blankReport();

// In English, whatever the language of the window: who reads it may not be the person. Without secrets (by value, and
// what looks like one: private keys, "password=…"), with access key ids cut short and account numbers, e-mail and
// public addresses replaced, the same address always by the same number.
QString reportText(const Report &report);

// The text with all of that taken out.
QString withoutPrivateParts(const QString &text, const QVector<std::pair<QString, QString>> &own);

} // namespace spotbook::messages
