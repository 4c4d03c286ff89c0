// The practice cloud's executable: its folder, its log, its end.
#include "support/persian_digits.h"
#include "support/practice_server.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QtTest>
#include <fcntl.h>
#include <unistd.h>

using namespace spotbook::test;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

// The executable on its own, where a PracticeServer would wait for more or end otherwise.
struct Program
{
    explicit Program(const QString &stateDir, const QStringList &more = {},
                     QProcessEnvironment environment = QProcessEnvironment::systemEnvironment())
    {
        environment.insert(s("SPOTBOOK_PRACTICE_ACCOUNT"), s("testid:testsecret"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(s(SPOTBOOK_BIN_DIR "/spotbook-practice-cloud"), QStringList{s("--state"), stateDir} + more);
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished(20000);
    }
    bool says(const QString &text)
    {
        while (!output.contains(text) && process.waitForReadyRead(20000))
            output += QString::fromUtf8(process.readAll());
        return output.contains(text);
    }
    QProcess process;
    QString output;
};

double balanceIn(const QString &stateDir)
{
    QFile file(stateDir + s("/state.json"));
    return file.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(file.readAll()).object().value(s("balance")).toDouble()
               : 0;
}

const QStringList noMachines{s("--machines"), s("none")};

} // namespace

class TestPracticeProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoOnOneFolderAreOneTooMany()
    {
        PracticeServer first;
        Program second(first.stateDir(), noMachines);
        QVERIFY2(second.says(QStringLiteral("another practice cloud (pid %1) uses this folder").arg(first.pid())),
                 qPrintable(second.output));
        QVERIFY(second.process.waitForFinished(20000));
        QCOMPARE(second.process.exitCode(), 1);
    }

    void aKilledOneLeavesItsFolderAndItsMoney()
    {
        PracticeServer server;
        server.control({{s("fault"), s("balance")}, {s("value"), 7}});
        QTRY_COMPARE(balanceIn(server.stateDir()), 7.0); // written at its next tick
        server.killAndRestart();
        QCOMPARE(server.dump().value(s("balance")).toDouble(), 7.0);
    }

    void aBalanceOfTheAccountCountsEachTime()
    {
        const QTemporaryDir folder;
        PracticeOptions options;
        options.stateDir = folder.path();
        {
            PracticeServer server(options);
            server.control({{s("fault"), s("balance")}, {s("value"), 7}});
        }
        PracticeServer server(options);
        QCOMPARE(server.dump().value(s("balance")).toDouble(), options.balance);
    }

    void theLogHasAsciiDigits()
    {
        QVERIFY(systemDigitsAreForeign());
        PracticeServer server;
        QTRY_VERIFY(server.log().contains("ready\n")); // said after what a PracticeServer waits for
        const QString line = QString::fromUtf8(server.log()).section(QLatin1Char('\n'), 0, 0);
        QVERIFY2(QRegularExpression(s("^[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3} ")).match(line).hasMatch(),
                 qPrintable(line));
    }

    void itEndsWithWhomItIsTiedTo()
    {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        fcntl(ends[1], F_SETFD, FD_CLOEXEC);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(s("SPOTBOOK_PRACTICE_TETHER"), QString::fromLatin1(QByteArray::number(ends[0])));
        const QTemporaryDir folder;
        Program program(folder.path(), noMachines, environment);
        QVERIFY2(program.says(s("ready")), qPrintable(program.output));
        QCOMPARE(fcntl(ends[0], F_GETFL) & O_NONBLOCK, 0); // a machine waits for it by reading
        ::close(ends[0]);
        ::close(ends[1]);
        QVERIFY(program.process.waitForFinished(20000));
        QCOMPARE(program.process.exitCode(), 0);
    }

    void whyThereAreNoMachinesIsToldByTry()
    {
        const QTemporaryDir folder;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(s("PATH"), s("/usr/sbin:/sbin")); // without what machines are made of
        Program program(folder.filePath(s("state")), {}, environment);
        QVERIFY2(program.says(s("ready")), qPrintable(program.output));
        QFile log(folder.filePath(s("log")));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write(program.output.toUtf8());
        log.close();
        QProcess shell;
        const auto ask = [&](const QString &file) {
            shell.start(s("bash"), {s("-c"), s(". " SPOTBOOK_SOURCE_DIR "/packaging/lib.sh; missing_machines \"$1\""),
                                    s("test"), file});
            shell.waitForFinished(20000);
            return QString::fromUtf8(shell.readAllStandardOutput());
        };
        QVERIFY(ask(log.fileName()).contains(s("is not installed")));
        QCOMPARE(shell.exitCode(), 0);
        QCOMPARE(ask(s("/dev/null")), QString());
        QVERIFY(shell.exitCode() != 0);
    }
};

QTEST_GUILESS_MAIN(TestPracticeProgram)
#include "test_practice_program.moc"
