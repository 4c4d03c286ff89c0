// OpenSSH's own client with our line and our named entry, against a real sshd: it logs in with our key to the machine
// that shows the pinned host key, and to no other.
#include "flow/launch_rig.h"
#include "ssh/sshd.h"

#include "launch/ssh_entry.h"
#include "storage/host_key_store.h"

#include <QProcess>

using namespace spotbook;

namespace {

struct Answer
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Answer run(QStringList command)
{
    QProcess process;
    // What this computer offers besides must not help.
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("SSH_AUTH_SOCK"));
    process.setProcessEnvironment(environment);
    const QString program = command.takeFirst();
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, command);
    if (!process.waitForFinished(30000))
        return {-1, {}, "ssh did not end"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

// A launch whose machine is the given sshd.
struct Scene
{
    explicit Scene(tests::Sshd &server)
    {
        auto plan = rig.plan();
        plan.sshKeyFile = server.path("rsa"); // a type that the cloud takes
        const auto key = ssh::loadOrCreateKeyFile(plan.sshKeyFile, ssh::KeyType::Rsa3072);
        server.write("authorized_keys", key.publicKey.line + '\n');
        launchId = rig.launch(plan).launchId;
        auto &machine = rig.cloud.machineMap.first();
        machine.publicAddress = server.endpoint().host;
        machine.tags.insert(QStringLiteral("spotbook:port:22"), QString::number(server.endpoint().port));
        pin(server.hostKey);
        user = server.options().user;
    }
    void pin(const ssh::PublicKey &key) const { storage::HostKeyStore(rig.paths()).pin(launchId, {key.line}); }
    launch::SshEntry entry()
    {
        auto entry = launch::sshEntry(rig.context(), launchId, {});
        entry.user = user;
        return entry;
    }
    QStringList named(const QStringList &remote) const
    {
        return QStringList{QStringLiteral("ssh"), QStringLiteral("-F"), rig.paths().sshConfig,
                           QStringLiteral("spotbook-work")}
               + remote;
    }

    test::Rig rig;
    QString launchId;
    QString user;
};

} // namespace

class TestSshEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLineLogsIn()
    {
        tests::Sshd server;
        QVERIFY2(server.start(), server.log().constData());
        Scene scene(server);
        const auto answer = run(
            launch::sshCommand(scene.entry(), {QStringLiteral("echo"), QStringLiteral("-n"), QStringLiteral("in")}));
        QVERIFY2(answer.code == 0, QByteArray(answer.err + server.log()).constData());
        QCOMPARE(answer.out, QByteArray("in"));
    }

    void theLineForPeopleIsTheSame()
    {
        tests::Sshd server;
        QVERIFY2(server.start(), server.log().constData());
        Scene scene(server);
        const QString line = launch::sshLine(scene.entry()) + QStringLiteral(" exit 7");
        const auto answer = run({QStringLiteral("/bin/sh"), QStringLiteral("-c"), line});
        QVERIFY2(answer.code == 7, QByteArray(answer.err + server.log()).constData());
    }

    void theNamedEntryLogsIn()
    {
        tests::Sshd server;
        QVERIFY2(server.start(), server.log().constData());
        Scene scene(server);
        launch::addToSshConfig(scene.rig.context(), scene.entry());
        const auto answer = run(scene.named({QStringLiteral("echo in")}));
        QVERIFY2(answer.code == 0, QByteArray(answer.err + server.log()).constData());
        QCOMPARE(answer.out, QByteArray("in\n"));
    }

    void aChangedHostKeyIsRefused()
    {
        tests::Sshd server;
        QVERIFY2(server.start(), server.log().constData());
        Scene scene(server);
        scene.pin(ssh::generateKeyPair(ssh::KeyType::Ed25519).publicKey);
        const auto entry = scene.entry();
        launch::addToSshConfig(scene.rig.context(), entry);
        for (const auto &command :
             {launch::sshCommand(entry, {QStringLiteral("echo in")}), scene.named({QStringLiteral("echo in")})}) {
            const auto answer = run(command);
            QCOMPARE(answer.code, 255);
            QVERIFY(answer.out.isEmpty());
            QVERIFY2(answer.err.contains("Host key verification failed"), answer.err.constData());
        }
    }

    void noOtherKeyIsOffered()
    {
        tests::Sshd server;
        QVERIFY2(server.start(), server.log().constData());
        Scene scene(server);
        auto entry = scene.entry();
        const QTemporaryDir folder;
        entry.keyFile = folder.filePath(QStringLiteral("a key"));
        ssh::loadOrCreateKeyFile(entry.keyFile, ssh::KeyType::Ed25519);
        const auto answer = run(launch::sshCommand(entry, {QStringLiteral("true")}));
        QCOMPARE(answer.code, 255);
        QVERIFY2(answer.err.contains("Permission denied"), answer.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestSshEntry)
#include "test_ssh_entry.moc"
