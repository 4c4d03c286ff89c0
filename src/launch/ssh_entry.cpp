#include "launch/ssh_entry.h"

#include "launch/holdings.h"
#include "launch/login.h"
#include "launch/open.h"
#include "launch/record.h"
#include "provisioning/arguments.h"
#include "storage/host_key_store.h"
#include "storage/ssh_config.h"

#include <QFile>
#include <QRegularExpression>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr quint16 sshPort = 22;
constexpr auto answerTime = std::chrono::seconds(10);
constexpr auto answerTimeAfterLettingIn = std::chrono::seconds(30);
const QString workFolder = QStringLiteral("/mnt/ml");

QString hostOf(const QString &profile)
{
    return QStringLiteral("spotbook-") + profile;
}

QString knownHostsFileOf(const storage::Paths &paths, const QString &launchId)
{
    return paths.data + QStringLiteral("/known-hosts/") + launchId + QStringLiteral(".openssh");
}

SshEntry entryFor(const Context &context, const Record &record, const domain::Machine &machine)
{
    const auto options = connectOptions(context, record.plan, record.launchId, machine);
    if (options.hostKeys.isEmpty())
        throw Error(FailureKind::HostKeyUnknown, {{QStringLiteral("host"), options.endpoint.host}});
    SshEntry entry;
    entry.launchId = record.launchId;
    entry.profile = record.plan.profile;
    entry.host = hostOf(record.plan.profile);
    entry.endpoint = options.endpoint;
    entry.user = provisioning::Arguments().user;
    entry.keyFile = record.plan.sshKeyFile.isEmpty() ? context.paths.keyFile() : record.plan.sshKeyFile;
    entry.knownHostsFile = knownHostsFileOf(context.paths, record.launchId);
    entry.hostKeyAlias = QStringLiteral("spotbook-") + record.launchId;
    entry.folder = workFolder;
    QByteArray known;
    for (const auto &key : options.hostKeys)
        known += entry.hostKeyAlias.toLatin1() + ' ' + key.line + '\n';
    storage::writeFileDurably(entry.knownHostsFile, known, 0600);
    return entry;
}

// Name and value, as ssh_config(5) knows them. What a machine shows is compared with the pinned keys under one name,
// and ssh itself learns and changes nothing.
QVector<QPair<QByteArray, QByteArray>> optionsOf(const SshEntry &entry)
{
    return {
        {"HostName", entry.endpoint.host.toLatin1()},
        {"Port", QByteArray::number(entry.endpoint.port)},
        {"User", entry.user.toLatin1()},
        {"IdentityFile", storage::sshConfigValue(entry.keyFile)},
        {"IdentitiesOnly", "yes"},
        {"IdentityAgent", "none"},
        {"PreferredAuthentications", "publickey"},
        {"HostKeyAlias", entry.hostKeyAlias.toLatin1()},
        {"UserKnownHostsFile", storage::sshConfigValue(entry.knownHostsFile)},
        {"GlobalKnownHostsFile", "/dev/null"},
        {"StrictHostKeyChecking", "yes"},
        {"UpdateHostKeys", "no"},
        {"CheckHostIP", "no"},
        {"ForwardAgent", "no"},
        {"ForwardX11", "no"},
        {"ServerAliveInterval", "30"},
        {"ConnectTimeout", "20"},
    };
}

QString forShell(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9@%+=:,./_-]+$"));
    return plain.match(word).hasMatch() ? word : QString::fromUtf8(ssh::quoted(word));
}

const MachineAccess &accessOf(const Context &context)
{
    return context.machineAccess ? *context.machineAccess : realMachineAccess();
}

void requireAnswer(const Context &context, const QString &launchId, const SshEntry &entry, const base::StopToken &stop)
{
    try {
        accessOf(context).waitForBanner(entry.endpoint, context.clock, answerTime, stop);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::HostUnreachable)
            throw;
        followOwnAddress(context, launchId, stop);
        accessOf(context).waitForBanner(entry.endpoint, context.clock, answerTimeAfterLettingIn, stop);
    }
}

} // namespace

SshEntry sshEntry(const Context &context, const QString &launchId, const base::StopToken &stop)
{
    const auto record = readRecord(context.paths, launchId);
    if (record.interrupted())
        throw Error(FailureKind::LaunchInterrupted,
                    {{QStringLiteral("profile"), record.plan.profile}, {QStringLiteral("launch"), launchId}});
    const auto held = lookFor(context, record, cloud::Call{stop});
    if (held.machines.isEmpty() || held.machines.first().publicAddress.isEmpty())
        throw Error(FailureKind::MachineGone, {{QStringLiteral("id"), launchId}});
    const auto entry = entryFor(context, record, held.machines.first());
    requireAnswer(context, launchId, entry, stop);
    return entry;
}

QStringList sshCommand(const SshEntry &entry, const QStringList &remote)
{
    QStringList command{QStringLiteral("ssh"), QStringLiteral("-F"), QStringLiteral("none")};
    for (const auto &[name, value] : optionsOf(entry))
        command << QStringLiteral("-o") << QFile::decodeName(name + '=' + value);
    command << entry.host;
    // Behind the host ssh still looks for options of its own.
    return remote.isEmpty() ? command : command << QStringLiteral("--") << remote;
}

QString sshLine(const SshEntry &entry, const QStringList &remote)
{
    QStringList words;
    for (const QString &word : sshCommand(entry, remote))
        words << forShell(word);
    return words.join(QLatin1Char(' '));
}

QByteArray sshConfigLines(const SshEntry &entry)
{
    QByteArray lines;
    for (const auto &[name, value] : optionsOf(entry))
        lines += name + ' ' + value + '\n';
    return lines;
}

void addToSshConfig(const Context &context, const SshEntry &entry)
{
    storage::SshConfig(context.paths).put(entry.host, entry.launchId, sshConfigLines(entry));
}

bool removeFromSshConfig(const storage::Paths &paths, const QString &profileOrLaunch)
{
    storage::SshConfig config(paths);
    const QString ofProfile = config.launchOf(hostOf(profileOrLaunch));
    return config.remove(ofProfile.isEmpty() ? profileOrLaunch : ofProfile);
}

void followWithSshConfig(const Context &context, const QString &launchId, const domain::Machine &machine) noexcept
try {
    const auto record = readRecord(context.paths, launchId);
    if (storage::SshConfig(context.paths).launchOf(hostOf(record.plan.profile)) == record.launchId)
        addToSshConfig(context, entryFor(context, record, machine));
} catch (const std::exception &error) {
    qWarning("the entry in the SSH configuration is not up to date: %s", error.what());
}

void dropSshEntry(const storage::Paths &paths, const QString &launchId) noexcept
try {
    storage::SshConfig(paths).remove(launchId);
    QFile::remove(knownHostsFileOf(paths, launchId));
} catch (const std::exception &error) {
    qWarning("the entry in the SSH configuration was not removed: %s", error.what());
}

} // namespace spotbook::launch
