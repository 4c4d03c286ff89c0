// The launch journal: durable, locked, honest about what it cannot read.
#include "base/secret.h"
#include "storage/journal.h"
#include "support/failure_kind.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace spotbook;
using storage::Act;
using storage::Entry;
using storage::Journal;

namespace {

const QDateTime noon(QDate(2024, 3, 1), QTime(12, 0, 0, 125), Qt::UTC);
const QString launchId = QStringLiteral("20240301-ab12");

domain::LaunchPlan somePlan()
{
    domain::LaunchPlan plan;
    plan.profile = QStringLiteral("fastai");
    plan.regionId = QStringLiteral("cn-hongkong");
    plan.typeId = QStringLiteral("ecs.gn5-c4g1.xlarge");
    plan.priceLimit = domain::Money::parse(QStringLiteral("2.5"), QStringLiteral("CNY"));
    return plan;
}

struct Home
{
    QTemporaryDir folder;
    storage::Paths paths = storage::Paths::below(folder.path());
    QString file() const { return paths.journals() + QLatin1Char('/') + launchId + QStringLiteral(".jsonl"); }
    QByteArray content() const
    {
        QFile opened(file());
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    void setContent(const QByteArray &bytes) const
    {
        QFile opened(file());
        if (!opened.open(QIODevice::WriteOnly) || opened.write(bytes) != bytes.size())
            qFatal("cannot write");
    }
};

// A journal with its beginning, an intent and a result, closed again.
void fill(const Home &home)
{
    const auto journal = Journal::create(home.paths, launchId, somePlan(), noon);
    journal->intent(Act::CreateDisk, noon.addSecs(1), QStringLiteral("token-1"), QStringLiteral("disk-name"),
                    {{QStringLiteral("zone"), QStringLiteral("z")}});
    journal->result(Act::CreateDisk, noon.addSecs(2), QStringLiteral("d-1"));
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Journal::setAppendHook({}); }

    void roundTrip()
    {
        const Home home;
        fill(home);
        const auto journal = Journal::open(home.paths, launchId);
        QCOMPARE(journal->launchId(), launchId);
        QVERIFY(journal->plan() == somePlan());
        const auto &entries = journal->entries();
        QCOMPARE(entries.size(), 3);
        QVERIFY(entries.at(0).act == Act::Begin && entries.at(0).at == noon);
        QVERIFY(entries.at(1).kind == Entry::Kind::Intent);
        QCOMPARE(entries.at(1).token, QStringLiteral("token-1"));
        QCOMPARE(entries.at(1).name, QStringLiteral("disk-name"));
        QCOMPARE(entries.at(1).data.value(QStringLiteral("zone")).toString(), QStringLiteral("z"));
        QCOMPARE(entries.at(2).id, QStringLiteral("d-1"));
        QCOMPARE(entries.at(2).at, noon.addSecs(2));
        QCOMPARE(Journal::read(home.paths, launchId).size(), 3);
        struct stat status
        {
        };
        QVERIFY(::stat(QFile::encodeName(home.file()).constData(), &status) == 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
    }

    void everyActSurvives()
    {
        const Home home;
        {
            const auto journal = Journal::create(home.paths, launchId, somePlan(), noon);
            for (int act = 1; act <= int(Act::End); ++act)
                journal->result(Act(act), noon, storage::actName(Act(act)));
        }
        const auto entries = Journal::read(home.paths, launchId);
        QCOMPARE(entries.size(), int(Act::End) + 1);
        for (int act = 1; act <= int(Act::End); ++act) {
            QVERIFY(entries.at(act).act == Act(act));
            QVERIFY(!entries.at(act).id.isEmpty());
        }
    }

    void queries()
    {
        const Home home;
        const auto journal = Journal::create(home.paths, launchId, somePlan(), noon);
        QVERIFY(journal->idOf(Act::CreateMachine).isEmpty());
        QVERIFY(!journal->lastIntent(Act::CreateMachine) && !journal->lastResult(Act::CreateMachine));
        journal->intent(Act::CreateMachine, noon, QStringLiteral("t1"), {});
        QVERIFY(journal->idOf(Act::CreateMachine).isEmpty());
        journal->result(Act::CreateMachine, noon, QStringLiteral("i-1"));
        QCOMPARE(journal->idOf(Act::CreateMachine), QStringLiteral("i-1"));
        journal->append({Act::CreateMachine, Entry::Kind::Note, noon});
        QCOMPARE(journal->idOf(Act::CreateMachine), QStringLiteral("i-1"));
        journal->intent(Act::CreateMachine, noon, QStringLiteral("t2"), {});
        QVERIFY(journal->idOf(Act::CreateMachine).isEmpty()); // an open intent: the old id says nothing
        QCOMPARE(journal->lastIntent(Act::CreateMachine)->token, QStringLiteral("t2"));
        QCOMPARE(journal->lastResult(Act::CreateMachine)->id, QStringLiteral("i-1"));
        QVERIFY(!journal->ended());
        journal->intent(Act::End, noon, {}, {});
        QVERIFY(!journal->ended());
        journal->result(Act::End, noon, QStringLiteral("released"));
        QVERIFY(journal->ended() && journal->has(Act::End, Entry::Kind::Result));
    }

    void tornEndIsIgnoredAtEveryByte()
    {
        const Home home;
        fill(home);
        const QByteArray whole = home.content();
        const int lastLine = whole.lastIndexOf('\n', whole.size() - 2) + 1;
        for (int size = lastLine; size < whole.size(); ++size) {
            home.setContent(whole.left(size));
            QCOMPARE(Journal::read(home.paths, launchId).size(), 2);
        }
        {
            // What is appended after a torn end begins a line of its own.
            const auto journal = Journal::open(home.paths, launchId);
            QCOMPARE(journal->entries().size(), 2);
            journal->result(Act::CreateDisk, noon, QStringLiteral("d-2"));
        }
        const auto entries = Journal::read(home.paths, launchId);
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.at(2).id, QStringLiteral("d-2"));
    }

