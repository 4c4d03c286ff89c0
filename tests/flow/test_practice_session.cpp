// A practice cloud and a window of its own, as processes: they come up together, belong together and end together.
#include "app/practice_session.h"
#include "app/single_instance.h"
#include "domain/failure.h"
#include "support/failure_kind.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>

using namespace spotbook;
using domain::FailureKind;

namespace {

bool lives(qint64 pid)
{
    return pid > 0 && ::kill(pid_t(pid), 0) == 0;
}

QByteArray ofProcess(qint64 pid, const char *what)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QString::fromLatin1(what)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString valueIn(const QByteArray &environment, const char *name)
{
    for (const QByteArray &entry : environment.split('\0')) {
        if (entry.startsWith(QByteArray(name) + '='))
            return QString::fromLocal8Bit(entry.mid(int(qstrlen(name)) + 1));
    }
    return {};
}

} // namespace

class TestPracticeSession : public QObject
{
    Q_OBJECT

    base::SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    launch::PracticeWindow m_window;

    app::PracticeSetup setup() const
    {
        app::PracticeSetup made;
        made.folder = m_folder->path() + QStringLiteral("/practice");
        made.cloudProgram = QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook-practice-cloud");
        made.windowProgram = QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook");
        made.keyVariables = {"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"};
        made.machines = QStringLiteral("none");
        return made;
    }
    QString home() const { return setup().folder + QStringLiteral("/home"); }
    launch::PracticeWindow opened(const app::PracticeSetup &how) { return app::openPractice(how, m_clock, {}, {}); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        for (const char *name :
             {"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "SPOTBOOK_HOME", "SPOTBOOK_ENDPOINT"})
            qunsetenv(name);
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        for (const qint64 pid : {m_window.windowPid, m_window.cloudPid}) {
            if (lives(pid))
                ::kill(pid_t(pid), SIGKILL);
            QTRY_VERIFY(!lives(pid));
        }
        m_window = {};
    }

    void cloudAndWindowComeUpAndEndTogether()
    {
        m_window = opened(setup());
        QVERIFY(lives(m_window.windowPid) && lives(m_window.cloudPid));
        QVERIFY(m_window.endpoint.startsWith(QStringLiteral("http://127.0.0.1:")));
        QVERIFY(!m_window.noMachines); // none were asked for

        // A window answers, from its event loop. It holds its lock a moment before it listens.
        const auto answers = [this] {
            app::SingleInstance second(home() + QStringLiteral("/data"));
            std::optional<bool> reached;
            second.callFirst([&](bool yes) { reached = yes; });
            return !second.isFirst() && QTest::qWaitFor([&] { return reached.has_value(); }, 10'000) && *reached;
        };
        QTRY_VERIFY(answers());

        ::kill(pid_t(m_window.windowPid), SIGKILL); // however it ends
        QTRY_VERIFY_WITH_TIMEOUT(!lives(m_window.cloudPid), 30'000);
    }

    // What the window's process is given is an account that its cloud knows.
    void theWindowsKeyIsTheClouds()
    {
        auto how = setup();
        how.windowProgram = m_folder->path() + QStringLiteral("/window");
        QFile script(how.windowProgram);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\n\"" SPOTBOOK_BIN_DIR
                     "/spotbook\" --this-run-only keys check --json >\"$SPOTBOOK_HOME/check\"\n"
                     "exec \"" SPOTBOOK_BIN_DIR "/spotbook\" \"$@\"\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        m_window = opened(how);
        QFile check(home() + QStringLiteral("/check"));
        QVERIFY(check.open(QIODevice::ReadOnly));
        const QByteArray said = check.readAll();
        const auto json = QJsonDocument::fromJson(said).object();
        QVERIFY2(json.value(QStringLiteral("practice")).toBool(), said.constData());
        QVERIFY2(json.value(QStringLiteral("identity")).toObject().contains(QStringLiteral("accountId")),
                 said.constData());
    }

    void theKeyIsInNoArgumentAndNoFile()
    {
        m_window = opened(setup());
        const QByteArray environment = ofProcess(m_window.windowPid, "environ");
        QCOMPARE(valueIn(environment, "SPOTBOOK_HOME"), home());
        QCOMPARE(valueIn(environment, "SPOTBOOK_ENDPOINT"), m_window.endpoint);
        QVERIFY(valueIn(environment, "ALIBABA_CLOUD_ACCESS_KEY_SECRET").isEmpty()); // wiped where it stood
        for (const qint64 pid : {m_window.windowPid, m_window.cloudPid})
            QVERIFY(!ofProcess(pid, "cmdline").contains("LTAI5tPractice"));
        QVERIFY(ofProcess(m_window.windowPid, "cmdline").contains("--this-run-only"));
        struct stat entry = {};
        QCOMPARE(::stat(QFile::encodeName(setup().folder + QStringLiteral("/cloud")).constData(), &entry), 0);
        QCOMPARE(int(entry.st_mode & 077), 0);
        QDirIterator files(setup().folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                QVERIFY2(!file.readAll().contains("ACCESS_KEY_SECRET"), qPrintable(file.fileName()));
        }
    }

    // What the window starts, a browser for example, must not keep the cloud alive.
    void theWindowsChildrenDoNotHoldTheCloud()
    {
        m_window = opened(setup());
        const QByteArray flags = ofProcess(m_window.windowPid, "fdinfo/4");
        const int at = flags.indexOf("flags:");
        QVERIFY2(at >= 0, flags.constData());
        const int octal = flags.mid(at + 6).simplified().split(' ').first().toInt(nullptr, 8);
        QVERIFY2(octal & O_CLOEXEC, flags.constData());
    }

    void aSecondStartRaisesTheWindow()
    {
        m_window = opened(setup());
        const auto again = opened(setup());
        QCOMPARE(again.windowPid, m_window.windowPid);
        QCOMPARE(again.cloudPid, 0);
        QCOMPARE(again.endpoint, m_window.endpoint);
        QVERIFY(lives(m_window.windowPid) && lives(m_window.cloudPid));
    }

    void whatIsMissingIsSaid()
    {
        auto how = setup();
        how.cloudProgram.clear();
        QVERIFY_FAILS(opened(how), PracticeMissing);
        how.cloudProgram = QStringLiteral("/bin/false"); // ends at once
        QVERIFY_FAILS(opened(how), PracticeFailed);
        how = setup();
        how.windowProgram = QStringLiteral("/bin/false");
        QVERIFY_FAILS(opened(how), PracticeFailed);
        // Nothing of it is left: the next start finds the folder free.
        m_window = opened(setup());
        QVERIFY(lives(m_window.windowPid));
    }

    void aStopTakesTheCloudBack()
    {
        auto how = setup();
        how.cloudProgram = QStringLiteral("/bin/cat"); // never gets ready
        base::StopSource stop;
        how.machines = QStringLiteral("none");
        stop.request_stop();
        QVERIFY_FAILS(app::openPractice(how, m_clock, {}, stop.get_token()), Cancelled);
        how = setup();
        how.patience = std::chrono::milliseconds(0); // a deadline that is over at once
        QVERIFY_FAILS(opened(how), PracticeFailed);
        m_window = opened(setup());
    }
};

QTEST_GUILESS_MAIN(TestPracticeSession)
#include "test_practice_session.moc"
