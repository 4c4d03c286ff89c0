// The whole way in a terminal, with the real program against the practice cloud and its real machines: from a profile
// to a logged-in notebook, the work parked and taken up again, everything erased; stopped by Ctrl-C; and no secret
// anywhere.
#include "base/random.h"
#include "flow/terminal_program.h"
#include "notebook/notebook.h"
#include "support/failure_kind.h"
#include "support/practice_server.h"
#include "support/secret_scan.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using namespace spotbook;
using test::Outcome;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

const char profile[] = "practice";

QJsonObject launchOf(const Outcome &outcome)
{
    return outcome.json().value(QLatin1String("launch")).toObject();
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.toArray())
        list << item.toString();
    return list;
}

QByteArray fileContent(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTerminalWholeWay : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    QByteArray m_keySecret = base::randomHex(15).toLatin1();
    QByteArray m_password = "Pw-" + base::randomHex(10).toLatin1();
    std::unique_ptr<test::PracticeServer> m_cloud;
    std::unique_ptr<test::Program> m_program;
    std::unique_ptr<net::HttpClient> m_http = net::makeHttpClient();
    std::unique_ptr<test::ArgumentWatch> m_arguments;
    test::SecretValues m_secrets;
    QJsonObject m_launch;
    QString m_firstDisk;

    QByteArray passwordLine() const { return m_password + '\n'; }

    notebook::Probe probe(const QByteArray &password) const
    {
        const QByteArray fingerprint = m_launch.value(s("certificateFingerprint")).toString().toLatin1();
        return {QUrl(m_launch.value(s("notebookUrl")).toString()),
                QByteArray::fromHex(QByteArray(fingerprint).replace(':', "")),
                base::Secret::copyOf({password.constData(), size_t(password.size())})};
    }
    test::Remote onMachine(const QString &command)
    {
        const auto at = test::machineIn(m_cloud->dump());
        return at ? test::onMachine(*m_program, at->address, at->sshPort, command) : test::Remote();
    }
    Outcome json(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_program->runJson(arguments, input, 600);
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::PracticeOptions options;
        options.accessKeyId = s("LTAI") + base::randomHex(8);
        options.accessKeySecret = m_keySecret;
        options.machines = s("auto");
        m_secrets.add(s("access key"), m_keySecret);
        m_secrets.add(s("notebook password"), m_password);
        m_cloud = std::make_unique<test::PracticeServer>(options);
        m_program = std::make_unique<test::Program>(m_home.filePath(s("home")), m_cloud->endpoint(),
                                                    options.accessKeyId, m_keySecret);
        m_arguments = std::make_unique<test::ArgumentWatch>(m_secrets);
    }

    void theProfileIsImported()
    {
        const auto done =
            m_program->run({s("profile"), s("import"), s(SPOTBOOK_SOURCE_DIR "/packaging/practice-profile.json"),
                            s("--name"), s(profile)});
        QVERIFY2(done.exitCode == 0, done.text().constData());
        const auto shown = json({s("profile"), s("list")});
        QVERIFY2(shown.exitCode == 0 && shown.out.contains(profile), shown.text().constData());
    }

    void nothingIsThereAtFirst()
    {
        const auto listed = m_program->run({s("list")});
        QVERIFY2(listed.exitCode == 0, listed.text().constData());
        QCOMPARE(m_program->runJson({s("status"), s(profile)}).exitCode, 3);
    }

    void aLaunchAnswersWithAllThatIsNeeded()
    {
        const auto done = json(
            {s("launch"), s("--profile"), s(profile), s("--git-key"), s("own"), s("--password-stdin")}, passwordLine());
        QVERIFY2(done.exitCode == 0, done.text().constData());
        m_launch = launchOf(done);
        m_firstDisk = m_launch.value(s("workDisk")).toString();
        QVERIFY(m_launch.value(s("notebookUrl")).toString().startsWith(s("https://127.77.0.")));
        QCOMPARE(m_launch.value(s("certificateFingerprint")).toString().count(QLatin1Char(':')), 31);
        QVERIFY(m_launch.value(s("perHour")).toObject().value(s("amount")).toString().toDouble() > 0);
        QVERIFY(!m_launch.value(s("id")).toString().isEmpty());
        QVERIFY(m_firstDisk.startsWith(s("d-")));
        QCOMPARE(m_launch.value(s("stop")).toString(), s("spotbook release practice"));
        QVERIFY(done.json().value(s("practice")).toBool());
        // A script that reads standard output gets the document alone; progress is for people.
        QVERIFY2(done.err.contains("Prepare the machine"), done.err.constData());
    }

    void theNotebookTakesThePasswordOnly()
    {
        QVERIFY(!notebook::checkReady(*m_http, probe(m_password), {}).isEmpty());
        QVERIFY_FAILS(notebook::checkReady(*m_http, probe(m_password + "x"), {}), NotebookPasswordRefused);
        auto other = probe(m_password);
        other.certificateSha256[0] = char(other.certificateSha256[0] ^ 1);
        QVERIFY_FAILS(notebook::checkReady(*m_http, other, {}), CertificateMismatch);
    }

    void plainHttpGetsNothing()
    {
        const QUrl url(m_launch.value(s("notebookUrl")).toString());
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(socket.waitForConnected(5000));
        socket.write("GET / HTTP/1.0\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(5000))
            answer += socket.readAll();
        QVERIFY2(!answer.contains("HTTP/"), answer.constData());
        QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }

    void listAndStatusTellTheSame()
    {
        const auto listed = json({s("list")});
        const auto rows = listed.json().value(s("launches")).toArray();
        QCOMPARE(rows.size(), 1);
        const auto told = launchOf(json({s("status"), s(profile)}));
        for (const auto &state : {rows.first().toObject(), told}) {
            QCOMPARE(state.value(s("billing")).toString(), s("charging"));
            QVERIFY(state.value(s("ready")).toBool());
            QCOMPARE(state.value(s("workDisk")).toString(), m_firstDisk);
            QCOMPARE(state.value(s("notebookUrl")), m_launch.value(s("notebookUrl")));
        }
        const auto opened = json({s("open"), s(profile), s("--print")});
        QCOMPARE(opened.json().value(s("url")), m_launch.value(s("notebookUrl")));
        const auto person = m_program->run({s("status"), s(profile)});
        QVERIFY2(person.out.contains(m_firstDisk.toLatin1()) && person.out.contains("https://"),
                 person.text().constData());
    }

    void aSecondLaunchOfTheSameProfileIsRefused()
    {
        const auto refused = json({s("launch"), s("--profile"), s(profile)});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.errorKind(), s("AlreadyRunning"));
        QCOMPARE(m_cloud->dump().value(s("instances")).toObject().size(), 1);
    }

    void theLeaseIsChanged()
    {
        QCOMPARE(json({s("lease"), s(profile), s("3h")}).exitCode, 0);
        QCOMPARE(json({s("lease"), s(profile), s("5m")}).exitCode, 2);
        // On a gn5 stopping does not end the charge.
        QCOMPARE(json({s("stop"), s(profile)}).errorKind(), s("NotSupported"));
    }

    // What is written there belongs to the notebook's own user, and git has its key.
    void aShellIsThatOfTheWork()
    {
        const auto said =
            m_program->run({s("ssh"), s(profile), s("--"),
                            s("touch /mnt/ml/notebooks/mine && stat -c %U /mnt/ml/notebooks/mine && "
                              "git config core.sshCommand && test -r /etc/spotbook/git/key && sudo -n id -u")});
        QVERIFY2(said.exitCode == 0, said.text().constData());
        QVERIFY2(said.out.startsWith("ml\nssh -i /etc/spotbook/git/key ") && said.out.endsWith("\n0\n"),
                 said.text().constData());
        QCOMPARE(m_program->run({s("ssh"), s(profile), s("--root"), s("--"), s("id -un")}).out, QByteArray("root\n"));
    }

    void theWorkIsParked()
    {
        QCOMPARE(onMachine(s("echo kept >/mnt/ml/notebooks/kept.txt && chown ml: /mnt/ml/notebooks/kept.txt")).exitCode,
                 0);
        const auto key = onMachine(s("cat /etc/spotbook/notebook/key.pem /etc/ssh/ssh_host_*_key"));
        QVERIFY2(key.out.contains("PRIVATE KEY"), key.out.constData());
        m_secrets.add(s("private keys of the machine"), key.out);
        const auto parked = json({s("park"), s(profile)});
        QVERIFY2(parked.exitCode == 0, parked.text().constData());
        const auto receipt = parked.json().value(s("receipt")).toObject();
        QVERIFY2(texts(receipt.value(s("stays"))).join(QLatin1Char('\n')).contains(m_firstDisk),
                 parked.text().constData());
        QCOMPARE(test::billingIn(m_cloud->dump()), QStringList{m_firstDisk});
        const auto state = launchOf(json({s("status"), s(profile)}));
        QCOMPARE(state.value(s("billing")).toString(), s("parked"));
    }

    void theWorkIsTakenUpAgain()
    {
        const auto done = json({s("start"), s(profile), s("--password-stdin")}, passwordLine());
        QVERIFY2(done.exitCode == 0, done.text().constData());
        m_launch = launchOf(done);
        QCOMPARE(m_launch.value(s("workDisk")).toString(), m_firstDisk);
        QCOMPARE(onMachine(s("cat /mnt/ml/notebooks/kept.txt")).out, QByteArray("kept\n"));
        QVERIFY(!notebook::checkReady(*m_http, probe(m_password), {}).isEmpty());
    }

    void releaseKeepsTheDiskAndEraseTakesIt()
    {
        const auto released = json({s("release"), s(profile)});
        QVERIFY2(released.exitCode == 0, released.text().constData());
        QCOMPARE(test::billingIn(m_cloud->dump()), QStringList{m_firstDisk});

        const auto swept = json({s("sweep")});
        QVERIFY2(swept.out.contains(m_firstDisk.toLatin1()), swept.text().constData());
        // Not without the name typed once more.
        QCOMPARE(json({s("erase"), s(profile)}).exitCode, 2);
        QCOMPARE(json({s("erase"), s(profile), s("--confirm"), s("other")}).exitCode, 2);
        QCOMPARE(test::billingIn(m_cloud->dump()), QStringList{m_firstDisk});

        const auto erased = json({s("erase"), s(profile), s("--confirm"), s(profile)});
        QVERIFY2(erased.exitCode == 0, erased.text().constData());
        QCOMPARE(test::leftIn(m_cloud->dump()), QStringList());
        const auto empty = json({s("sweep")});
        QCOMPARE(empty.exitCode, 0);
        QCOMPARE(empty.json().value(s("items")).toArray(), QJsonArray());
    }

    // As packaging/try does it.
    void onceLeavesNothing()
    {
        const auto done = m_program->run({s("launch"), s("--profile"), s(profile), s("--once"), s("--password-stdin")},
                                         passwordLine());
        QVERIFY2(done.exitCode == 0, done.text().constData());
        for (const char *line : {"Notebook:", "Certificate:", "Price:", "nothing of this launch is left"})
            QVERIFY2(done.out.contains(line), done.text().constData());
        QCOMPARE(test::leftIn(m_cloud->dump()), QStringList());
        qInfo("what a person saw:\n%s%s", done.err.constData(), done.out.constData());
    }

    // Ctrl-C while the machine is being prepared: undone in order.
    void ctrlCUndoes()
    {
        const auto process =
            m_program->begin({s("launch"), s("--profile"), s(profile), s("--password-stdin")}, passwordLine());
        QTRY_VERIFY_WITH_TIMEOUT(test::machineIn(m_cloud->dump()).has_value(), 60'000);
        const auto at = *test::machineIn(m_cloud->dump());
        QTRY_VERIFY_WITH_TIMEOUT(
            test::onMachine(*m_program, at.address, at.sshPort, s("test -e /var/lib/spotbook/run/events")).exitCode
                == 0,
            60'000);
        QCOMPARE(::kill(pid_t(process->processId()), SIGINT), 0);
        const auto stopped = m_program->finish(*process, 120);
        QVERIFY2(stopped.exitCode == 4 && !stopped.killed, stopped.text().constData());
        QVERIFY2(stopped.err.contains("undone"), stopped.text().constData());
        QCOMPARE(test::leftIn(m_cloud->dump()), QStringList());
    }

    void noSecretWasLeftAnywhere()
    {
        const QByteArray key = fileContent(m_program->data(s("keys/id_spotbook")));
        QVERIFY(key.contains("PRIVATE KEY"));
        m_secrets.add(s("SSH key"), key);
        const QByteArray git = fileContent(m_program->data(s("keys/id_git")));
        QVERIFY(git.contains("PRIVATE KEY"));
        m_secrets.add(s("Git key"), git);
        const auto hits = m_arguments->finish();
        QVERIFY2(m_arguments->samples() > 1000, "the processes were hardly looked at");
        QVERIFY2(hits.isEmpty(), test::describe(hits).constData());
        // Settings, profiles, journals, receipts, log, caches; the SSH key itself is a file on purpose.
        const auto files = test::scanFolders(m_secrets, {m_program->home()}, {m_program->data(s("keys"))});
        QVERIFY2(files.isEmpty(), test::describe(files).constData());
        QCOMPARE(m_secrets.foundIn(m_program->transcript()), QStringList());
        QCOMPARE(m_secrets.foundIn(m_cloud->log()), QStringList());
        QVERIFY(!fileContent(m_program->data(s("spotbook.log"))).isEmpty());
        QVERIFY(m_program->looks() > 100);
        QVERIFY2(m_program->complaints().isEmpty(), qPrintable(m_program->complaints().join(QLatin1Char('\n'))));
    }

    void cleanupTestCase()
    {
        if (QTest::currentTestFailed() && m_cloud)
            qWarning("the practice cloud said:\n%s", m_cloud->log().right(8000).constData());
    }
};

QTEST_GUILESS_MAIN(TestTerminalWholeWay)
#include "terminal_whole_way.moc"