    void anythingElseUnreadableNamesFileAndLine_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("line");
        QTest::newRow("garbage in the middle") << QByteArray("\"kind\":\"intent\"") << QByteArray("\0\0\0") << 2;
        QTest::newRow("unknown act") << QByteArray("\"act\":\"create-disk\",\"at\":\"2024-03-01T12:00:02")
                                     << QByteArray("\"act\":\"create-moon\",\"at\":\"2024-03-01T12:00:02") << 3;
        QTest::newRow("bad time") << QByteArray("12:00:01.125Z") << QByteArray("noon") << 2;
        QTest::newRow("no beginning") << QByteArray("\"act\":\"begin\"") << QByteArray("\"act\":\"end\"") << 1;
        QTest::newRow("plan") << QByteArray("\"region\"") << QByteArray("\"rehion\"") << 1;
        QTest::newRow("empty line") << QByteArray("{\"act\":\"create-disk\"")
                                    << QByteArray("\n{\"act\":\"create-disk\"") << 2;
    }

    void anythingElseUnreadableNamesFileAndLine()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, line);
        const Home home;
        fill(home);
        QByteArray content = home.content();
        QVERIFY2(content.contains(from), content.constData());
        home.setContent(content.replace(from, to));
        for (const bool lock : {false, true}) {
            const auto failure = test::failureOf([&] {
                if (lock)
                    Journal::open(home.paths, launchId);
                else
                    Journal::read(home.paths, launchId);
            });
            QVERIFY(failure && failure->kind == domain::FailureKind::StorageFailed);
            QCOMPARE(failure->params.value(QStringLiteral("file")), home.file());
            QVERIFY2(failure->params.value(QStringLiteral("reason")).startsWith(QStringLiteral("line %1: ").arg(line)),
                     qPrintable(failure->params.value(QStringLiteral("reason"))));
        }
    }

    void oneHolderAtATime()
    {
        const Home home;
        auto first = Journal::create(home.paths, launchId, somePlan(), noon);
        const auto failure = test::failureOf([&] { Journal::open(home.paths, launchId); });
        QVERIFY(failure && failure->kind == domain::FailureKind::AnotherRunActive);
        QCOMPARE(failure->params.value(QStringLiteral("profile")), QStringLiteral("fastai"));
        QCOMPARE(Journal::read(home.paths, launchId).size(), 1); // looking needs no lock
        first.reset();
        QVERIFY(Journal::open(home.paths, launchId) != nullptr);
    }

    void childrenDoNotInheritTheLock()
    {
        const Home home;
        auto journal = Journal::create(home.paths, launchId, somePlan(), noon);
        QProcess child;
        child.start(QStringLiteral("sleep"), {QStringLiteral("30")});
        QVERIFY(child.waitForStarted());
        journal.reset();
        QVERIFY(Journal::open(home.paths, launchId) != nullptr);
        child.kill();
        child.waitForFinished();
    }

    void createRefusesToOverwrite()
    {
        const Home home;
        fill(home);
        const QByteArray before = home.content();
        QVERIFY_FAILS(Journal::create(home.paths, launchId, somePlan(), noon), AlreadyExists);
        QCOMPARE(home.content(), before);
        QVERIFY_FAILS(Journal::open(home.paths, QStringLiteral("none")), NotFound);
        QVERIFY_FAILS(Journal::open(home.paths, QStringLiteral("../settings")), InvalidInput);
        QVERIFY_FAILS(Journal::create(home.paths, QStringLiteral("a/b"), somePlan(), noon), InvalidInput);
    }

    void interruptedCreationIsNoLaunch()
    {
        const Home home;
        home.paths.create();
        QFile half(home.file() + QStringLiteral(".new"));
        QVERIFY(half.open(QIODevice::WriteOnly) && half.write("{\"act\":\"beg") > 0);
        half.close();
        QVERIFY(Journal::launchIds(home.paths).isEmpty());
        fill(home);
        QCOMPARE(Journal::read(home.paths, launchId).size(), 3);
    }

    void aFailedCreationLeavesNothingBehind()
    {
        const Home home;
        const auto secret = base::Secret::copyOf("a-password-in-the-plan");
        auto plan = somePlan();
        plan.extraParameters.insert(QStringLiteral("Password"), QStringLiteral("a-password-in-the-plan"));
        QVERIFY_FAILS(Journal::create(home.paths, launchId, plan, noon), Internal);
        QCOMPARE(QDir(home.paths.journals()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void theBeginningTellsWhereAndIsReadByItself()
    {
        const Home home;
        const QJsonObject origin{{QStringLiteral("account"), QStringLiteral("17")}};
        Journal::create(home.paths, launchId, somePlan(), noon, origin);
        QFile file(home.paths.journals() + QLatin1Char('/') + launchId + QStringLiteral(".jsonl"));
        QVERIFY(file.open(QIODevice::Append));
        file.write("nonsense\n");
        file.close();
        QVERIFY_FAILS(Journal::read(home.paths, launchId), StorageFailed);
        const auto begin = Journal::readBeginning(home.paths, launchId);
        QVERIFY(begin);
        QCOMPARE(begin->data.value(QStringLiteral("account")).toString(), QStringLiteral("17"));
        QVERIFY(begin->data.contains(QStringLiteral("plan")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense\n");
        file.close();
        QVERIFY(!Journal::readBeginning(home.paths, launchId));
        QVERIFY(!Journal::readBeginning(home.paths, QStringLiteral("none")));
    }

    void aFolderThatCannotBeReadIsNotAnEmptyOne()
    {
        const Home home;
        QVERIFY(QDir().mkpath(QFileInfo(home.paths.journals()).path()));
        QFile file(home.paths.journals());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY_FAILS(Journal::launchIds(home.paths), StorageFailed);
    }

    void newestLast()
    {
        const Home home;
        const QStringList names{QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")};
        for (int i = 0; i < names.size(); ++i)
            Journal::create(home.paths, names.at(i), somePlan(), noon.addSecs(i));
        QCOMPARE(Journal::launchIds(home.paths), names);
        QVERIFY(Journal::launchIds(storage::Paths::below(home.folder.filePath(QStringLiteral("none")))).isEmpty());
    }

    void secretsNeverGetIn()
    {
        const Home home;
        const auto journal = Journal::create(home.paths, launchId, somePlan(), noon);
        const auto secret = base::Secret::copyOf("AccessKeySecretOf30Characters/");
        QVERIFY_FAILS(journal->result(Act::Ready, noon, QStringLiteral("AccessKeySecretOf30Characters/")), Internal);
        QVERIFY_FAILS(journal->intent(Act::Ready, noon, {}, {},
                                      {{QStringLiteral("url"), QStringLiteral("?k=AccessKeySecretOf30Characters%2F")}}),
                      Internal);
        QCOMPARE(journal->entries().size(), 1);
        QVERIFY(!home.content().contains("AccessKeySecret"));
        journal->result(Act::Ready, noon, QStringLiteral("fine"));
        QCOMPARE(Journal::read(home.paths, launchId).size(), 2);
    }

    void hookSeesEachDurableEntry()
    {
        const Home home;
        QVector<int> seen;
        Journal::setAppendHook([&](int count) {
            seen.append(count);
            if (home.content().count('\n') != count)
                qFatal("the hook ran before the entry was written");
        });
        fill(home);
        QCOMPARE(seen, (QVector<int>{1, 2, 3}));
    }

    void killedAtAnyEntryItIsReadable()
    {
        for (int last = 1; last <= 3; ++last) {
            const Home home;
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                Journal::setAppendHook([last](int count) {
                    if (count == last)
                        ::kill(::getpid(), SIGKILL);
                });
                fill(home);
                ::_exit(1);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
            QCOMPARE(Journal::open(home.paths, launchId)->entries().size(), last);
        }
    }

    void aFullDiskLeavesNoHalfLine()
    {
        const Home home;
        const auto journal = Journal::create(home.paths, launchId, somePlan(), noon);
        const QByteArray before = home.content();
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{};
        QVERIFY(::getrlimit(RLIMIT_FSIZE, &old) == 0);
        const rlimit tight{rlim_t(before.size() + 20), old.rlim_max};
        QVERIFY(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
        const auto failure =
            test::failureOf([&] { journal->result(Act::Ready, noon, QString(500, QLatin1Char('x'))); });
        ::setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(failure && failure->kind == domain::FailureKind::StorageFailed);
        QCOMPARE(home.content(), before);
        QCOMPARE(journal->entries().size(), 1);
        journal->result(Act::Ready, noon, QStringLiteral("i-1"));
        QCOMPARE(Journal::read(home.paths, launchId).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "test_journal.moc"
