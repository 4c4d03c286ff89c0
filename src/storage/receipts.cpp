#include "storage/receipts.h"

#include "domain/json_reader.h"
#include "storage/posix_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>

namespace spotbook::storage {

void saveReceipt(const Paths &paths, const QDateTime &at, const QString &launchId, const QJsonObject &receipt)
{
    checkFileName("launch", launchId);
    makePrivateFolder(paths.receipts());
    const auto held = lockFile(paths.receipts() + QStringLiteral("/.lock"));
    // Not QDateTime::toString(format): its digits are those of the system's language, and the names would not sort.
    const QString time = QLocale::c().toString(at.toUTC(), QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'"));
    const QString stem = paths.receipts() + QLatin1Char('/') + time + QLatin1Char('-') + launchId;
    QString file = stem + QStringLiteral(".json");
    for (int number = 2; QFileInfo::exists(file); ++number)
        file = stem + QStringLiteral("-%1.json").arg(number);
    QJsonObject whole = receipt;
    whole.insert(QStringLiteral("at"), at.toUTC().toString(Qt::ISODateWithMs));
    whole.insert(QStringLiteral("launch"), launchId);
    const QByteArray text = QJsonDocument(whole).toJson();
    refuseSecrets(text, file);
    writeFileDurably(file, text, 0600);
}

namespace {

QStringList receiptFiles(const Paths &paths)
{
    const QDir folder(paths.receipts());
    QStringList files;
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        files.append(folder.filePath(name));
    return files;
}

QJsonObject readReceipt(const QString &file)
{
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(readFile(file), &error);
    if (!document.isObject())
        failStorage(file,
                    error.error == QJsonParseError::NoError ? QStringLiteral("not an object") : error.errorString());
    return document.object();
}

} // namespace

QVector<QJsonObject> receipts(const Paths &paths)
{
    QVector<QJsonObject> found;
    for (const QString &file : receiptFiles(paths))
        found.append(readReceipt(file));
    return found;
}

Receipts readableReceipts(const Paths &paths)
{
    Receipts found;
    for (const QString &file : receiptFiles(paths)) {
        try {
            found.read.append(readReceipt(file));
        } catch (const domain::Error &) {
            found.unreadable.append(file);
        }
    }
    return found;
}

} // namespace spotbook::storage
