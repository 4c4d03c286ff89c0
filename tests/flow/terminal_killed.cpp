// The real program killed with SIGKILL after each entry of a launch's journal: what bills is seen by the next start,
// which goes on or undoes it; afterwards nothing is left.
//
//   test_terminal_killed sample   a few entries, drawn with a seed that is printed (SPOTBOOK_TEST_SEED chooses it)
//   test_terminal_killed          every entry (from SPOTBOOK_TEST_FIRST_ENTRY on), until a launch lives to its end
#include "base/random.h"
#include "flow/terminal_program.h"
#include "notebook/notebook.h"
#include "support/practice_server.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <csignal>
#include <numeric>

using namespace spotbook;
using test::Outcome;

namespace {

bool onlySample = false;

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

// That a thing which was asked for does not exist is believed three minutes after; the requests of a computer whose
// clock is so much ahead are still accepted.
constexpr int believedAbsentAfter = 200;

// Entries of a launch that lives; those of the preparing of the machine, which takes most of the time, begin here.
constexpr int entriesOfALaunch = 24;
constexpr int sampleSize = 4;

} // namespace

class TestTerminalKilled : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    QByteArray m_password = "Pw-" + base::randomHex(10).toLatin1();
    std::unique_ptr<test::PracticeServer> m_cloud;
    std::unique_ptr<test::Program> m_program;
    std::unique_ptr<net::HttpClient> m_http = net::makeHttpClient();

    const QStringList m_launch{s("launch"), s("--profile"), s("practice"), s("--password-stdin")};

    Outcome json(const QStringList &arguments) { return m_program->runJson(arguments, m_password + '\n', 600); }

    // Each thing that bills, or the machine it belongs to, is in the list of everything and named by the list of
    // launches.
    QStringList billsUnseen()
    {
        const auto dump = m_cloud->dump();
        const auto swept = json({s("sweep")});
        const auto listed = json({s("list")});
        QStringList problems;
        if (swept.exitCode != 0 || listed.exitCode != 0)
            problems << QString::fromUtf8(swept.text() + listed.text());
        QStringList inSweep;
        for (const auto &item : swept.json().value(s("items")).toArray()) {
            if (item.toObject().value(s("ours")).toBool() && item.toObject().value(s("billable")).toBool())
                inSweep << item.toObject().value(s("id")).toString();
        }
        for (QString id : test::billingIn(dump)) {
            const auto disk = dump.value(s("disks")).toObject().value(id).toObject();
            if (disk.value(s("type")).toString() == s("system"))
                id = disk.value(s("instanceId")).toString();
            if (!inSweep.contains(id))
                problems << id + s(" is not in the sweep: ") + QString::fromUtf8(swept.out);
            if (!listed.out.contains(id.toLatin1()))
                problems << id + s(" is not in the list: ") + QString::fromUtf8(listed.out);
        }
        return problems;
    }

    QString launchId()
    {
        const auto listed = json({s("list")}).json();
        const auto interrupted = listed.value(s("interrupted")).toArray();
        const auto any = interrupted.isEmpty() ? listed.value(s("launches")).toArray() : interrupted;
        return any.isEmpty() ? QString() : any.first().toObject().value(s("id")).toString();
    }
    bool interrupted() { return !json({s("list")}).json().value(s("interrupted")).toArray().isEmpty(); }

    // Empty when it went well.
    QString erased()
    {
        const auto done = json({s("erase"), s("practice"), s("--confirm"), s("practice")});
        return done.exitCode == 0 ? QString() : s("erase: ") + QString::fromUtf8(done.text());
    }
    QString resumed()
    {
        const auto done = json({s("resume"), launchId(), s("--password-stdin")});
        if (done.exitCode != 0)
            return s("resume: ") + QString::fromUtf8(done.text());
        const auto launch = done.json().value(s("launch")).toObject();
        const QByteArray fingerprint = launch.value(s("certificateFingerprint")).toString().toLatin1();
        notebook::checkReady(*m_http,
                             {QUrl(launch.value(s("notebookUrl")).toString()),
                              QByteArray::fromHex(QByteArray(fingerprint).replace(':', "")),
                              base::Secret::copyOf({m_password.constData(), size_t(m_password.size())})},
                             {});
        return erased();
    }
    QString undone()
    {
        const auto done = json({s("undo"), launchId()});
        return done.exitCode == 0 ? QString() : s("undo: ") + QString::fromUtf8(done.text());
    }

    // The next start after a death. Empty when all is well.
    QString mended(bool goOn)
    {
        const auto unseen = billsUnseen();
        if (!unseen.isEmpty())
            return unseen.join(QLatin1Char('\n'));
        m_program->setVariable(s("SPOTBOOK_CLOCK_AHEAD_SECONDS"), QString::number(believedAbsentAfter));
        // Killed after the last entry it had reached its end.
        const QString problem = !interrupted() ? erased() : goOn ? resumed() : undone();
        m_program->clearVariable(s("SPOTBOOK_CLOCK_AHEAD_SECONDS"));
        if (!problem.isEmpty()) {
            qWarning("%s", qPrintable(problem)); // whole; a check cuts it short
            return problem;
        }
        const auto left = test::leftIn(m_cloud->dump());
        return left.isEmpty() ? QString() : s("left: ") + left.join(s(", "));
    }

    enum class End { Killed, Lived, Wrong };
    End launchKilledAfter(int entry, QByteArray *text)
    {
        m_program->setVariable(s("SPOTBOOK_KILL_AFTER_ENTRY"), QString::number(entry));
        const auto outcome = json(m_launch);
        m_program->clearVariable(s("SPOTBOOK_KILL_AFTER_ENTRY"));
        *text = outcome.text();
        return outcome.killed ? End::Killed : outcome.exitCode == 0 ? End::Lived : End::Wrong;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::PracticeOptions options;
        options.machines = s("auto");
        m_cloud = std::make_unique<test::PracticeServer>(options);
        m_program = std::make_unique<test::Program>(m_home.filePath(s("home")), m_cloud->endpoint(),
                                                    options.accessKeyId, options.accessKeySecret);
        const auto done =
            m_program->run({s("profile"), s("import"), s(SPOTBOOK_SOURCE_DIR "/packaging/practice-profile.json"),
                            s("--name"), s("practice")});
        QVERIFY2(done.exitCode == 0, done.text().constData());
    }

    void afterAFewEntries()
    {
        if (!onlySample)
            return; // all of them follow
        bool given = false;
        quint32 seed = quint32(qEnvironmentVariableIntValue("SPOTBOOK_TEST_SEED", &given));
        if (!given)
            seed = QRandomGenerator::system()->bounded(1u, 1000000u);
        QRandomGenerator random(seed);
        QVector<int> entries(entriesOfALaunch);
        std::iota(entries.begin(), entries.end(), 1);
        std::shuffle(entries.begin(), entries.end(), random);
        entries.resize(sampleSize);
        std::sort(entries.begin(), entries.end());
        const int goesOn = entries.at(int(random.bounded(quint32(sampleSize))));
        QStringList names;
        for (const int entry : entries)
            names << QString::number(entry);
        qInfo("SPOTBOOK_TEST_SEED=%u: killed after the entries %s; goes on after %d, undoes after the others", seed,
              qPrintable(names.join(s(", "))), goesOn);
        for (const int entry : entries) {
            QByteArray text;
            QVERIFY2(launchKilledAfter(entry, &text) == End::Killed, text.constData());
            const QString problem = mended(entry == goesOn);
            QVERIFY2(problem.isEmpty(), qPrintable(s("after entry %1: ").arg(entry) + problem));
        }
    }

    void afterEveryEntry()
    {
        if (onlySample)
            return; // a few were above
        int entry = std::max(1, qEnvironmentVariableIntValue("SPOTBOOK_TEST_FIRST_ENTRY"));
        for (;; ++entry) {
            QByteArray text;
            const auto end = launchKilledAfter(entry, &text);
            QVERIFY2(end != End::Wrong, text.constData());
            if (end == End::Lived)
                break;
            const bool goOn = entry % 2 == 0;
            const QString problem = mended(goOn);
            QVERIFY2(problem.isEmpty(), qPrintable(s("after entry %1: ").arg(entry) + problem));
            qInfo("killed after entry %d: %s", entry, goOn ? "went on" : "undone");
        }
        qInfo("a launch has %d entries", entry - 1);
        QVERIFY2(entry > entriesOfALaunch, "the sample draws from entries that do not exist");
        QCOMPARE(erased(), QString());
        QCOMPARE(test::leftIn(m_cloud->dump()), QStringList());
    }

    // Between the cloud's work and the entry that notes it, where no journal can tell what exists.
    void betweenTheWorkAndItsEntry_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("thing");
        QTest::newRow("machine") << s("RunInstances") << s("instances");
        if (!onlySample) {
            QTest::newRow("disk") << s("CreateDisk") << s("disks");
            QTest::newRow("group") << s("CreateSecurityGroup") << s("securityGroups");
            QTest::newRow("key pair") << s("ImportKeyPair") << s("keyPairs");
        }
    }
    void betweenTheWorkAndItsEntry()
    {
        QFETCH(QString, action);
        QFETCH(QString, thing);
        m_cloud->control({{s("fault"), s("hang")}, {s("action"), action}, {s("afterWork"), true}, {s("times"), 1}});
        const auto process = m_program->begin(QStringList{s("--json")} + m_launch, m_password + '\n');
        QTRY_VERIFY_WITH_TIMEOUT(!m_cloud->dump().value(thing).toObject().isEmpty(), 60'000);
        QCOMPARE(::kill(pid_t(process->processId()), SIGKILL), 0);
        QVERIFY(m_program->finish(*process).killed);
        m_cloud->clearFaults();
        const QString problem = mended(false);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanupTestCase()
    {
        QVERIFY2(m_program->complaints().isEmpty(), qPrintable(m_program->complaints().join(QLatin1Char('\n'))));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::vector<char *> arguments(argv, argv + argc);
    const auto sample =
        std::find_if(arguments.begin(), arguments.end(), [](const char *text) { return qstrcmp(text, "sample") == 0; });
    onlySample = sample != arguments.end();
    if (onlySample)
        arguments.erase(sample);
    TestTerminalKilled tests;
    return QTest::qExec(&tests, int(arguments.size()), arguments.data());
}
#include "terminal_killed.moc"
