// The program as a person starts it: exit codes, streams, signals, secrets. A practice cloud without machines behind
// it.
#include "support/practice_server.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using namespace spotbook;

namespace {

const QByteArray secret = QByteArrayLiteral("verySecretValue0123456789");

struct Ended
{
    int code = -1;
    QByteArray out;
    QByteArray err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

} // namespace

class TestCliProgram : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PracticeServer> m_cloud;
    QTemporaryDir m_home;

    QProcessEnvironment environment(bool withKey) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIYUN_ACCESS_KEY_ID",
              "ALIYUN_ACCESS_KEY_SECRET", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("SPOTBOOK_HOME"), m_home.path());
        environment.insert(QStringLiteral("SPOTBOOK_ENDPOINT"), m_cloud->endpoint());
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        if (withKey) {
            environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"), m_cloud->options().accessKeyId);
            environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), QString::fromLatin1(secret));
        }
        return environment;
    }

    static QString program() { return QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook"); }

    Ended run(const QStringList &arguments, const QByteArray &input = {}, bool withKey = true) const
    {
        QProcess process;
        process.setProcessEnvironment(environment(withKey));
        process.start(program(), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(30000)) {
            process.kill();
            process.waitForFinished();
            return {-2, process.readAllStandardOutput(), process.readAllStandardError()};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    QStringList args(const char *line) const
    {
        return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::PracticeOptions options;
        options.accessKeyId = QStringLiteral("LTAI5tPracticeTest");
        options.accessKeySecret = secret;
        m_cloud = std::make_unique<test::PracticeServer>(options);
    }

    void whatIsForSale()
    {
        const auto regions = run(args("regions --json"));
        QVERIFY2(regions.code == 0, QByteArray(regions.err + regions.out).constData());
        QVERIFY(regions.json().value(QStringLiteral("regions")).toArray().size() >= 8);
        QVERIFY(regions.json().value(QStringLiteral("practice")).toBool());
        const auto types = run(args("types --json"));
        QCOMPARE(types.code, 0);
        QVERIFY(types.json().value(QStringLiteral("types")).toArray().size() >= 12);
        const auto prices = run(args("prices --json"));
        QCOMPARE(prices.code, 0);
        const auto rows = prices.json().value(QStringLiteral("prices")).toArray();
        QVERIFY(rows.size() > 1);
        double last = 0;
        for (const auto &row : rows) { // cheapest first
            const double price = row.toObject()
                                     .value(QStringLiteral("spotPerHour"))
                                     .toObject()
                                     .value(QStringLiteral("amount"))
                                     .toString()
                                     .toDouble();
            QVERIFY(price >= last);
            last = price;
        }
        QCOMPARE(run(args("prices")).code, 0);
    }

    void keys()
    {
        const auto check = run(args("keys check --json"));
        QCOMPARE(check.code, 0);
        QVERIFY(check.json().value(QStringLiteral("identity")).toObject().contains(QStringLiteral("accountId")));
        const auto set = run(args("--this-run-only keys set --id LTAI5tPracticeTest --json"), secret + '\n', false);
        QVERIFY2(set.code == 0, QByteArray(set.err + set.out).constData());
        QCOMPARE(set.json().value(QStringLiteral("stored")).toBool(), false);
        const auto wrong =
            run(args("--this-run-only keys set --id LTAI5tPracticeTest --json"), "anotherSecretAltogether\n", false);
        QCOMPARE(wrong.code, 6);
        QCOMPARE(wrong.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("SecretWrong"));
        QCOMPARE(run(args("--this-run-only keys check --json"), {}, false).code, 6);
        const auto broken = run(args("--this-run-only keys set --id LTAI\u00e4 --json"), secret + '\n', false);
        QCOMPARE(broken.code, 6);
        QCOMPARE(broken.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("KeyMalformed"));
        const auto policy = run(args("keys policy"), {}, false);
        QCOMPARE(policy.code, 0);
        QVERIFY(policy.json().contains(QStringLiteral("Statement")));
    }

    void nothingIsThere()
    {
        const auto sweep = run(args("sweep --json"));
        QVERIFY2(sweep.code == 0, QByteArray(sweep.err + sweep.out).constData());
        QVERIFY(sweep.json().value(QStringLiteral("items")).toArray().isEmpty());
        QCOMPARE(run(args("list --json")).code, 0);
        QCOMPARE(run(args("status nothing --json")).code, 3);
    }

    void nonsense()
    {
        const auto usage = run(args("launch --bogus --json"));
        QCOMPARE(usage.code, 2);
        QCOMPARE(usage.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("InvalidInput"));
        const auto words = run(args("launch --bogus"));
        QVERIFY(words.out.isEmpty() && words.err.contains("--bogus"));
        QCOMPARE(run(args("prices --region nirvana")).code, 2);
        const auto region = run(args("launch --region nirvana --type ecs.gn5-c4g1.xlarge --at-market --once --json"));
        QVERIFY2(region.code == 2, QByteArray(region.out + region.err).constData());
        const auto endpoint = run(args("--endpoint http://example.com regions --json"));
        QCOMPARE(endpoint.code, 2); // a key is never sent unprotected
        QCOMPARE(run(args("--version")).code, 0);
        QCOMPARE(run(args("--help")).code, 0);
        const auto window = run({});
        QCOMPARE(window.code, 2);
        QVERIFY2(window.err.contains("display"), window.err.constData());
    }

    void languages()
    {
        QVERIFY(run(args("--language zh_CN status nothing")).err.contains("未找到"));
        QVERIFY(run(args("--language zh_TW status nothing")).err.contains("找不到"));
        QVERIFY(run(args("--language zh_CN --help")).out.contains("退出码"));
        const QString region = QString::fromUtf8(run(args("regions")).out);
        QVERIFY(!region.contains(QStringLiteral("杭州")));
        // The saved one reaches the provider's names of places, too.
        QFile settings(m_home.path() + QStringLiteral("/config/settings.json"));
        QVERIFY2(settings.open(QIODevice::ReadOnly), qPrintable(settings.errorString()));
        const QByteArray before = settings.readAll();
        settings.close();
        QJsonObject json = QJsonDocument::fromJson(before).object();
        json.insert(QStringLiteral("language"), QStringLiteral("zh_CN"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(QJsonDocument(json).toJson());
        settings.close();
        QVERIFY(run(args("regions")).out.contains("杭州"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(before);
    }

    void profilesFromTheOlderTool()
    {
        QFile file(m_home.filePath(QStringLiteral("config.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no JSON");
        file.close();
        QCOMPARE(run({QStringLiteral("profile"), QStringLiteral("import"), file.fileName()}).code, 2);
        QCOMPARE(run({QStringLiteral("profile"), QStringLiteral("import"),
                      QStringLiteral(SPOTBOOK_SOURCE_DIR "/packaging/practice-profile.json"), QStringLiteral("--name"),
                      QStringLiteral("practice")})
                     .code,
                 0);
        QCOMPARE(run(args("profile show practice --json")).code, 0);
    }

    void theKeyLeavesTheEnvironmentAndNoFileHoldsIt()
    {
        QVERIFY(run(args("regions")).code == 0);
        QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(secret), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen > 0);
    }

    // Without machines behind it the launch waits for one to answer; the person has enough of it.
    void controlCUndoesInOrder()
    {
        QProcess process;
        process.setProcessEnvironment(environment(true));
        process.start(program(),
                      args("--this-run-only launch --region cn-hongkong --at-market --name impatient --json"));
        QVERIFY(process.waitForStarted());
        QByteArray said;
        QTRY_VERIFY2_WITH_TIMEOUT((said += process.readAllStandardError(),
                                   said.contains("… Start the machine") || process.state() == QProcess::NotRunning),
                                  said.constData(), 30000);
        QVERIFY2(process.state() == QProcess::Running, QByteArray(said + process.readAllStandardOutput()).constData());
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        QVERIFY(process.waitForFinished(60000));
        said += process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 4, said.constData());
        QVERIFY2(said.contains("Stopping"), said.constData());
        const auto error =
            QJsonDocument::fromJson(process.readAllStandardOutput()).object().value(QStringLiteral("error"));
        QCOMPARE(error.toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("Cancelled"));
        const auto sweep = run(args("sweep --json"));
        for (const auto &item : sweep.json().value(QStringLiteral("items")).toArray())
            QVERIFY2(!item.toObject().value(QStringLiteral("billable")).toBool(), sweep.out.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliProgram)
#include "test_cli_program.moc"
