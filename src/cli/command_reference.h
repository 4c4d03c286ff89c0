// Every verb and option as the parser itself knows them, for the manual page, shell completion and their test.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace spotbook::cli {

struct OptionReference
{
    QStringList names; // "-q", "--quiet"; of an argument its one name in capitals, such as "NAME"
    bool argument = false;
    bool required = false;
    bool repeatable = false;
    QString value;       // "TEXT", "INT"; empty: a flag
    QStringList choices; // the only values accepted; empty: free
    QString help;
};

struct VerbReference
{
    QStringList path; // {"keys", "set"}; empty: the program itself, whose options every verb takes, too
    QString help;
    QStringList verbs; // below it; with any of these it is no verb itself
    QVector<OptionReference> options;
};

// The program itself first, a group before its verbs. In the language that is loaded.
QVector<VerbReference> commandReference();

} // namespace spotbook::cli
