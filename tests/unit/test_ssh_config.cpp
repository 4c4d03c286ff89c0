// Entries in a person's SSH configuration: what is theirs stays byte by byte.
#include "domain/failure.h"
#include "storage/ssh_config.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace spotbook;
using storage::SshConfig;

namespace {

const QString host = QStringLiteral("spotbook-work");
const QString launchId = QStringLiteral("0123456789");
const QByteArray theirs = "# mine\r\nForwardAgent yes\n\nHost other\n\tPort 2222\n  User \xff\xfe";

class Home
{
public:
    Home() : paths(storage::Paths::below(folder.path())) { paths.create(); }
    QString file() const { return paths.sshConfig; }
    void write(const QByteArray &text, int mode = 0640) const
    {
        QDir().mkpath(QFileInfo(file()).absolutePath());
        QFile out(file());
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
            qFatal("cannot write");
        out.close();
        ::chmod(QFile::encodeName(file()).constData(), mode_t(mode));
    }
    static QByteArray read(const QString &name)
    {
        QFile in(name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(nothing)");
    }
    QByteArray read() const { return read(file()); }
    // What ssh itself makes of the file.
    QByteArray asked(const char *name, const char *option) const
    {
        QProcess ssh;
        ssh.start(QStringLiteral("ssh"),
                  {QStringLiteral("-G"), QStringLiteral("-F"), file(), QString::fromLatin1(name)});
        ssh.waitForFinished();
        for (const QByteArray &line : ssh.readAllStandardOutput().split('\n')) {
            if (line.startsWith(QByteArray(option) + ' '))
                return line.mid(int(strlen(option)) + 1);
        }
        return "(" + ssh.readAllStandardError() + ")";
    }
    static int modeOf(const QString &name)
    {
        struct stat info
        {
        };
        return ::stat(QFile::encodeName(name).constData(), &info) == 0 ? int(info.st_mode & 07777) : -1;
    }

    QTemporaryDir folder;
    storage::Paths paths;
};

bool isRefused(const std::function<void()> &work)
{
    try {
        work();
    } catch (const domain::Error &error) {
        return error.kind() == domain::FailureKind::StorageFailed || error.kind() == domain::FailureKind::InvalidInput;
    }
    return false;
}

} // namespace

class TestSshConfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesAndGoesWithoutATrace()
    {
        const Home home;
        home.write(theirs);
        SshConfig config(home.paths);
        QCOMPARE(config.launchOf(host), QString());
        config.put(host, launchId, "HostName 203.0.113.9\nPort 22\n");
        QVERIFY2(home.read().endsWith(theirs), home.read().constData());
        QVERIFY(home.read().startsWith("# >>> spotbook "));
        QCOMPARE(config.launchOf(host), launchId);
        QCOMPARE(Home::modeOf(home.file()), 0640);
        QVERIFY(config.remove(launchId));
        QCOMPARE(home.read(), theirs);
        QVERIFY(!config.remove(launchId));
    }

    // Lines above the first "Host" count for every host; a block in front of them must not take them for itself.
    void whatCountsForEveryHostGoesOnCounting()
    {
        const Home home;
        home.write("ForwardAgent yes\nPort 2200\nHost other\n  User other\n", 0600);
        SshConfig config(home.paths);
        config.put(host, launchId, "HostName 203.0.113.9\nPort 2022\nForwardAgent no\n");
        QCOMPARE(home.asked("spotbook-work", "hostname"), QByteArray("203.0.113.9"));
        QCOMPARE(home.asked("spotbook-work", "port"), QByteArray("2022"));
        QCOMPARE(home.asked("spotbook-work", "forwardagent"), QByteArray("no"));
        QCOMPARE(home.asked("other", "port"), QByteArray("2200"));
        QCOMPARE(home.asked("other", "forwardagent"), QByteArray("yes"));
        QCOMPARE(home.asked("other", "user"), QByteArray("other"));
    }

