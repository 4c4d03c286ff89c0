// The keychain store against a real gnome-keyring on a session bus of its own: unlocked, locked, absent, and
// hanging.
#include "flow/keyring_checks.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {

// A HOME and a runtime folder of its own; several sessions may follow each other in it.
class Desktop
{
public:
    Desktop()
    {
        for (const QString &name : {QStringLiteral("home"), QStringLiteral("run")}) {
            QDir(m_folder.path()).mkdir(name);
            QFile::setPermissions(m_folder.filePath(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
    }

    // Empty when the check went well, else what was said.
    QByteArray run(const QString &state, const QString &check, const QString &bus = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "DISPLAY", "WAYLAND_DISPLAY",
                                 "DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL", "XDG_CURRENT_DESKTOP"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("HOME"), m_folder.filePath(QStringLiteral("home")));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.filePath(QStringLiteral("run")));
        if (!bus.isEmpty())
            environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
        QStringList arguments{QCoreApplication::applicationFilePath(), QStringLiteral("--check"), check};
        QString program = arguments.takeFirst();
        if (!state.isEmpty()) {
            arguments = QStringList{state, program} + arguments;
            program = QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests/flow/keyring_session.sh");
        }
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool ended = process.waitForFinished(20'000);
        const QByteArray said = process.readAll();
        if (!ended) {
            process.kill();
            process.waitForFinished();
            return "timed out\n" + said;
        }
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
            return "exit " + QByteArray::number(process.exitCode()) + '\n' + said;
        return {};
    }

    bool anyFileHolds(const QByteArray &value) const
    {
        QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(value))
                return true;
        }
        return false;
    }

private:
    QTemporaryDir m_folder;
};

const QString unlocked = QStringLiteral("unlocked");
const QString untouched = QStringLiteral("untouched");

} // namespace

#define QVERIFY_GOES_WELL(result)                                                                                      \
    do {                                                                                                               \
        const QByteArray said_ = (result);                                                                             \
        QVERIFY2(said_.isEmpty(), said_.constData());                                                                  \
    } while (false)

class TestSecretsKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *tool : {"dbus-run-session", "dbus-send", "gnome-keyring-daemon"})
            QVERIFY2(!QStandardPaths::findExecutable(QString::fromLatin1(tool)).isEmpty(), tool);
    }

    void unlockedThenAnotherSessionThenLocked()
    {
        const Desktop desktop;
        QVERIFY_GOES_WELL(desktop.run(unlocked, QStringLiteral("write-read-remove")));
        QVERIFY(!desktop.anyFileHolds("the-secret"));
        QVERIFY_GOES_WELL(desktop.run(unlocked, QStringLiteral("second-session")));
        QVERIFY_GOES_WELL(desktop.run(untouched, QStringLiteral("locked")));
        QVERIFY_GOES_WELL(desktop.run(untouched, QStringLiteral("locked-beside-a-wallet")));
    }

    void manyThreadsAtOnce() { QVERIFY_GOES_WELL(Desktop().run(unlocked, QStringLiteral("many-threads"))); }

    void aStopIsHeardAtOnce() { QVERIFY_GOES_WELL(Desktop().run(unlocked, QStringLiteral("stop"))); }

    void theProgramEndsWithAJobInFlight()
    {
        QVERIFY_GOES_WELL(Desktop().run(unlocked, QStringLiteral("end-in-flight")));
    }

    void theServiceIsReplaced() { QVERIFY_GOES_WELL(Desktop().run(unlocked, QStringLiteral("replaced"))); }

    void noSecretService()
    {
        QVERIFY_GOES_WELL(Desktop().run(QStringLiteral("no-service"), QStringLiteral("missing")));
    }

    void noBusAtAll()
    {
        QVERIFY_GOES_WELL(Desktop().run({}, QStringLiteral("missing"), QStringLiteral("unix:path=/nonexistent/bus")));
        QVERIFY_GOES_WELL(Desktop().run({}, QStringLiteral("missing")));
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--check"))
        return spotbook::test::runKeyringCheck(arguments.at(2));
    TestSecretsKeyring test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_secrets_keyring.moc"
