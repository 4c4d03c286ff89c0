// No core file can be written once the guard is up. The limits cannot be taken back: a child process tries
// it.
#include "base/process_guard.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace spotbook;

class TestProcessGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noCoreAfterGuard()
    {
        const QTemporaryDir folder;
        const QByteArray where = folder.path().toLocal8Bit();
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const rlimit large{RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_CORE, &large);
            if (::chdir(where.constData()) != 0 || !base::disableCoreDumps())
                ::_exit(2);
            rlimit now{1, 1};
            if (::getrlimit(RLIMIT_CORE, &now) != 0 || now.rlim_cur != 0 || now.rlim_max != 0)
                ::_exit(3);
            if (::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
                ::_exit(4);
            std::signal(SIGABRT, SIG_DFL);
            std::abort();
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFSIGNALED(status), qPrintable(QStringLiteral("exit %1").arg(WEXITSTATUS(status))));
        QCOMPARE(WTERMSIG(status), SIGABRT);
        QVERIFY(!WCOREDUMP(status));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProcessGuard)
#include "test_process_guard.moc"
