#include "manual.h"

namespace spotbook::reference {

using cli::OptionReference;
using cli::VerbReference;

namespace {

QString roff(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\e")).replace(QLatin1Char('-'), QLatin1String("\\-"));
    return text.startsWith(QLatin1Char('.')) || text.startsWith(QLatin1Char('\'')) ? QStringLiteral("\\&") + text
                                                                                   : text;
}

QString sentence(const QString &text)
{
    return roff(text) + (text.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral("."));
}

QString bold(const QString &text)
{
    return QStringLiteral("\\fB") + roff(text) + QStringLiteral("\\fR");
}

QString italic(const QString &text)
{
    return QStringLiteral("\\fI") + roff(text) + QStringLiteral("\\fR");
}

QString optionEntry(const OptionReference &option)
{
    QStringList names;
    for (const QString &name : option.names)
        names << (option.argument ? italic(name) : bold(name));
    QString head = names.join(QLatin1String(", "));
    if (!option.choices.isEmpty()) {
        QStringList choices;
        for (const QString &choice : option.choices)
            choices << bold(choice);
        head += QLatin1Char(' ') + choices.join(QLatin1Char('|'));
    } else if (!option.value.isEmpty() && !option.argument) {
        head += QLatin1Char(' ') + italic(option.value);
    }
    return QStringLiteral(".TP\n%1\n%2\n").arg(head, sentence(option.help));
}

QString usage(const VerbReference &verb)
{
    QString text = verb.path.join(QLatin1Char(' '));
    for (const OptionReference &option : verb.options) {
        if (option.argument)
            text +=
                QLatin1Char(' ')
                + (option.required ? option.names.last() : QLatin1Char('[') + option.names.last() + QLatin1Char(']'));
    }
    return text;
}

} // namespace

QString manualOptions(const QVector<VerbReference> &verbs)
{
    QString text;
    for (const OptionReference &option : verbs.first().options)
        text += optionEntry(option);
    return text;
}

QString manualVerbs(const QVector<VerbReference> &verbs)
{
    QString text;
    for (const VerbReference &verb : verbs) {
        if (verb.path.isEmpty() || !verb.verbs.isEmpty())
            continue;
        text += QStringLiteral(".SS \"%1\"\n%2\n").arg(roff(usage(verb)), sentence(verb.help));
        for (const OptionReference &option : verb.options) {
            if (!option.names.contains(QLatin1String("--help")))
                text += optionEntry(option);
        }
    }
    return text;
}

} // namespace spotbook::reference
