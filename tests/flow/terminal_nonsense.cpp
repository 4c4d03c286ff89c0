// Asked for nonsense, or given a hostile world, the real program says what is wrong and what mends it, answers with the
// documented exit code, and leaves nothing behind.
//
//   test_terminal_nonsense silent-sshd   waits in real time for a machine that never answers (minutes); only that
// That case is tested with a clock of its own in test_launch (row "banner").
#include "base/random.h"
#include "cloud/aliyun/aliyun_provider.h"
#include "flow/terminal_program.h"
#include "support/practice_server.h"

#include <QTemporaryDir>
#include <QThread>
#include <QtTest>
#include <algorithm>

using namespace spotbook;
using test::Outcome;

namespace {

bool onlySilentSshd = false;

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

const char sshdNeverAnswers[] = "silent-sshd";

QJsonObject order(const char *fault, QJsonObject more = {})
{
    more.insert(s("fault"), s(fault));
    return more;
}

} // namespace

class TestTerminalNonsense : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    QByteArray m_keySecret = base::randomHex(15).toLatin1();
    std::unique_ptr<test::PracticeServer> m_cloud;    // without machines
    std::unique_ptr<test::PracticeServer> m_machines; // with real ones
    std::unique_ptr<test::Program> m_program;
    std::unique_ptr<test::Program> m_onMachines;

    std::unique_ptr<test::PracticeServer> server(const char *machines) const
    {
        test::PracticeOptions options;
        options.accessKeySecret = m_keySecret;
        options.machines = s(machines);
        return std::make_unique<test::PracticeServer>(options);
    }
    std::unique_ptr<test::Program> program(const char *home, const test::PracticeServer &cloud) const
    {
        auto made =
            std::make_unique<test::Program>(m_home.filePath(s(home)), cloud.endpoint(), s("testid"), m_keySecret);
        made->run({s("profile"), s("import"), s(SPOTBOOK_SOURCE_DIR "/packaging/practice-profile.json"), s("--name"),
                   s("practice")});
        return made;
    }
    QString file(const char *name, const QByteArray &content) const
    {
        QFile file(m_home.filePath(s(name)));
        file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }
    // Of the person's own, not made by this program.
    QString diskIn(const QString &zone)
    {
        const auto http = net::makeHttpClient();
        base::SystemClock clock;
        const auto provider = cloud::aliyun::makeAliyunProvider(
            *http, clock,
            {s("testid"), base::Secret::copyOf({m_keySecret.constData(), size_t(m_keySecret.size())}), {}},
            m_cloud->endpoint());
        cloud::DiskSpec spec;
        spec.regionId = s("cn-hongkong");
        spec.zoneId = zone;
        spec.name = s("mine");
        spec.category = s("cloud_ssd");
        spec.sizeGiB = 20;
        return provider->createDisk(spec, base::randomUuid(), {});
    }

    // Both ways of asking. Empty when the answer is as it should be.
    static QString refusal(test::Program &program, const QStringList &arguments, int exitCode, const QString &kind)
    {
        const auto script = program.runJson(arguments);
        const auto error = script.json().value(s("error")).toObject();
        const auto problem = [&](const char *what, const Outcome &outcome) -> QString {
            return s(what) + s(": ") + QString::fromUtf8(outcome.text());
        };
        if (script.exitCode != exitCode || error.value(s("kind")).toString() != kind)
            return problem("another failure", script);
        for (const char *part : {"title", "explanation", "remedy"}) {
            if (error.value(s(part)).toString().isEmpty())
                return problem("words are missing", script);
        }
        const auto person = program.run(arguments);
        qInfo("%s", person.err.constData());
        if (person.exitCode != exitCode || !person.out.isEmpty())
            return problem("a person is told something else", person);
        if (!person.err.contains(error.value(s("title")).toString().toUtf8()) || !person.err.contains("  → "))
            return problem("no remedy for a person", person);
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cloud = server("none");
        m_program = program("home", *m_cloud);
    }

    void inFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("not JSON") << QByteArray("profile: practice\n");
        QTest::newRow("a comma too many") << QByteArray("{\"region\": \"cn-hongkong\",}");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("unknown member") << QByteArray(
            R"({"region":"cn-hongkong","type":"ecs.gn5-c4g1.xlarge","regoin":"x"})");
        QTest::newRow("wrong type") << QByteArray(R"({"region":["cn-hongkong"],"type":"ecs.gn5-c4g1.xlarge"})");
    }
    void inFiles()
    {
        if (onlySilentSshd)
            return;
        QFETCH(QByteArray, content);
        const QString name = file("nonsense.json", content);
        const QString problem = refusal(*m_program, {s("profile"), s("import"), name, s("--name"), s("nonsense")}, 2,
                                        s("ProfileUnreadable"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(!m_program->run({s("profile"), s("list")}).out.contains("nonsense"));
    }

    void inOrders_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QJsonObject>("world");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("kind");
        QTest::newRow("region") << QStringList{s("--region"), s("cn-nirvana")} << QJsonObject() << 2
                                << s("RegionUnknown");
        QTest::newRow("zone") << QStringList{s("--zone"), s("cn-hongkong-z")} << QJsonObject() << 1 << s("NoStock");
        QTest::newRow("disk that is not there")
            << QStringList{s("--disk"), s("d-nothere")} << QJsonObject() << 3 << s("NotFound");
        QTest::newRow("disk too small") << QStringList{s("--disk-size"), s("5")} << QJsonObject() << 2
                                        << s("InvalidInput");
        QTest::newRow("kind of disk") << QStringList{s("--disk-category"), s("cloud_essd")} << QJsonObject() << 1
                                      << s("DiskCategoryUnfit");
        QTest::newRow("price limit") << QStringList{s("--price-limit"), s("0.01")} << QJsonObject() << 1
                                     << s("PriceAboveLimit");
        QTest::newRow("price limit that is none")
            << QStringList{s("--price-limit"), s("cheap")} << QJsonObject() << 2 << s("InvalidInput");
        QTest::newRow("lease too short") << QStringList{s("--lease"), s("5m")} << QJsonObject() << 2
                                         << s("InvalidInput");
        QTest::newRow("machine name") << QStringList{s("--machine-name"), s("a machine; rm -rf /")} << QJsonObject()
                                      << 2 << s("InvalidInput");
        QTest::newRow("SSH key that is not there")
            << QStringList{s("--ssh-key"), s("/nowhere/key")} << QJsonObject() << 2 << s("InvalidInput");
        QTest::newRow("stack that is not there")
            << QStringList{s("--stack"), s("nothing")} << QJsonObject() << 3 << s("NotFound");
        QTest::newRow("profile that is not there")
            << QStringList{s("--profile"), s("nothing")} << QJsonObject() << 3 << s("NotFound");
        QTest::newRow("quota") << QStringList() << order("quota", {{s("value"), 0}}) << 1 << s("QuotaZero");
        QTest::newRow("stock") << QStringList() << order("noStock") << 1 << s("NoStock");
        QTest::newRow("real name") << QStringList() << order("realName", {{s("value"), s("no")}}) << 1
                                   << s("RealNameMissing");
        QTest::newRow("balance") << QStringList() << order("balance", {{s("value"), 1.5}}) << 1 << s("BalanceTooLow");
    }
    void inOrders()
    {
        if (onlySilentSshd)
            return;
        QFETCH(QStringList, more);
        QFETCH(QJsonObject, world);
        QFETCH(int, exitCode);
        QFETCH(QString, kind);
        const auto before = test::leftIn(m_cloud->dump());
        if (!world.isEmpty())
            m_cloud->control(world);
        QStringList arguments{s("launch")};
        if (!more.contains(s("--profile")))
            arguments << s("--profile") << s("practice");
        const QString problem = refusal(*m_program, arguments + more, exitCode, kind);
        m_cloud->clearFaults();
        m_cloud->control(order("balance", {{s("value"), 500}}));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(test::leftIn(m_cloud->dump()), before);
    }

    void aDiskInAnotherZone()
    {
        if (onlySilentSshd)
            return;
        const QString disk = diskIn(s("cn-hongkong-c"));
        const auto before = test::leftIn(m_cloud->dump());
        const QString problem =
            refusal(*m_program,
                    {s("launch"), s("--profile"), s("practice"), s("--zone"), s("cn-hongkong-b"), s("--disk"), disk}, 1,
                    s("DiskInOtherZone"));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(test::leftIn(m_cloud->dump()), before); // and the disk is still there
        QVERIFY(before.contains(disk));
    }

    void inKeys_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("kind");
        const QByteArray good = m_keySecret;
        QTest::newRow("line break") << s("testid\n") << good.left(9) + '\n' + good.mid(9) << 0 << QString();
        QTest::newRow("blanks and a mark of the byte order")
            << s(" testid") << QByteArray("\xef\xbb\xbf") + good + "\r\n"
            << 0 << QString();
        QTest::newRow("junk") << s("testid") << good.left(9) + "\xc3\xa9\n" + good.mid(9) << 6 << s("KeyMalformed");
        QTest::newRow("control character")
            << s("testid") << good.left(9) + '\x01' + good.mid(9) << 6 << s("KeyMalformed");
        QTest::newRow("unknown id") << s("LTAInobody") << good << 6 << s("KeyRejected");
        QTest::newRow("wrong secret") << s("testid") << good + "x" << 6 << s("SecretWrong");
        QTest::newRow("none") << QString() << QByteArray() << 6 << s("KeyMissing");
    }
    void inKeys()
    {
        if (onlySilentSshd)
            return;
        QFETCH(QString, id);
        QFETCH(QByteArray, secret);
        QFETCH(int, exitCode);
        QFETCH(QString, kind);
        m_program->setKey(id, secret);
        const auto guard = qScopeGuard([&] { m_program->setKey(s("testid"), m_keySecret); });
        if (exitCode == 0) {
            const auto done = m_program->runJson({s("keys"), s("check")});
            QVERIFY2(done.exitCode == 0, done.text().constData());
            return;
        }
        for (const QStringList &arguments :
             {QStringList{s("keys"), s("check")}, QStringList{s("launch"), s("--profile"), s("practice")}}) {
            const QString problem = refusal(*m_program, arguments, exitCode, kind);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
        }
        // The same typed: the secret comes on standard input.
        m_program->setKey({}, {});
        if (!id.isEmpty()) {
            const auto typed =
                m_program->runJson({s("keys"), s("set"), s("--id"), id}, QByteArray(secret).replace('\n', "") + '\n');
            QCOMPARE(typed.exitCode, exitCode);
            QCOMPARE(typed.errorKind(), kind);
        }
        QVERIFY(!m_program->transcript().contains(m_keySecret));
    }

    // The preparing of a real machine on which something is wrong.
    void onTheMachine_data()
    {
        QTest::addColumn<QString>("sabotage");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("named");
        QTest::newRow("full disk") << s("mount -t tmpfs -o size=64k tmpfs /var/cache/apt/archives")
                                   << s("RemoteDiskFull") << s("/var/cache/apt/archives");
        QTest::newRow("port taken") << s("setsid -f python3 -m http.server 8888 >/dev/null 2>&1 </dev/null")
                                    << s("PortTaken") << s("8888");
    }
    void onTheMachine()
    {
        if (onlySilentSshd)
            return;
        QFETCH(QString, sabotage);
        QFETCH(QString, kind);
        QFETCH(QString, named);
        if (!m_machines) {
            m_machines = server("auto");
            m_onMachines = program("machines", *m_machines);
        }
        const auto process =
            m_onMachines->begin({s("--json"), s("launch"), s("--profile"), s("practice"), s("--password-stdin")},
                                "a password of this test\n");
        QTRY_VERIFY_WITH_TIMEOUT(test::machineIn(m_machines->dump()).has_value(), 60'000);
        const auto at = *test::machineIn(m_machines->dump());
        test::Remote done;
        for (int i = 0; i < 200 && done.exitCode != 0; ++i) {
            done = test::onMachine(*m_onMachines, at.address, at.sshPort, sabotage);
            QThread::msleep(100);
        }
        QVERIFY2(done.exitCode == 0, done.out.constData());
        const auto outcome = m_onMachines->finish(*process, 600);
        QCOMPARE(outcome.errorKind(), kind);
        QCOMPARE(outcome.exitCode, 1);
        const auto error = outcome.json().value(s("error")).toObject();
        QVERIFY2(error.value(s("explanation")).toString().contains(named), outcome.text().constData());
        // It was undone: there is nothing to go on with.
        QVERIFY2(error.value(s("undone")).toBool(), outcome.text().constData());
        QCOMPARE(error.value(s("command")).toString(), s("spotbook launch"));
        QVERIFY2(!error.value(s("remedy")).toString().isEmpty(), outcome.text().constData());
        qInfo("%s", outcome.text().constData());
        QCOMPARE(test::leftIn(m_machines->dump()), QStringList());
    }

    void onAMachineThatNeverAnswers()
    {
        if (!onlySilentSshd)
            return; // six minutes; see the top
        const auto outcome = m_program->runJson({s("launch"), s("--profile"), s("practice")}, {}, 600);
        QVERIFY2(outcome.exitCode == 1 && outcome.errorKind() == s("HostUnreachable"), outcome.text().constData());
        QCOMPARE(test::leftIn(m_cloud->dump()), QStringList());
    }

    void nothingWasSeenThatMustNotBe()
    {
        if (m_onMachines)
            QVERIFY2(m_onMachines->complaints().isEmpty(),
                     qPrintable(m_onMachines->complaints().join(QLatin1Char('\n'))));
        QVERIFY2(m_program->complaints().isEmpty(), qPrintable(m_program->complaints().join(QLatin1Char('\n'))));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::vector<char *> arguments(argv, argv + argc);
    const auto given = std::find_if(arguments.begin(), arguments.end(),
                                    [](const char *text) { return qstrcmp(text, sshdNeverAnswers) == 0; });
    onlySilentSshd = given != arguments.end();
    if (onlySilentSshd)
        arguments.erase(given);
    TestTerminalNonsense tests;
    return QTest::qExec(&tests, int(arguments.size()), arguments.data());
}
#include "terminal_nonsense.moc"
