#include "storage/journal_format.h"

#include "domain/json_reader.h"
#include "storage/posix_file.h"

#include <QJsonDocument>
#include <array>
#include <utility>

namespace spotbook::storage {

using domain::FailureKind;
using domain::JsonReader;

namespace {

constexpr std::array<std::pair<Act, const char *>, 28> actNames{{
    {Act::Begin, "begin"},
    {Act::CreateNetwork, "create-network"},
    {Act::CreateSubnet, "create-subnet"},
    {Act::CreateSecurityGroup, "create-security-group"},
    {Act::AddRule, "add-rule"},
    {Act::RemoveRule, "remove-rule"},
    {Act::ImportKeyPair, "import-key-pair"},
    {Act::CreateDisk, "create-disk"},
    {Act::CreateMachine, "create-machine"},
    {Act::AttachDisk, "attach-disk"},
    {Act::PinHostKeys, "pin-host-keys"},
    {Act::Provision, "provision"},
    {Act::Certificate, "certificate"},
    {Act::Ready, "ready"},
    {Act::SaveWork, "save-work"},
    {Act::SetAutoRelease, "set-auto-release"},
    {Act::StopMachine, "stop-machine"},
    {Act::StartMachine, "start-machine"},
    {Act::DetachDisk, "detach-disk"},
    {Act::ReleaseMachine, "release-machine"},
    {Act::CreateSnapshot, "create-snapshot"},
    {Act::DeleteDisk, "delete-disk"},
    {Act::DeleteSnapshot, "delete-snapshot"},
    {Act::DeleteSecurityGroup, "delete-security-group"},
    {Act::DeleteKeyPair, "delete-key-pair"},
    {Act::DeleteSubnet, "delete-subnet"},
    {Act::DeleteNetwork, "delete-network"},
    {Act::End, "end"},
}};
static_assert(int(Act::End) + 1 == int(actNames.size()), "every act has a name");

constexpr std::array<std::pair<Entry::Kind, const char *>, 3> kindNames{
    {{Entry::Kind::Intent, "intent"}, {Entry::Kind::Result, "result"}, {Entry::Kind::Note, "note"}}};

template <typename Value, size_t N>
QString nameOf(const std::array<std::pair<Value, const char *>, N> &names, Value value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <typename Value, size_t N>
Value valueOf(const std::array<std::pair<Value, const char *>, N> &names, const JsonReader &reader)
{
    const QString text = reader.toString();
    for (const auto &[value, name] : names) {
        if (text == QLatin1String(name))
            return value;
    }
    reader.fail(QStringLiteral("a known word"));
}

Entry entryOf(const JsonReader &line)
{
    Entry entry;
    entry.act = valueOf(actNames, line["act"]);
    entry.kind = valueOf(kindNames, line["kind"]);
    entry.at = QDateTime::fromString(line["at"].toString(), Qt::ISODateWithMs).toUTC();
    if (!entry.at.isValid())
        line["at"].fail(QStringLiteral("a time"));
    entry.token = line["token"].stringOr({});
    entry.name = line["name"].stringOr({});
    entry.id = line["id"].stringOr({});
    if (line["data"].exists())
        entry.data = line["data"].toObject();
    return entry;
}

QString reasonOf(const domain::Error &error)
{
    const auto &params = error.failure().params;
    return params.value(QStringLiteral("what"), error.failure().detail);
}

} // namespace

QString actName(Act act)
{
    return nameOf(actNames, act);
}

QByteArray toLine(const Entry &entry)
{
    QJsonObject json{{QStringLiteral("act"), actName(entry.act)},
                     {QStringLiteral("kind"), nameOf(kindNames, entry.kind)},
                     {QStringLiteral("at"), entry.at.toUTC().toString(Qt::ISODateWithMs)}};
    const auto insertIfSet = [&json](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    insertIfSet(QStringLiteral("token"), entry.token);
    insertIfSet(QStringLiteral("name"), entry.name);
    insertIfSet(QStringLiteral("id"), entry.id);
    if (!entry.data.isEmpty())
        json.insert(QStringLiteral("data"), entry.data);
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

JournalFile parseJournal(const QByteArray &content, const QString &file)
{
    JournalFile result;
    for (int number = 1, from = 0;; ++number) {
        const int end = content.indexOf('\n', from);
        if (end < 0) // torn by a power cut: append() had not returned, so nothing was done on its strength
            break;
        try {
            const auto line = JsonReader::parseObject(content.mid(from, end - from), FailureKind::StorageFailed);
            result.entries.append(entryOf(line));
            if (number == 1) {
                if (result.entries.constFirst().act != Act::Begin)
                    line["act"].fail(QStringLiteral("begin"));
                result.plan = domain::planFromJson(line["data"]["plan"].toObject());
            }
        } catch (const domain::Error &error) {
            failStorage(file, QStringLiteral("line %1: %2").arg(number).arg(reasonOf(error)));
        }
        from = end + 1;
        result.goodBytes = from;
    }
    if (result.entries.isEmpty())
        failStorage(file, QStringLiteral("line 1: no beginning"));
    return result;
}

} // namespace spotbook::storage
