#include "storage/settings.h"

#include "base/random.h"
#include "domain/json_reader.h"
#include "storage/posix_file.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <mutex>

namespace spotbook::storage {

using domain::Error;
using domain::FailureKind;
using domain::JsonReader;

namespace {

QStringList defaultAddressServices()
{
    return {QStringLiteral("https://checkip.amazonaws.com"), QStringLiteral("https://api.ipify.org"),
            QStringLiteral("https://ifconfig.me/ip")};
}

SettingsValues fromJson(const QJsonObject &json)
{
    const JsonReader top(json, FailureKind::SettingsUnreadable);
    SettingsValues values;
    values.owner = top["owner"].stringOr(values.owner);
    values.language = top["language"].stringOr(values.language);
    values.lastProfile = top["lastProfile"].stringOr(values.lastProfile);
    values.lastPage = top["lastPage"].stringOr(values.lastPage);
    values.keyName = top["keyName"].stringOr(values.keyName);
    values.addressServices =
        top["addressServices"].exists() ? top["addressServices"].strings() : defaultAddressServices();
    values.editSshConfig = top["editSshConfig"].boolOr(values.editSshConfig);
    values.endpoint = top["endpoint"].stringOr(values.endpoint);
    if (top["quietNotices"].exists())
        values.quietNotices = top["quietNotices"].strings();
    values.startHidden = top["startHidden"].boolOr(values.startHidden);
    values.saidNoTray = top["saidNoTray"].boolOr(values.saidNoTray);
    values.saidGoesOn = top["saidGoesOn"].boolOr(values.saidGoesOn);
    return values;
}

// Members that this version does not know stay as they are.
QJsonObject merged(QJsonObject json, const SettingsValues &values)
{
    json.insert(QStringLiteral("owner"), values.owner);
    json.insert(QStringLiteral("language"), values.language);
    json.insert(QStringLiteral("lastProfile"), values.lastProfile);
    json.insert(QStringLiteral("lastPage"), values.lastPage);
    json.insert(QStringLiteral("keyName"), values.keyName);
    json.insert(QStringLiteral("addressServices"), QJsonArray::fromStringList(values.addressServices));
    json.insert(QStringLiteral("editSshConfig"), values.editSshConfig);
    json.insert(QStringLiteral("endpoint"), values.endpoint);
    json.insert(QStringLiteral("quietNotices"), QJsonArray::fromStringList(values.quietNotices));
    json.insert(QStringLiteral("startHidden"), values.startHidden);
    json.insert(QStringLiteral("saidNoTray"), values.saidNoTray);
    json.insert(QStringLiteral("saidGoesOn"), values.saidGoesOn);
    return json;
}

} // namespace

struct Settings::State
{
    explicit State(const Paths &paths)
        : file(paths.config + QStringLiteral("/settings.json")), lock(paths.config + QStringLiteral("/.settings.lock"))
    {
        makePrivateFolder(paths.config);
    }

    // Another process (window and terminal) may have changed the file; the last word on disk counts.
    void load()
    {
        json = {};
        if (QFileInfo::exists(file)) {
            try {
                json = JsonReader::parseObject(readFile(file), FailureKind::SettingsUnreadable).toObject();
                values = fromJson(json);
            } catch (const Error &error) {
                const auto &params = error.failure().params;
                const QString reason = params.value(QStringLiteral("what"), params.value(QStringLiteral("reason")));
                throw Error(FailureKind::SettingsUnreadable,
                            {{QStringLiteral("file"), file}, {QStringLiteral("reason"), reason}}, reason);
            }
        } else {
            values = fromJson(json);
        }
    }

    void store(const SettingsValues &next)
    {
        QJsonObject written = merged(json, next);
        const QByteArray text = QJsonDocument(written).toJson();
        refuseSecrets(text, file);
        writeFileDurably(file, text, 0600);
        json = std::move(written);
        values = next;
    }

    const QString file;
    const QString lock;
    std::mutex mutex;
    QJsonObject json;
    SettingsValues values;
};

Settings::Settings(const Paths &paths) : m_state(std::make_shared<State>(paths))
{
    const auto held = lockFile(m_state->lock);
    m_state->load();
    if (m_state->values.owner.isEmpty()) {
        auto first = m_state->values;
        first.owner = base::randomHex(8);
        m_state->store(first);
    }
}

SettingsValues Settings::values() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->values;
}

void Settings::update(const std::function<void(SettingsValues &)> &change)
{
    const std::lock_guard lock(m_state->mutex);
    const auto held = lockFile(m_state->lock);
    m_state->load();
    auto next = m_state->values;
    change(next);
    m_state->store(next);
}

} // namespace spotbook::storage