    void isReplacedWhereItStands()
    {
        const Home home;
        SshConfig config(home.paths);
        config.put(host, launchId, "Port 1\n");
        config.put(QStringLiteral("spotbook-second"), QStringLiteral("second"), "Port 2\n");
        home.write(home.read() + theirs);
        config.put(host, QStringLiteral("another"), "Port 3\n");
        QCOMPARE(config.launchOf(host), QStringLiteral("another"));
        QVERIFY(!home.read().contains("Port 1\n"));
        QVERIFY(!config.remove(launchId)); // of a launch that has none any more
        QVERIFY(config.remove(QStringLiteral("another")));
        QVERIFY(config.remove(QStringLiteral("second")));
        QCOMPARE(home.read(), theirs);
    }

    void aNewFileIsPrivate()
    {
        const Home home;
        SshConfig(home.paths).put(host, launchId, "Port 22\n");
        QCOMPARE(Home::modeOf(home.file()), 0600);
        QCOMPARE(Home::modeOf(QFileInfo(home.file()).absolutePath()), 0700);
    }

    void aLinkStaysALink()
    {
        const Home home;
        home.write(theirs);
        const QString real = home.folder.filePath(QStringLiteral("dotfiles"));
        QVERIFY(QFile::rename(home.file(), real) && QFile::link(QStringLiteral("../dotfiles"), home.file()));
        SshConfig(home.paths).put(host, launchId, "Port 22\n");
        QVERIFY(QFileInfo(home.file()).isSymLink());
        QVERIFY(Home::read(real).endsWith(theirs) && Home::read(real) != theirs);
        QCOMPARE(Home::modeOf(real), 0640);
    }

    void anotherProgramsChangeIsKept()
    {
        const Home home;
        home.write(theirs);
        SshConfig config(home.paths);
        int times = 0;
        config.beforeReplacing = [&] {
            if (++times == 1)
                home.write("Host added-meanwhile\n");
        };
        config.put(host, launchId, "Port 22\n");
        QCOMPARE(times, 2);
        QVERIFY2(home.read().endsWith("Host *\n# <<< spotbook spotbook-work\nHost added-meanwhile\n"),
                 home.read().constData());
        int number = 0;
        config.beforeReplacing = [&] { home.write("# " + QByteArray::number(++number) + '\n'); };
        QVERIFY(isRefused([&] { config.put(host, launchId, "Port 23\n"); }));
        QCOMPARE(QDir(QFileInfo(home.file()).absolutePath()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("config")});
    }

    void brokenMarksAreLeftAlone()
    {
        const Home home;
        const QByteArray broken = "# >>> spotbook spotbook-work 0123456789\nHost spotbook-work\nHost mine\n";
        home.write(broken);
        SshConfig config(home.paths);
        QVERIFY(isRefused([&] { config.put(host, launchId, "Port 22\n"); }));
        QVERIFY(isRefused([&] { config.remove(launchId); }));
        QCOMPARE(home.read(), broken);
    }

    void valuesAreReadAsTheyWereMeant()
    {
        const Home home;
        const QString odd = QStringLiteral("/a b/100%h/id");
        SshConfig(home.paths).put(host, launchId, "IdentityFile " + storage::sshConfigValue(odd) + '\n');
        QCOMPARE(home.asked("spotbook-work", "identityfile"), QByteArray("/a b/100%%h/id"));
        QVERIFY(isRefused([] { storage::sshConfigValue(QStringLiteral("a\"b")); }));
        QVERIFY(isRefused([] { storage::sshConfigValue(QStringLiteral("a\nProxyCommand x")); }));
        QVERIFY(isRefused([&] { SshConfig(home.paths).put(QStringLiteral("a b"), launchId, {}); }));
    }
};

QTEST_GUILESS_MAIN(TestSshConfig)
#include "test_ssh_config.moc"
