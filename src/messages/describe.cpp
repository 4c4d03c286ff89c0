#include "messages/failure_texts.h"
#include "messages/join_words.h"
#include "messages/translation.h"

#include <QRegularExpression>

namespace spotbook::messages {

namespace {

struct Named
{
    const char *name;
    const char *text;
};

// In place of a parameter that the failure does not carry.
const Named nouns[] = {
    {"where", QT_TRANSLATE_NOOP("Noun", "no place given")},
    {"what", QT_TRANSLATE_NOOP("Noun", "this")},
    {"id", ""},
    {"host", QT_TRANSLATE_NOOP("Noun", "the other side")},
    {"port", QT_TRANSLATE_NOOP("Noun", "unknown")},
    {"skewSeconds", QT_TRANSLATE_NOOP("Noun", "too many")},
    {"action", QT_TRANSLATE_NOOP("Noun", "this action")},
    {"balance", QT_TRANSLATE_NOOP("Noun", "too low")},
    {"needed", QT_TRANSLATE_NOOP("Noun", "higher")},
    {"quota", QT_TRANSLATE_NOOP("Noun", "GPU machines")},
    {"region", QT_TRANSLATE_NOOP("Noun", "this region")},
    {"zone", QT_TRANSLATE_NOOP("Noun", "this zone")},
    {"diskZone", QT_TRANSLATE_NOOP("Noun", "another zone")},
    {"type", QT_TRANSLATE_NOOP("Noun", "This instance type")},
    {"limit", QT_TRANSLATE_NOOP("Noun", "lower")},
    {"market", QT_TRANSLATE_NOOP("Noun", "higher")},
    {"agreed", QT_TRANSLATE_NOOP("Noun", "lower")},
    {"category", QT_TRANSLATE_NOOP("Noun", "that was chosen")},
    {"disk", QT_TRANSLATE_NOOP("Noun", "The disk")},
    {"field", QT_TRANSLATE_NOOP("Noun", "an entry")},
    {"value", QT_TRANSLATE_NOOP("Noun", "nothing")},
    {"reason", QT_TRANSLATE_NOOP("Noun", "no reason was given")},
    {"file", QT_TRANSLATE_NOOP("Noun", "the file")},
    {"expected", QT_TRANSLATE_NOOP("Noun", "the pinned one")},
    {"found", QT_TRANSLATE_NOOP("Noun", "another one")},
    {"command", QT_TRANSLATE_NOOP("Noun", "The command")},
    {"exitCode", QT_TRANSLATE_NOOP("Noun", "unknown")},
    {"output", QT_TRANSLATE_NOOP("Noun", "it printed nothing")},
    {"path", QT_TRANSLATE_NOOP("Noun", "its disk")},
    {"program", QT_TRANSLATE_NOOP("Noun", "that is needed")},
    {"step", QT_TRANSLATE_NOOP("Noun", "a step")},
    {"address", QT_TRANSLATE_NOOP("Noun", "its address")},
    {"profile", QT_TRANSLATE_NOOP("Noun", "the same machine")},
    {"left", QT_TRANSLATE_NOOP("Noun", "what is left could not be read")},
    {"until", QT_TRANSLATE_NOOP("Noun", "an earlier time")},
};

const Named fields[] = {
    {"profile", QT_TRANSLATE_NOOP("Field", "profile name")},
    {"region", QT_TRANSLATE_NOOP("Field", "region")},
    {"zone", QT_TRANSLATE_NOOP("Field", "zone")},
    {"type", QT_TRANSLATE_NOOP("Field", "instance type")},
    {"priceLimit", QT_TRANSLATE_NOOP("Field", "price limit per hour")},
    {"machineName", QT_TRANSLATE_NOOP("Field", "machine name")},
    {"bandwidthMbit", QT_TRANSLATE_NOOP("Field", "bandwidth in Mbit/s")},
    {"systemDiskGiB", QT_TRANSLATE_NOOP("Field", "size of the system disk in GiB")},
    {"workDisk.sizeGiB", QT_TRANSLATE_NOOP("Field", "size of the work disk in GiB")},
    {"workDisk.diskId", QT_TRANSLATE_NOOP("Field", "work disk")},
    {"workDisk.snapshotId", QT_TRANSLATE_NOOP("Field", "snapshot")},
    {"leaseMinutes", QT_TRANSLATE_NOOP("Field", "lease in minutes")},
    {"lease", QT_TRANSLATE_NOOP("Field", "lease")},
    {"spendingLimit", QT_TRANSLATE_NOOP("Field", "spending limit of a session")},
    {"sshKeyFile", QT_TRANSLATE_NOOP("Field", "SSH key file")},
    {"gitKeyFile", QT_TRANSLATE_NOOP("Field", "Git key file")},
    {"name", QT_TRANSLATE_NOOP("Field", "name to confirm with")},
    {"typedName", QT_TRANSLATE_NOOP("Field", "name to confirm with")},
    {"password", QT_TRANSLATE_NOOP("Field", "password")},
    {"ownAddress", QT_TRANSLATE_NOOP("Field", "your own address")},
    {"endpoint", QT_TRANSLATE_NOOP("Field", "endpoint")},
    {"command line", QT_TRANSLATE_NOOP("Field", "command line")},
    {"file", QT_TRANSLATE_NOOP("Field", "file")},
    {"disk", QT_TRANSLATE_NOOP("Field", "disk")},
    {"cidr", QT_TRANSLATE_NOOP("Field", "range of addresses")},
    {"script", QT_TRANSLATE_NOOP("Field", "command by way of the cloud")},
    {"systemDiskCategory", QT_TRANSLATE_NOOP("Field", "kind of the system disk")},
    {"userData", QT_TRANSLATE_NOOP("Field", "user data of the machine")},
    {"host", QT_TRANSLATE_NOOP("Field", "host name")},
    {"launch", QT_TRANSLATE_NOOP("Field", "id of the launch")},
    {"id", QT_TRANSLATE_NOOP("Field", "id")},
};

template <std::size_t N>
QString lookUp(const Named (&table)[N], const char *context, const QString &name, const QString &otherwise)
{
    for (const Named &row : table) {
        if (name == QLatin1String(row.name))
            return *row.text ? QCoreApplication::translate(context, row.text) : QString();
    }
    return otherwise;
}

QString variables(const cloud::ProviderInfo &provider)
{
    if (provider.environmentKeys.isEmpty())
        return QCoreApplication::translate("Noun", "the provider's variables");
    const auto &names = provider.environmentKeys.first();
    return QString::fromLatin1(names.first) + QStringLiteral(", ") + QString::fromLatin1(names.second);
}

// The value of one parameter as it is shown.
QString shown(const QString &name, const domain::Failure &failure, const cloud::ProviderInfo &provider)
{
    if (name == QLatin1String("provider"))
        return provider.name.isEmpty() ? QCoreApplication::translate("Noun", "The cloud")
                                       : provider.nameIn.value(languageOfWords(), provider.name);
    if (name == QLatin1String("variables"))
        return variables(provider);
    const QString value = failure.params.value(name).trimmed();
    if (value.isEmpty())
        return lookUp(nouns, "Noun", name, QString());
    if (name == QLatin1String("field"))
        return lookUp(fields, "Field", value, value);
    if (name == QLatin1String("reason"))
        return reasonText(value)
            .replace(QLatin1String("{currency}"), failure.params.value(QStringLiteral("currency")))
            .replace(QLatin1String("{minutes}"), failure.params.value(QStringLiteral("minutes")));
    if (name == QLatin1String("until"))
        return dateTimeText(QDateTime::fromString(value, Qt::ISODate));
    if (name == QLatin1String("what") || name == QLatin1String("quota"))
        return kindText(value);
    if (name == QLatin1String("left"))
        return thingTexts(value.split(QStringLiteral("; "))).join(QStringLiteral("; "));
    if (name == QLatin1String("step"))
        return stepText(failure.params.value(QStringLiteral("stack")), value);
    static const QStringList amounts{QStringLiteral("balance"), QStringLiteral("needed"), QStringLiteral("limit"),
                                     QStringLiteral("market"), QStringLiteral("agreed")};
    if (amounts.contains(name)) {
        const QString currency = failure.params.value(QStringLiteral("currency"), provider.currency);
        if (const auto money = domain::Money::parse(value, currency))
            return moneyText(*money);
    }
    return value;
}

// What was not found decides where its name can be looked up.
QString commandFor(const domain::Failure &failure, const FailureText &row)
{
    if (failure.kind == domain::FailureKind::NotFound) {
        const QString what = failure.params.value(QStringLiteral("what"));
        if (what == QLatin1String("profile"))
            return QStringLiteral("spotbook profile list");
        if (what == QLatin1String("disk") || what == QLatin1String("snapshot"))
            return QStringLiteral("spotbook sweep");
    }
    return QString::fromLatin1(row.command);
}

// One pass over the template, so that a value that happens to contain braces is never filled again.
QString filled(const char *text, const domain::Failure &failure, const cloud::ProviderInfo &provider)
{
    const QString form = QCoreApplication::translate(failureContext, text);
    static const QRegularExpression placeholder(QStringLiteral("\\{([A-Za-z]+)\\}"));
    QString result;
    int from = 0;
    auto matches = placeholder.globalMatch(form);
    while (matches.hasNext()) {
        const auto match = matches.next();
        joinWords(result, form.mid(from, match.capturedStart() - from));
        joinWords(result, shown(match.captured(1), failure, provider));
        from = match.capturedEnd();
    }
    joinWords(result, form.mid(from));
    return result.simplified();
}

// The verb that failed, where it changes what mends the failure: a machine that was ready once is not gone on with or
// undone, but started or stopped.
void adaptToVerb(Message &message, const domain::Failure &failure)
{
    const QString verb = failure.params.value(QStringLiteral("verb"));
    if (verb.isEmpty())
        return;
    const QString time = verb == QLatin1String("lease") ? QStringLiteral(" TIME") : QString();
    const QString again = QStringLiteral("spotbook %1 NAME").arg(verb) + time;
    if (failure.kind == domain::FailureKind::StoppedHalfway) {
        message.command = again;
    } else if (failure.kind == domain::FailureKind::UndoIncomplete) {
        message.remedy = QCoreApplication::translate(
            failureContext, "Stop or release the machine as soon as the cloud can be reached. If that fails, end it in "
                            "the provider's console: until then it costs.");
        message.action = RemedyAction::OpenLink;
        message.command = again;
    } else if (message.action == RemedyAction::Resume) {
        message.action = RemedyAction::Retry;
        message.command = again;
    }
    if (failure.params.contains(QStringLiteral("stoppedAgain")))
        message.explanation +=
            QLatin1Char(' ')
            + QCoreApplication::translate(failureContext, "The machine was stopped again; only its disks cost money.");
}

} // namespace

Message describe(const domain::Failure &failure, const cloud::ProviderInfo &provider)
{
    const FailureText *row = failureText(failure);
    if (!row)
        row = failureText(domain::FailureKind::Internal);
    Message message;
    message.title = filled(row->title, failure, provider);
    message.explanation = filled(row->explanation, failure, provider);
    message.remedy = filled(row->remedy, failure, provider);
    message.action = row->action;
    message.link = provider.links.value(QString::fromLatin1(row->link));
    message.command = commandFor(failure, *row);
    const QString profile = failure.params.value(QStringLiteral("profile"));
    adaptToVerb(message, failure);
    if (!profile.isEmpty())
        message.command.replace(QLatin1String("NAME"), profile);
    // A page that cannot be opened is no remedy.
    if (message.action == RemedyAction::OpenLink && message.link.isEmpty())
        message.action = RemedyAction::None;
    return message;
}

} // namespace spotbook::messages
