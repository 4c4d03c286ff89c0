#include "messages/messages.h"

#include <QRegularExpression>

namespace spotbook::messages {

namespace {

struct ThingWords
{
    const char *name;
    const char *text;
};

// %1 is the id.
const ThingWords things[] = {
    {"machine", QT_TRANSLATE_NOOP("Thing", "machine %1")},
    {"disk", QT_TRANSLATE_NOOP("Thing", "disk %1")},
    {"snapshot", QT_TRANSLATE_NOOP("Thing", "snapshot %1")},
    {"security-group", QT_TRANSLATE_NOOP("Thing", "security group %1")},
    {"key-pair", QT_TRANSLATE_NOOP("Thing", "key pair %1")},
    {"subnet", QT_TRANSLATE_NOOP("Thing", "subnet %1")},
    {"network", QT_TRANSLATE_NOOP("Thing", "network %1")},
    {"security-group of launch", QT_TRANSLATE_NOOP("Thing", "security group of the launch %1")},
    {"key-pair of launch", QT_TRANSLATE_NOOP("Thing", "key pair of the launch %1")},
    {"subnet of launch", QT_TRANSLATE_NOOP("Thing", "subnet of the launch %1")},
    {"network of launch", QT_TRANSLATE_NOOP("Thing", "network of the launch %1")},
    {"rules of", QT_TRANSLATE_NOOP("Thing", "rules in the security group %1")},
    {"machine of launch", QT_TRANSLATE_NOOP("Thing", "machine of the launch %1")},
    {"disk of launch", QT_TRANSLATE_NOOP("Thing", "disk of the launch %1")},
};

// What a failure calls "what", where it is a word of the flows and not of the cloud.
const ThingWords kinds[] = {
    {"profile", QT_TRANSLATE_NOOP("Kind", "profile")},
    {"launch", QT_TRANSLATE_NOOP("Kind", "launch")},
    {"machine", QT_TRANSLATE_NOOP("Kind", "machine")},
    {"disk", QT_TRANSLATE_NOOP("Kind", "disk")},
    {"snapshot", QT_TRANSLATE_NOOP("Kind", "snapshot")},
    {"security-group", QT_TRANSLATE_NOOP("Kind", "security group")},
    {"key-pair", QT_TRANSLATE_NOOP("Kind", "key pair")},
    {"subnet", QT_TRANSLATE_NOOP("Kind", "subnet")},
    {"network", QT_TRANSLATE_NOOP("Kind", "network")},
    {"image", QT_TRANSLATE_NOOP("Kind", "image")},
    {"spot-vcpus", QT_TRANSLATE_NOOP("Kind", "vCPUs of spot machines")},
    {"step", QT_TRANSLATE_NOOP("Kind", "step")},
    {"stack", QT_TRANSLATE_NOOP("Kind", "software stack")},
    {"file", QT_TRANSLATE_NOOP("Kind", "file")},
    {"lease", QT_TRANSLATE_NOOP("Kind", "lease")},
    {"stop", QT_TRANSLATE_NOOP("Kind", "stopping the machine")},
    {"release", QT_TRANSLATE_NOOP("Kind", "releasing the machine")},
    {"remote command", QT_TRANSLATE_NOOP("Kind", "commands by way of the cloud")},
    {"tunnel", QT_TRANSLATE_NOOP("Kind", "access by a tunnel")},
    {"address", QT_TRANSLATE_NOOP("Kind", "access by an address")},
    {"states", QT_TRANSLATE_NOOP("Kind", "asking the cloud what is running")},
    {"resource", QT_TRANSLATE_NOOP("Kind", "resource")},
    {"attach", QT_TRANSLATE_NOOP("Kind", "attaching the disk")},
    {"detach", QT_TRANSLATE_NOOP("Kind", "detaching the disk")},
    {"RunCommand", QT_TRANSLATE_NOOP("Kind", "commands by way of the cloud")},
    {"ssh connect", QT_TRANSLATE_NOOP("Kind", "the SSH connection")},
    {"ssh greeting", QT_TRANSLATE_NOOP("Kind", "the machine's first answer over SSH")},
    {"ssh login", QT_TRANSLATE_NOOP("Kind", "the SSH login")},
    {"ssh command", QT_TRANSLATE_NOOP("Kind", "a command on the machine")},
    {"new host key", QT_TRANSLATE_NOOP("Kind", "the machine's new host key")},
    {"answer too large", QT_TRANSLATE_NOOP("Kind", "an answer that is too large")},
    {"provisioning stream", QT_TRANSLATE_NOOP("Kind", "what the machine tells of its preparation")},
    {"vitals", QT_TRANSLATE_NOOP("Kind", "what the machine tells of its use")},
};

template <std::size_t N>
QString wordsOf(const ThingWords (&table)[N], const char *context, const QString &name)
{
    for (const ThingWords &row : table) {
        if (name == QLatin1String(row.name))
            return QCoreApplication::translate(context, row.text);
    }
    return {};
}

} // namespace

QString thingText(const QString &thing)
{
    static const QRegularExpression form(QStringLiteral(
        "^([a-z-]+(?: of)?(?: launch)?) ([^ ]+)(?: ([0-9]+) GiB)?(?: \\(([0-9.]+) ([A-Z]+) per hour\\))?$"));
    const auto match = form.match(thing);
    const QString words = match.hasMatch() ? wordsOf(things, "Thing", match.captured(1)) : QString();
    if (words.isEmpty())
        return thing;
    QString text = words.arg(match.captured(2));
    if (!match.captured(3).isEmpty())
        text = QCoreApplication::translate("Thing", "%1, %2 GiB").arg(text, match.captured(3));
    if (const auto price = domain::Money::parse(match.captured(4), match.captured(5)))
        text = QCoreApplication::translate("Thing", "%1 (%2)").arg(text, perHourText(*price));
    return text;
}

QStringList thingTexts(const QStringList &list)
{
    QStringList texts;
    for (const QString &thing : list)
        texts << thingText(thing);
    return texts;
}

QString kindText(const QString &what)
{
    const QString words = wordsOf(kinds, "Kind", what);
    if (!words.isEmpty())
        return words;
    const QString thing = thingText(what);
    return thing == what ? reasonText(what) : thing;
}

} // namespace spotbook::messages
