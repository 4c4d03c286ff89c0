#include "secrets/secret_store.h"

#include "domain/failure.h"

#include <QRegularExpression>
#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace spotbook::secrets {

using domain::Error;
using domain::FailureKind;

namespace {

[[noreturn]] void malformed(const char *field, const char *reason)
{
    throw Error(FailureKind::KeyMalformed, {{QStringLiteral("field"), QString::fromLatin1(field)},
                                            {QStringLiteral("reason"), QString::fromLatin1(reason)}});
}

// Web pages also bring no-break blanks, zero-width characters and byte order marks along; tables and chats bring
// quotation marks. No key has any of them.
bool comesFromPasting(QChar character)
{
    static const QString quotes = QStringLiteral("\"'`\u2018\u2019\u201c\u201d\u300c\u300d\u00ab\u00bb");
    return character.isSpace() || character.category() == QChar::Other_Format || quotes.contains(character);
}

// A Chinese input method may write letters, digits and signs in full width (U+FF01 to U+FF5E).
QChar inHalfWidth(QChar character)
{
    const ushort code = character.unicode();
    return code >= 0xff01 && code <= 0xff5e ? QChar(ushort(code - 0xfee0)) : character;
}

QByteArray cleaned(const char *field, const QString &text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (const QChar pasted : text) {
        const QChar character = inHalfWidth(pasted);
        if (comesFromPasting(character))
            continue;
        if (character.unicode() <= 0x20 || character.unicode() >= 0x7f) {
            base::wipe(bytes.data(), size_t(bytes.size()));
            malformed(field, "characters");
        }
        bytes.append(char(character.unicode()));
    }
    if (bytes.isEmpty())
        malformed(field, "empty");
    return bytes;
}

// Taken out of the environment, its place there overwritten: /proc/<pid>/environ shows that memory to the
// end.
QString takeVariable(const QByteArray &name)
{
    char *value = std::getenv(name.constData());
    if (!value)
        return {};
    const QString text = QString::fromLocal8Bit(value);
    base::wipe(value, std::strlen(value));
    qunsetenv(name.constData());
    return text;
}

void wipeText(QString &text)
{
    base::wipe(text.data(), size_t(text.size()) * sizeof(QChar));
}

} // namespace

namespace name {
QString accessKey(const QString &account)
{
    return QStringLiteral("access-key/") + account;
}
QString notebookPassword(const QString &profile)
{
    return QStringLiteral("notebook-password/") + profile;
}
} // namespace name

std::optional<QPair<QString, QString>> splitPastedKey(const QString &text)
{
    QString plain;
    for (const QChar character : text)
        plain += inHalfWidth(character);
    // Any of what the console, its file and its mails put between the parts; the words of the head are left out.
    static const QRegularExpression between(QStringLiteral("[,;:=|\\s\"'`\u2018\u2019\u201c\u201d]+"));
    static const QRegularExpression partOfKey(QStringLiteral("^[A-Za-z0-9._+/-]{12,128}$"));
    QStringList parts;
    for (const QString &part : plain.split(between, Qt::SkipEmptyParts)) {
        static const QRegularExpression head(QStringLiteral("^access_?key"), QRegularExpression::CaseInsensitiveOption);
        if (partOfKey.match(part).hasMatch() && !head.match(part).hasMatch())
            parts.append(part);
    }
    if (parts.size() != 2)
        return std::nullopt;
    return qMakePair(parts.first(), parts.last());
}

AccessKey cleanAccessKey(const QString &id, const QString &secret)
{
    AccessKey key;
    const QByteArray cleanId = cleaned("id", id);
    // It separates the two halves where they are stored together.
    if (cleanId.contains(':'))
        malformed("id", "characters");
    key.id = QString::fromLatin1(cleanId);
    key.secret = base::Secret(cleaned("secret", secret));
    return key;
}

std::optional<AccessKey> readAccessKey(SecretStore &store, const QString &account, const base::StopToken &stop)
{
    const auto stored = store.read(name::accessKey(account), stop);
    if (!stored)
        return std::nullopt;
    const auto both = stored->reveal();
    const auto colon = both.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == both.size())
        malformed("stored", "characters");
    AccessKey key;
    key.id = QString::fromLatin1(both.data(), int(colon));
    key.secret = base::Secret::copyOf(both.substr(colon + 1));
    return key;
}

void writeAccessKey(SecretStore &store, const QString &account, const AccessKey &key, const base::StopToken &stop)
{
    const auto secret = key.secret.reveal();
    QByteArray both;
    both.reserve(key.id.size() + 1 + int(secret.size()));
    both.append(key.id.toLatin1()).append(':').append(secret.data(), int(secret.size()));
    store.write(name::accessKey(account), base::Secret(std::move(both)), stop);
}

std::optional<AccessKey> accessKeyFromEnvironment(const QList<QPair<QByteArray, QByteArray>> &names)
{
    QString id;
    QString secret;
    for (const auto &[idName, secretName] : names) {
        QString nextId = takeVariable(idName);
        QString nextSecret = takeVariable(secretName);
        // An id of one pair never goes with the secret of another; later pairs are still taken out.
        if (id.isEmpty() && !nextId.trimmed().isEmpty() && !nextSecret.trimmed().isEmpty()) {
            id = nextId;
            secret = nextSecret;
            secret.detach();
        }
        wipeText(nextSecret);
    }
    if (id.isEmpty())
        return std::nullopt;
    struct Wiper
    {
        QString &text;
        ~Wiper() { wipeText(text); }
    } wiper{secret};
    auto key = cleanAccessKey(id, secret);
    key.fromEnvironment = true;
    return key;
}

} // namespace spotbook::secrets
