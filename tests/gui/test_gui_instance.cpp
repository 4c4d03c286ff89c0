// Two real processes: the second start raises the first, however the first is hidden; and what it says when the first
// is hung, or was killed.
#include "storage/paths.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

namespace {

constexpr int startMilliseconds = 20000;

QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(10000);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

// Windows of a process that can be seen, by their ids.
QStringList windowsOf(qint64 pid)
{
    const QString found =
        run(QStringLiteral("xdotool"),
            {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--all"),
             QStringLiteral("--pid"), QString::number(pid), QStringLiteral("--name"), QStringLiteral("^Spotbook$")});
    return found.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

qint64 activePid()
{
    return run(QStringLiteral("xdotool"), {QStringLiteral("getactivewindow"), QStringLiteral("getwindowpid")})
        .toLongLong();
}

} // namespace

class TestGuiInstance : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_home;

    // A key, and a launch whose journal cannot be read: what is running is not known, so that closing hides the window.
    std::unique_ptr<QProcess> start() const
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SPOTBOOK_HOME"), m_home.path());
        environment.insert(QStringLiteral("SPOTBOOK_ENDPOINT"), QStringLiteral("http://127.0.0.1:9"));
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"), QStringLiteral("LTAI5tTestTestTestTest12"));
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
                           QStringLiteral("abcdefghijklmnopqrstuvwxyz1234"));
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook"),
                       {QStringLiteral("--language"), QStringLiteral("en")});
        process->waitForStarted();
        return process;
    }

    static bool ends(QProcess &process, int milliseconds)
    {
        return process.state() == QProcess::NotRunning || process.waitForFinished(milliseconds);
    }

    // A second start, and what became of it.
    int startAgain() const
    {
        const auto second = start();
        return ends(*second, startMilliseconds) && second->exitStatus() == QProcess::NormalExit ? second->exitCode()
                                                                                                : -1;
    }

    std::unique_ptr<QProcess> m_tray;
    std::unique_ptr<QProcess> m_first;

private Q_SLOTS:
    void initTestCase()
    {
        const auto paths = spotbook::storage::Paths::below(m_home.path());
        paths.create();
        QFile damaged(paths.journals() + QStringLiteral("/9876543210.jsonl"));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{}\n") == 3);
        damaged.close();
        m_tray = std::make_unique<QProcess>();
        m_tray->start(QStringLiteral("trayer"), {QStringLiteral("--edge"), QStringLiteral("top")});
        QVERIFY(m_tray->waitForStarted());
        m_first = start();
        QTRY_VERIFY_WITH_TIMEOUT(!windowsOf(m_first->processId()).isEmpty(), startMilliseconds);
    }

    void cleanupTestCase()
    {
        for (auto *process : {m_first.get(), m_tray.get()}) {
            process->kill();
            process->waitForFinished(5000);
        }
    }

    void anotherWindowInFront()
    {
        QProcess other;
        other.start(QStringLiteral("xmessage"), {QStringLiteral("in front")});
        QVERIFY(other.waitForStarted(5000));
        QTRY_VERIFY(activePid() != m_first->processId());
        QCOMPARE(startAgain(), 0);
        QTRY_COMPARE(activePid(), m_first->processId());
        other.kill();
        other.waitForFinished(5000);
    }

    void aMinimisedWindow()
    {
        const QString window = windowsOf(m_first->processId()).value(0);
        run(QStringLiteral("xdotool"), {QStringLiteral("windowminimize"), window});
        QTRY_VERIFY(windowsOf(m_first->processId()).isEmpty());
        QCOMPARE(startAgain(), 0);
        QTRY_COMPARE(windowsOf(m_first->processId()).size(), 1);
        QTRY_COMPARE(activePid(), m_first->processId());
    }

    void aWindowInTheTray()
    {
        QTest::qWait(3000); // it has found the tray
        run(QStringLiteral("wmctrl"),
            {QStringLiteral("-i"), QStringLiteral("-c"), windowsOf(m_first->processId()).value(0)});
        QTRY_VERIFY(windowsOf(m_first->processId()).isEmpty());
        QCOMPARE(m_first->state(), QProcess::Running);
        QCOMPARE(startAgain(), 0);
        QTRY_COMPARE(windowsOf(m_first->processId()).size(), 1);
        QTRY_COMPARE(activePid(), m_first->processId());
    }

    void aFirstThatIsHungIsNamed()
    {
        ::kill(pid_t(m_first->processId()), SIGSTOP);
        const auto second = start();
        QTRY_VERIFY_WITH_TIMEOUT(!windowsOf(second->processId()).isEmpty(), startMilliseconds);
        QTRY_COMPARE(activePid(), second->processId());
        run(QStringLiteral("xdotool"), {QStringLiteral("key"), QStringLiteral("Return")});
        QVERIFY(ends(*second, startMilliseconds));
        QCOMPARE(second->exitCode(), 1);
        ::kill(pid_t(m_first->processId()), SIGCONT);
        QCOMPARE(startAgain(), 0);
    }

    void aFirstThatWasKilledIsSucceeded()
    {
        m_first->kill();
        QVERIFY(m_first->waitForFinished(5000));
        m_first = start();
        QTRY_VERIFY_WITH_TIMEOUT(!windowsOf(m_first->processId()).isEmpty(), startMilliseconds);
        QCOMPARE(startAgain(), 0);
    }
};

QTEST_MAIN(TestGuiInstance)
#include "test_gui_instance.moc"
