#include "messages/join_words.h"
#include "messages/messages.h"

#include <QRegularExpression>
#include <optional>

namespace spotbook::messages {

namespace {

struct ReasonWords
{
    const char *name;
    const char *text;
};

const ReasonWords reasons[] = {
    // what was entered
    {"missing", QT_TRANSLATE_NOOP("Reason", "it is missing")},
    {"must be given", QT_TRANSLATE_NOOP("Reason", "a value is expected")},
    {"empty", QT_TRANSLATE_NOOP("Reason", "it is empty")},
    {"characters", QT_TRANSLATE_NOOP("Reason", "it contains characters that do not belong there")},
    {"letters", QT_TRANSLATE_NOOP("Reason", "letters, digits and hyphens are expected, beginning with a letter")},
    {"1-100", QT_TRANSLATE_NOOP("Reason", "a number from 1 to 100 is expected")},
    {"20-2048", QT_TRANSLATE_NOOP("Reason", "a number from 20 to 2048 is expected")},
    {"20-32768", QT_TRANSLATE_NOOP("Reason", "a number from 20 to 32768 is expected")},
    {"a whole number is expected", QT_TRANSLATE_NOOP("Reason", "a whole number is expected")},
    {"true or false is expected", QT_TRANSLATE_NOOP("Reason", "true or false is expected")},
    {"not the profile's name", QT_TRANSLATE_NOOP("Reason", "that is not the profile's name")},
    {"no address", QT_TRANSLATE_NOOP("Reason", "that is not an address")},
    {"another currency", QT_TRANSLATE_NOOP("Reason", "the prices here are in {currency}")},
    {"more than nothing", QT_TRANSLATE_NOOP("Reason", "an amount above zero is expected")},
    {"too short a time", QT_TRANSLATE_NOOP("Reason", "it pays for less than {minutes} minutes, the shortest time after "
                                                     "which the cloud can end a machine")},
    {"not a parameter that may be added to the purchase",
     QT_TRANSLATE_NOOP("Reason",
                       "it is not a parameter that may be added to the order: unknown, set by Spotbook itself, or "
                       "one that would buy something else")},
    {"https://..., or http:// on this computer",
     QT_TRANSLATE_NOOP("Reason", "an address with https:// is expected, or one of this computer with http://")},
    {"not http(s)://host:port", QT_TRANSLATE_NOOP("Reason", "an address such as https://host:port is expected")},
    {"plain http leads to this computer only",
     QT_TRANSLATE_NOOP("Reason", "without encryption, with http://, only this computer may be asked")},
    {"unknown product", QT_TRANSLATE_NOOP("Reason", "the cloud has no service of this name")},
    {"a spot machine needs a zone", QT_TRANSLATE_NOOP("Reason", "a spot machine needs a zone")},
    {"a spot machine with a limit needs one", QT_TRANSLATE_NOOP("Reason", "a price limit above zero is expected")},
    {"a subnet needs a range", QT_TRANSLATE_NOOP("Reason", "a subnet needs a range of addresses")},
    {"category and zone must be given", QT_TRANSLATE_NOOP("Reason", "a disk needs a kind and a zone")},
    {"too long for a remote command", QT_TRANSLATE_NOOP("Reason", "it is too long for a command by way of the cloud")},
    {"more than 32 KiB", QT_TRANSLATE_NOOP("Reason", "it is larger than 32 KiB")},

    // keys
    {"unreadable", QT_TRANSLATE_NOOP("Reason", "the file is not there, or cannot be read as a private key")},
    {"not a private key",
     QT_TRANSLATE_NOOP("Reason", "that is no private key; choose the file without .pub, or one of id_rsa, id_ecdsa")},
    {"protected by a pass-phrase",
     QT_TRANSLATE_NOOP("Reason",
                       "it is protected by a pass-phrase, which Spotbook does not ask for; make a key without "
                       "one: ssh-keygen -t rsa -b 3072 -N ''")},
    {"not a key this program understands",
     QT_TRANSLATE_NOOP("Reason", "its form is not known; save it in OpenSSH's form: ssh-keygen -p -f FILE")},
    {"a key type that the cloud does not take",
     QT_TRANSLATE_NOOP("Reason", "the cloud does not take keys of this type; make an RSA key: ssh-keygen -t rsa -b "
                                 "3072 -N ''")},
    {"the keychain is locked", QT_TRANSLATE_NOOP("Reason", "the keychain is locked")},
    {"what was written did not come back", QT_TRANSLATE_NOOP("Reason", "what was written did not come back")},

    // files
    {"no such file", QT_TRANSLATE_NOOP("Reason", "the file is not there")},
    {"not a folder", QT_TRANSLATE_NOOP("Reason", "it is not a folder")},
    {"a folder", QT_TRANSLATE_NOOP("Reason", "it is a folder")},
    {"not a folder that can be read", QT_TRANSLATE_NOOP("Reason", "it is not a folder that can be read")},
    {"permissions cannot be changed", QT_TRANSLATE_NOOP("Reason", "its permissions cannot be changed")},
    {"chmod 600", QT_TRANSLATE_NOOP("Reason", "its permissions cannot be changed")},
    {"cannot be made", QT_TRANSLATE_NOOP("Reason", "the folder cannot be made")},
    {"mkdir", QT_TRANSLATE_NOOP("Reason", "the folder cannot be made")},
    {"locked by another process", QT_TRANSLATE_NOOP("Reason", "another program keeps it locked")},
    {"another program keeps changing it", QT_TRANSLATE_NOOP("Reason", "another program keeps changing it")},
    {"an earlier write failed", QT_TRANSLATE_NOOP("Reason", "an earlier attempt to write it failed")},
    {"a quotation mark in the name",
     QT_TRANSLATE_NOOP("Reason", "a file with a quotation mark or a line break in its name cannot be used")},
    {"a mark of Spotbook without its other half",
     QT_TRANSLATE_NOOP("Reason", "one of the two marks around Spotbook's block is missing")},
    {"no beginning", QT_TRANSLATE_NOOP("Reason", "the beginning is missing")},
    {"not an object", QT_TRANSLATE_NOOP("Reason", "it is not an object in JSON")},
    {"not a JSON object", QT_TRANSLATE_NOOP("Reason", "it is not an object in JSON")},
};

// After "expected". What has no blank in it is a name, and stays.
const ReasonWords expectations[] = {
    {"a string", QT_TRANSLATE_NOOP("Expected", "a text")},
    {"a number", QT_TRANSLATE_NOOP("Expected", "a number")},
    {"a whole number", QT_TRANSLATE_NOOP("Expected", "a whole number")},
    {"true or false", QT_TRANSLATE_NOOP("Expected", "true or false")},
    {"an object", QT_TRANSLATE_NOOP("Expected", "an object in braces")},
    {"a list", QT_TRANSLATE_NOOP("Expected", "a list in brackets")},
    {"a time", QT_TRANSLATE_NOOP("Expected", "a time")},
    {"a UTC time", QT_TRANSLATE_NOOP("Expected", "a time in UTC")},
    {"a known word", QT_TRANSLATE_NOOP("Expected", "a word that Spotbook knows")},
    {"an amount", QT_TRANSLATE_NOOP("Expected", "an amount")},
    {"an amount such as 2.50", QT_TRANSLATE_NOOP("Expected", "an amount such as 2.50")},
    {"a price per hour", QT_TRANSLATE_NOOP("Expected", "a price per hour")},
    {"one machine id", QT_TRANSLATE_NOOP("Expected", "the id of one machine")},
    {"letters, digits and hyphens", QT_TRANSLATE_NOOP("Expected", "letters, digits and hyphens")},
    {"at least one step", QT_TRANSLATE_NOOP("Expected", "at least one step")},
};

QString say(const char *text)
{
    return QCoreApplication::translate("Reason", text);
}

template <std::size_t N>
std::optional<QString> wordsOf(const ReasonWords (&table)[N], const char *context, const QString &name)
{
    for (const ReasonWords &row : table) {
        if (name == QLatin1String(row.name))
            return QCoreApplication::translate(context, row.text);
    }
    return std::nullopt;
}

QString expectationText(const QString &expected)
{
    if (const auto words = wordsOf(expectations, "Expected", expected))
        return *words;
    static const QRegularExpression settings(QStringLiteral("^one of the settings that there are: (.+)$"));
    if (const auto match = settings.match(expected); match.hasMatch())
        return QCoreApplication::translate("Expected", "one of the settings that there are: %1").arg(match.captured(1));
    static const QRegularExpression names(QStringLiteral("^one of (.+)$"));
    if (const auto match = names.match(expected); match.hasMatch())
        return QCoreApplication::translate("Expected", "one of %1").arg(match.captured(1));
    return expected;
}

// What is put together where it is thrown: "line 3: plan.zone: expected a string, found nothing".
QString formedText(const QString &reason)
{
    static const QRegularExpression line(QStringLiteral("^line (\\d+): (.+)$"));
    if (const auto match = line.match(reason); match.hasMatch())
        return say(QT_TRANSLATE_NOOP("Reason", "line %1: %2")).arg(match.captured(1), reasonText(match.captured(2)));
    static const QRegularExpression expected(QStringLiteral("^(\\S+): expected (.+?)(, found nothing)?$"));
    if (const auto match = expected.match(reason); match.hasMatch()) {
        const QString form = match.captured(3).isEmpty()
                                 ? say(QT_TRANSLATE_NOOP("Reason", "%1: expected %2"))
                                 : say(QT_TRANSLATE_NOOP("Reason", "%1 is missing; expected %2"));
        const int at = form.indexOf(QLatin1String("%2"));
        QString text = form.left(at).replace(QLatin1String("%1"), match.captured(1));
        joinWords(text, expectationText(match.captured(2)));
        return text;
    }
    static const QRegularExpression json(QStringLiteral("^not JSON at byte (\\d+): (.+)$"));
    if (const auto match = json.match(reason); match.hasMatch())
        return say(QT_TRANSLATE_NOOP("Reason", "it is not JSON, seen at byte %1: %2"))
            .arg(match.captured(1), match.captured(2));
    static const QRegularExpression shortest(QStringLiteral("^(\\d+) or more, or 0$"));
    if (const auto match = shortest.match(reason); match.hasMatch())
        return say(QT_TRANSLATE_NOOP("Reason", "%1 minutes or more, or none, is expected")).arg(match.captured(1));
    static const QRegularExpression large(QStringLiteral("^larger than (\\d+) bytes$"));
    if (const auto match = large.match(reason); match.hasMatch())
        return say(QT_TRANSLATE_NOOP("Reason", "it is larger than %1 bytes"))
            .arg(numberText(match.captured(1).toLongLong()));
    static const QRegularExpression pages(QStringLiteral("^(\\S+): pages do not end$"));
    if (const auto match = pages.match(reason); match.hasMatch())
        return say(QT_TRANSLATE_NOOP("Reason", "%1: its list has no end")).arg(match.captured(1));
    return reason;
}

} // namespace

QString reasonText(const QString &reason)
{
    if (const auto words = wordsOf(reasons, "Reason", reason))
        return *words;
    return formedText(reason);
}

} // namespace spotbook::messages
