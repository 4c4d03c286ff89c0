// A practice machine of its own for the tests of a stack, with a blank work disk and what a launch would hand over.
#pragma once

#include "notebook/notebook.h"
#include "practice/machine_host.h"
#include "provisioning/arguments.h"
#include "provisioning/remote_run.h"
#include "support/tether.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <memory>

namespace spotbook::test {

inline const QString machineId = QStringLiteral("i-provisioning0test");
inline const QString diskSerial = QStringLiteral("bp1provision0disk");

class ProvisionRig
{
public:
    // Throws when no machine can run here. The machine is gone with the rig.
    ProvisionRig()
    {
        tieMachinesToThisProcess();
        m_host = practice::makeMachineHost(practice::MachineKind::Auto, m_folder.filePath(QStringLiteral("state")),
                                           cacheDir());
        m_host->prepareImage([](const QString &) {});
        const auto hostKey = ssh::generateKeyPair(ssh::KeyType::Ed25519);
        login.identity = ssh::generateKeyPair(ssh::KeyType::Ed25519);
        login.hostKeys = {hostKey.publicKey};
        login.endpoint = {QStringLiteral("127.77.91.1"), m_host->outsidePort(22)};
        login.silenceTimeout = std::chrono::seconds(15);
        startMachine(hostKey);
        certificate = notebook::makeCertificate({login.endpoint.host}, clock.now());
        passwordHash = notebook::hashPassword(password());
        stack = provisioning::loadStack(QStringLiteral("jupyter-apt"));
    }
    ~ProvisionRig() { m_host->destroy(machineId); }
    ProvisionRig(const ProvisionRig &) = delete;
    ProvisionRig &operator=(const ProvisionRig &) = delete;

    practice::MachineHost &host() { return *m_host; }
    static base::Secret password() { return base::Secret::copyOf("two words, é and 汉字"); }

    provisioning::Arguments arguments() const
    {
        provisioning::Arguments result;
        result.diskSerial = diskSerial;
        result.diskMayBeFormatted = true;
        result.certificatePem = certificate.pem;
        return result;
    }

    provisioning::RunOptions options()
    {
        provisioning::RunOptions result;
        result.arguments = arguments().toJson();
        result.secrets.insert(provisioning::secretPasswordHash,
                              base::Secret::copyOf({passwordHash.constData(), size_t(passwordHash.size())}));
        result.secrets.insert(provisioning::secretCertificateKey, certificate.privateKeyPem);
        result.timeout = std::chrono::minutes(10);
        result.onLog = [this](const QByteArray &text) { log += text; };
        result.onStep = [this](const provisioning::StepEvent &event) {
            lines << event.step + u' ' + QString::number(int(event.result)) + u' '
                         + QString::number(event.took.count());
        };
        return result;
    }

    static provisioning::Step step(const QString &name, const QByteArray &check, const QByteArray &apply)
    {
        provisioning::Step result;
        result.name = name;
        result.check = "#!/bin/bash\n" + check;
        result.apply = "#!/bin/bash\n" + apply;
        result.timeLimitSeconds = 60;
        return result;
    }

    provisioning::Stack alone(const provisioning::Step &step) const
    {
        const QString shared = QStringLiteral("lib.sh");
        auto result = stack;
        result.steps = {step};
        result.files = {{shared, stack.files.value(shared)}};
        return result;
    }

    // What the command prints; with " rc=N" behind it where that is not 0.
    QByteArray on(const QByteArray &command) const
    {
        const auto result = ssh::connect(login, {})->run(command, {}, {});
        const QByteArray code = result.exitCode == 0 ? QByteArray() : " rc=" + QByteArray::number(result.exitCode);
        return result.out.trimmed() + code;
    }

    notebook::Probe probe(const base::Secret &secret) const
    {
        notebook::Probe result;
        result.url = notebook::addressToOpen({login.endpoint.host, m_host->outsidePort(8888)});
        result.certificateSha256 = certificate.sha256;
        result.password = secret;
        return result;
    }

    ssh::ConnectOptions login;
    base::SystemClock clock;
    notebook::Certificate certificate;
    QByteArray passwordHash;
    provisioning::Stack stack;
    QByteArray log;
    QStringList lines;

private:
    static QString cacheDir()
    {
        const QByteArray given = qgetenv("SPOTBOOK_PRACTICE_CACHE");
        return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                                     + QStringLiteral("/spotbook/practice")
                               : QFile::decodeName(given);
    }

    void startMachine(const ssh::KeyPair &hostKey)
    {
        practice::MachineSpec spec;
        spec.id = machineId;
        spec.address = login.endpoint.host;
        spec.authorizedKeys = {login.identity.publicKey.line};
        const auto pem = hostKey.privatePem.reveal();
        const QJsonObject keys{{QStringLiteral("ed25519_private"), QString::fromUtf8(pem.data(), int(pem.size()))},
                               {QStringLiteral("ed25519_public"), QString::fromUtf8(hostKey.publicKey.line)}};
        spec.userData = "#cloud-config\n" + QJsonDocument(QJsonObject{{QStringLiteral("ssh_keys"), keys}}).toJson();
        m_host->create(spec);
        m_host->setOpenPorts(machineId, {22, 8888});
        m_host->start(machineId);
        const QString disk = m_folder.filePath(QStringLiteral("disk.img"));
        practice::createBlankDisk(disk, 512 * 1024 * 1024);
        m_host->attachDisk(machineId, {diskSerial, disk});
        ssh::waitForBanner(login.endpoint, clock, std::chrono::seconds(30), {});
    }

    QTemporaryDir m_folder{QDir::homePath() + QStringLiteral("/.spotbook-provision-test-XXXXXX")};
    std::unique_ptr<practice::MachineHost> m_host;
};

} // namespace spotbook::test
