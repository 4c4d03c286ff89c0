#include "provisioning/arguments.h"
#include "provisioning/bundle.h"
#include "provisioning/remote_run.h"
#include "provisioning/run_stream.h"
#include "support/failure_kind.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

using namespace spotbook;
using namespace spotbook::provisioning;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(absent)");
}

QByteArray framed(const QByteArray &events)
{
    return "E " + QByteArray::number(events.size()) + '\n' + events;
}

QByteArray told(const Step &step, int index, const QByteArray &result, const QByteArray &more = {})
{
    return "{\"step\":\"" + step.name.toUtf8() + "\",\"index\":" + QByteArray::number(index)
           + ",\"count\":7,\"result\":\"" + result + "\",\"ms\":1" + more + "}\n";
}

// A machine that answers one run after the other with the given words, and from then on with the last ones. After a
// stop it has no connection any more.
class FakeSession final : public ssh::Session
{
public:
    FakeSession(const QByteArray &stream, QByteArrayList &commands) : FakeSession(QByteArrayList{stream}, commands) {}
    FakeSession(QByteArrayList streams, QByteArrayList &commands) : m_streams(std::move(streams)), m_commands(commands)
    {
    }

    ssh::CommandResult run(const QByteArray &command, const ssh::CommandOptions &options,
                           const base::StopToken &stop) override
    {
        m_commands << command;
        if (stop.stop_requested()) {
            m_lost = true;
            throw domain::Error(domain::FailureKind::Cancelled);
        }
        if (m_lost)
            throw domain::Error(domain::FailureKind::ConnectionLost);
        if (options.onOut)
            options.onOut(m_streams.first());
        if (m_streams.size() > 1)
            m_streams.removeFirst();
        ssh::CommandResult result;
        result.exitCode = 0;
        return result;
    }
    void upload(const QByteArray &, const QString &, int, const base::StopToken &) override {}
    QByteArray readFile(const QString &, qint64, qint64, const base::StopToken &) override { return {}; }
    ssh::PublicKey hostKey() const override { return {}; }
    QString ownAddressAsSeen(const base::StopToken &) override { return {}; }

private:
    QByteArrayList m_streams;
    QByteArrayList &m_commands;
    bool m_lost = false;
};

} // namespace

class ProvisioningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStackIsWhole()
    {
        QVERIFY(stackNames().contains(QStringLiteral("jupyter-apt")));
        const Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        QStringList names;
        for (const Step &step : stack.steps) {
            names << step.name;
            QVERIFY(step.check.startsWith("#!/bin/bash"));
            QVERIFY(step.apply.startsWith("#!/bin/bash"));
            QVERIFY(step.timeLimitSeconds >= 60);
        }
        QStringList sorted = names;
        sorted.sort();
        QCOMPARE(names, sorted);
        QVERIFY(names.size() >= 6);
        QCOMPARE(stack.percentAfter(0), 0);
        QCOMPARE(stack.percentAfter(names.size()), 100);
        for (int i = 1; i <= names.size(); ++i)
            QVERIFY(stack.percentAfter(i) >= stack.percentAfter(i - 1));
    }

    void everyFileIsInTheProgram()
    {
        stackNames();
        const QDir source(QStringLiteral(SPOTBOOK_SOURCE_DIR "/resources/stacks"));
        QDirIterator it(source.path(), QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (it.hasNext()) {
            const QString path = it.next();
            QCOMPARE(read(QStringLiteral(":/stacks/") + source.relativeFilePath(path)), read(path));
            ++count;
        }
        QVERIFY(count >= 17);
    }

    void ownStacksAreRead()
    {
        QTemporaryDir folder;
        const auto at = [&](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
        write(at("mine/stack.json"), R"({"title":"Mine","steps":[{"name":"20-b"},{"name":"10-a","weight":3}]})");
        for (const char *step : {"10-a", "20-b"}) {
            write(at("mine/steps/") + QString::fromLatin1(step) + QStringLiteral("/check"), "true");
            write(at("mine/steps/") + QString::fromLatin1(step) + QStringLiteral("/apply"), "true");
        }
        write(at("mine/steps/10-a/extra"), "more");
        const Stack stack = loadStack(QStringLiteral("mine"), folder.path());
        QCOMPARE(stack.title.in(QStringLiteral("zh_TW")), QStringLiteral("Mine"));
        QCOMPARE(stack.steps.first().name, QStringLiteral("10-a"));
        QCOMPARE(stack.percentAfter(1), 75);
        QCOMPARE(stack.files.value(QStringLiteral("steps/10-a/extra")), QByteArray("more"));
        QVERIFY(stackNames(folder.path()).contains(QStringLiteral("mine")));

        write(at("broken/stack.json"), R"({"steps":[{"title":"no name"}]})");
        QVERIFY_FAILS(loadStack(QStringLiteral("broken"), folder.path()), ProfileUnreadable);
        write(at("broken/stack.json"), "not json");
        QVERIFY_FAILS(loadStack(QStringLiteral("broken"), folder.path()), ProfileUnreadable);
        write(at("broken/stack.json"), R"({"steps":[{"name":"../../x"}]})");
        QVERIFY_FAILS(loadStack(QStringLiteral("broken"), folder.path()), ProfileUnreadable);
        write(at("broken/stack.json"), R"({"steps":[{"name":"10-nothing"}]})");
        QVERIFY_FAILS(loadStack(QStringLiteral("broken"), folder.path()), ProfileUnreadable);
        write(at("broken/stack.json"), R"({"steps":[]})");
        QVERIFY_FAILS(loadStack(QStringLiteral("broken"), folder.path()), ProfileUnreadable);
        QVERIFY_FAILS(loadStack(QStringLiteral("absent"), folder.path()), NotFound);
        QVERIFY_FAILS(loadStack(QStringLiteral("../mine"), folder.path() + QStringLiteral("/mine")), NotFound);
    }

    void aStackSpeaksTheLanguageThatIsAskedForOrTheNextBest()
    {
        const StackText text{
            {{QStringLiteral("en"), QStringLiteral("big")}, {QStringLiteral("zh_CN"), QString::fromUtf8("大")}}};
        QCOMPARE(text.in(QStringLiteral("zh_CN")), QString::fromUtf8("大"));
        QCOMPARE(text.in(QStringLiteral("en_GB")), QStringLiteral("big"));
        QCOMPARE(text.in(QStringLiteral("de_DE")), QStringLiteral("big"));
        QCOMPARE((StackText{{{QStringLiteral("fr"), QStringLiteral("grand")}}}.in(QStringLiteral("de"))),
                 QStringLiteral("grand"));
        QCOMPARE(StackText().in(QStringLiteral("en")), QString());
        const Stack own = loadStack(QStringLiteral("jupyter-apt"));
        for (const auto *part : {&own.title, &own.description, &own.fits}) {
            for (const char *language : {"en", "zh_CN", "zh_TW"})
                QVERIFY2(part->byLanguage.contains(QString::fromLatin1(language)), language);
        }
        QVERIFY(own.downloadMiB > 0 && own.minutes > 0);
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("odd/stack.json")), R"({"title":{"en":7},"steps":[{"name":"10-a"}]})");
        QVERIFY_FAILS(loadStack(QStringLiteral("odd"), folder.path()), ProfileUnreadable);
    }

    void tarReadsTheArchive()
    {
        const Bundle bundle = makeBundle(loadStack(QStringLiteral("jupyter-apt")));
        RunOptions options;
        options.arguments = {{QStringLiteral("user"), QStringLiteral("ml")}};
        options.secrets.insert(secretPasswordHash, base::Secret::copyOf("a secret of 512 bytes or not"));
        QTemporaryDir folder;
        QProcess tar;
        tar.start(QStringLiteral("tar"),
                  {QStringLiteral("-xpf"), QStringLiteral("-"), QStringLiteral("-C"), folder.path()});
        const QByteArray input = makeInput(options, &bundle);
        QCOMPARE(input.capacity(), input.size()); // it never moved, so no copy of a secret was left behind
        tar.write(input);
        tar.closeWriteChannel();
        QVERIFY(tar.waitForFinished());
        QCOMPARE(tar.exitCode(), 0);
        QCOMPARE(tar.readAllStandardError(), QByteArray());
        QCOMPARE(read(folder.filePath(QStringLiteral("secrets/") + secretPasswordHash)),
                 QByteArray("a secret of 512 bytes or not"));
        constexpr auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(folder.filePath(QStringLiteral("secrets"))).permissions() & others));
        QVERIFY(!(QFileInfo(folder.filePath(QStringLiteral("arguments.json"))).permissions() & others));
        QCOMPARE(read(folder.filePath(QStringLiteral("bundle/runner"))), read(QStringLiteral(":/stacks/runner")));
        QCOMPARE(read(folder.filePath(QStringLiteral("complete"))), QByteArray());
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("bundle/steps/10-wait/limit"))));
    }

    void theNameOfABundleIsItsContent()
    {
        Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        const QByteArray hash = makeBundle(stack).hash;
        QCOMPARE(makeBundle(loadStack(QStringLiteral("jupyter-apt"))).hash, hash);
        stack.steps[0].apply += "\n";
        QVERIFY(makeBundle(stack).hash != hash);
    }

    void argumentsReachTheShellAsTheyAre()
    {
        Arguments arguments;
        arguments.diskSerial = QStringLiteral("it's $(reboot) `x` \"y\"");
        arguments.diskMayBeFormatted = true;
        arguments.certificatePem = "-----BEGIN\nline\n";
        QProcess shell;
        shell.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"), QString::fromUtf8(shellVariables(arguments.toJson())
                                                     + "printf '%s|' \"$ARG_USER\" \"$ARG_DISK_SERIAL\" "
                                                       "\"$ARG_DISK_MAYFORMAT\" \"$ARG_NOTEBOOK_PORT\" "
                                                       "\"$ARG_NOTEBOOK_LOOPBACK\" \"$ARG_NOTEBOOK_CERTIFICATE\"")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(),
                 QByteArray("ml|it's $(reboot) `x` \"y\"|true|8888|false|-----BEGIN\nline\n|"));
    }

    void theStreamIsReadInPiecesOfAnySize_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 7, 1000})
            QTest::addRow("%d", size) << size;
    }
    void theStreamIsReadInPiecesOfAnySize()
    {
        QFETCH(int, size);
        const QByteArray events = "{\"a\":1}\n{\"b\":2}\n";
        const QByteArray all =
            "R 17-4\nL 5\nE 3\n\nE " + QByteArray::number(events.size()) + '\n' + events + "H\nD done\n";
        RunStream stream(100, 200);
        QByteArrayList lines;
        QByteArray log;
        stream.onEvent = [&](const QByteArray &line) { lines << line; };
        stream.onLog = [&](const QByteArray &piece) { log += piece; };
        for (int at = 0; at < all.size(); at += size)
            stream.feed(all.mid(at, size));
        QCOMPARE(stream.runId(), QByteArray("17-4"));
        QCOMPARE(log, QByteArray("E 3\n\n"));
        QCOMPARE(lines, QByteArrayList({"{\"a\":1}", "{\"b\":2}"}));
        QVERIFY(stream.over());
        QCOMPARE(stream.ending(), QByteArray("done"));
        QCOMPARE(stream.eventBytes(), 100 + events.size());
        QCOMPARE(stream.logBytes(), 205);
    }

    void halfAnEventIsNotCounted()
    {
        RunStream stream(0, 0);
        int events = 0;
        stream.onEvent = [&](const QByteArray &) { ++events; };
        stream.feed("R 1\nE 16\n{\"a\":1}\n{\"b\"");
        QCOMPARE(events, 1);
        QCOMPARE(stream.eventBytes(), 8);
        QVERIFY(!stream.over());
    }

    void onlyWhatIsToldIsDone_data()
    {
        const Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        QByteArray all;
        for (int i = 0; i < stack.steps.size(); ++i)
            all += told(stack.steps.at(i), i, "already");
        const QByteArray oneLess = all.left(all.lastIndexOf("{\"step\""));
        const Step &last = stack.steps.last();
        const int index = stack.steps.size() - 1;
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, const QByteArray &stream, const char *kind) {
            QTest::newRow(name) << "R 1\n" + stream << QString::fromLatin1(kind);
        };
        row("all", framed(all) + "D done\n", "");
        row("a step is missing", framed(oneLess) + "D done\n", "StepFailed");
        row("nothing is told", "D done\n", "StepFailed");
        row("an empty word", framed(all) + "D \n", "StepFailed");
        row("no word", framed(all) + "D\n", "StepFailed");
        row("an unknown word", framed(all) + "D perhaps\n", "StepFailed");
        row("failed without an event", framed(oneLess) + "D failed\n", "StepFailed");
        row("no room for the event", framed(oneLess) + "D nospace\n", "RemoteDiskFull");
        row("stopped", framed(oneLess) + "D stopped\n", "Cancelled");
        // Half a character at the beginning, as the machine's cut may leave it.
        const QByteArray torn = ",\"text\":\"\x89 and so on\",\"kind\":\"PortTaken\",\"value\":\"8888\"";
        row("half a character", framed(oneLess + told(last, index, "failed", torn)) + "D failed\n", "PortTaken");
    }
    void onlyWhatIsToldIsDone()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QString, kind);
        QByteArrayList commands;
        FakeSession session(stream, commands);
        base::SystemClock clock;
        const Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        const auto failure = test::failureOf([&] { runStack(session, stack, {}, clock, {}); });
        QCOMPARE(failure ? QString(domain::failureKindName(failure->kind)) : QString(), kind);
    }

    void aStepAloneIsEnoughWhenAskedFor()
    {
        const Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        RunOptions options;
        options.onlyStep = stack.steps.last().name;
        QByteArrayList commands;
        FakeSession session("R 1\n" + framed(told(stack.steps.last(), 6, "changed")) + "D done\n", commands);
        base::SystemClock clock;
        QCOMPARE(runStack(session, stack, options, clock, {}).changed, 1);
    }

    void aRunThatIsGoneIsBegunAgainAFewTimesOnly()
    {
        const Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        QByteArrayList commands;
        FakeSession session(QByteArray("R 1\nX\n"), commands);
        base::SystemClock clock;
        const auto failure = test::failureOf([&] { runStack(session, stack, {}, clock, {}); });
        QVERIFY(failure && failure->kind == domain::FailureKind::StepFailed);
        QVERIFY(failure->params.value(QStringLiteral("output")).contains(QStringLiteral("again and again")));
        QVERIFY2(commands.size() >= 3 && commands.size() <= 10, "some beginnings are a reboot or two");
    }

    void whatChangedBeforeANewBeginningCounts()
    {
        const Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        QByteArray again;
        for (int i = 0; i < stack.steps.size(); ++i)
            again += told(stack.steps.at(i), i, i == 1 ? "changed" : "already");
        QByteArrayList commands;
        const QByteArray first = framed(told(stack.steps.at(0), 0, "changed") + told(stack.steps.at(1), 1, "already"));
        const QByteArrayList runs{"R 1\n" + first + "X\n", "R 2\n" + framed(again) + "D done\n"};
        FakeSession session(runs, commands);
        base::SystemClock clock;
        const auto outcome = runStack(session, stack, {}, clock, {});
        QCOMPARE(outcome.changed, 2); // what is found right later was still changed in this run
        QCOMPARE(outcome.alreadyRight, int(stack.steps.size()) - 2);
        QCOMPARE(commands.size(), 2);
    }

    void aStopThatCostTheConnectionStillStopsTheRun()
    {
        base::StopSource stop;
        stop.request_stop();
        QByteArrayList commands;
        QByteArrayList second;
        FakeSession session(QByteArray(), commands);
        int connections = 0;
        RunOptions options;
        options.reconnectToStop = [&] {
            ++connections;
            return std::make_unique<FakeSession>(QByteArray(), second);
        };
        base::SystemClock clock;
        const Stack stack = loadStack(QStringLiteral("jupyter-apt"));
        QVERIFY_FAILS(runStack(session, stack, options, clock, stop.get_token()), Cancelled);
        QCOMPARE(connections, 1);
        QCOMPARE(second.size(), 1);
        QVERIFY(second.first().endsWith("/runner stop"));
    }

    void nonsenseIsRefused()
    {
        RunStream stream(0, 0);
        QVERIFY_FAILS(stream.feed("bash: line 1: oops\n"), BadAnswer);
        RunStream other(0, 0);
        QVERIFY_FAILS(other.feed("E many\n"), BadAnswer);
        RunStream third(0, 0);
        QVERIFY_FAILS(third.feed("L -5\n"), BadAnswer);
    }
};

QTEST_GUILESS_MAIN(ProvisioningTest)
#include "provisioning_test.moc"
