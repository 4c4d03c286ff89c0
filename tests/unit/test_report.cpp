// The report that a person sends: what it says, and above all what it does not.
#include "base/log.h"
#include "base/secret.h"
#include "messages/report.h"
#include "support/secret_scan.h"

#include <QDir>
#include <QTest>

using namespace spotbook;
using messages::Report;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const QByteArray keySecret = "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5";
const QByteArray password = "correct-horse-battery";
const QByteArray unknownToken = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const QByteArray unknownPhrase = "neverSeenByThisProgram77";

Report full()
{
    Report report;
    report.versions = QStringList{s("Spotbook 0.1.0"), s("Qt 5.15.8")};
    report.system = s("Debian GNU/Linux 12 (bookworm), linux 6.1.0, x86_64");
    report.language = s("zh_CN");
    report.cloud = s("Alibaba Cloud");
    report.region = s("cn-hangzhou");
    report.zone = s("cn-hangzhou-i");
    report.type = s("ecs.gn5-c4g1.xlarge");
    report.activity = s("Launch");
    report.stage = s("Buy (3 s)");
    domain::Failure failure;
    failure.kind = domain::FailureKind::NoStock;
    failure.providerCode = s("OperationDenied.NoStock");
    failure.requestId = s("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E");
    failure.detail = s("user 1234567890123456 of key LTAI5tAbCdEfGhIjKlMnOpQr has no stock");
    failure.params.insert(s("file"), s("/home/wangwei/.config/spotbook/settings.json"));
    report.failure = failure;
    report.log = QStringList{
        s("12:00:01 own address 198.51.100.23/32, then 198.51.100.23 again, machine 203.0.113.9:8888"),
        s("12:00:02 over 2001:db8::1f and ::1 and 127.77.0.3, asked 100.100.100.200"),
        s("12:00:03 wangwei@thinkpad ran /home/wangwei/bin/x for wang.wei@example.com"),
        s("12:00:04 password=") + QString::fromLatin1(unknownPhrase),
        s("12:00:05 GET https://203.0.113.9:8888/tree?token=") + QString::fromLatin1(unknownToken) + s("&reset=1"),
        s("12:00:06 \"AccessKeySecret\": \"") + QString::fromLatin1(keySecret) + s("\""),
        s("12:00:07 the notebook's is ") + QString::fromLatin1(password),
        s("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAA\n-----END OPENSSH PRIVATE "
          "KEY-----"),
    };
    report.own = {{s("/home/wangwei"), s("~")}, {s("thinkpad"), s("<computer>")}, {s("wangwei"), s("<user>")}};
    return report;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itSaysWhatHelps()
    {
        const QString text = messages::reportText(full());
        for (const char *part :
             {"Spotbook report\n", "Versions: Spotbook 0.1.0, Qt 5.15.8\n", "System: Debian GNU/Linux 12",
              "Language: zh_CN\n", "Region: cn-hangzhou\n", "Zone: cn-hangzhou-i\n", "Type: ecs.gn5-c4g1.xlarge\n",
              "Activity: Launch\n", "Stage: Buy (3 s)\n", "Failure: NoStock\n", "Code: OperationDenied.NoStock\n",
              "RequestId: 473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E\n", "Log:\n", "  12:00:01 "})
            QVERIFY2(text.contains(s(part)), qPrintable(s(part) + s("\n--\n") + text));
    }

    void nothingSecretOrPrivateIsInIt()
    {
        const auto secret = base::Secret::copyOf({keySecret.constData(), size_t(keySecret.size())});
        const auto notebook = base::Secret::copyOf({password.constData(), size_t(password.size())});
        test::SecretValues planted;
        planted.add(s("key secret"), keySecret);
        planted.add(s("password"), password);
        planted.add(s("token"), unknownToken);
        planted.add(s("phrase"), unknownPhrase);
        planted.add(s("private key"), "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAA");
        planted.add(s("key id"), "LTAI5tAbCdEfGhIjKlMnOpQr");
        planted.add(s("account"), "1234567890123456");
        planted.add(s("own address"), "198.51.100.23");
        planted.add(s("own address 6"), "2001:db8::1f");
        planted.add(s("user"), "wangwei");
        planted.add(s("mail"), "wang.wei@example.com");
        planted.add(s("computer"), "thinkpad");
        const Report report = full();
        QString before = report.failure->detail + report.failure->params.first() + report.log.join(QLatin1Char('\n'));
        QCOMPARE(planted.foundIn(before.toUtf8()).size(), 12); // all of them were there
        const QByteArray text = messages::reportText(report).toUtf8();
        QCOMPARE(planted.foundIn(text), QStringList());
        // What is left still tells one address, one person and one key from another.
        for (const char *part : {"own address <address 1>/32, then <address 1> again, machine <address 2>:8888",
                                 "and ::1 and 127.77.0.3, asked 100.100.100.200", "LTAI5t…", "~/bin/x",
                                 "~/.config/spotbook/settings.json", "password=***", "token=***&reset=1"})
            QVERIFY2(text.contains(part), text.constData());
    }

    void whatOnlyLooksAlikeStays()
    {
        const QString text = s("domain::Error at 12:00:01, libssh 0.10.6, kernel 6.1.0-18-amd64, i-bp1234567890123456, "
                               "secret-less token ring, disk d-1 40 GiB, Failed: 3 s, 10.0.0.0.1.2");
        QCOMPARE(messages::withoutPrivateParts(text, {{s("root"), s("<user>")}, {s("ml"), s("<user>")}}), text);
    }

    void onlyTheEndOfALongLogIsInIt()
    {
        Report report;
        for (int i = 0; i < 5000; ++i)
            report.log << QStringLiteral("line-%1.").arg(i);
        const QString text = messages::reportText(report);
        QVERIFY(text.contains(s("line-4999.")));
        QVERIFY(!text.contains(s("line-4900.")));
        QVERIFY(text.size() < 4000);
    }

    void theProgramKnowsItself()
    {
        const base::LogSink sink({{}, 1000, false});
        qWarning("something odd at %s", qPrintable(QDir::homePath()));
        const Report report = messages::blankReport();
        const QString versions = report.versions.join(QLatin1Char(' '));
        QVERIFY2(versions.contains(s("Qt 5.")) && versions.contains(s("libssh ")) && versions.contains(s("OpenSSL 3")),
                 qPrintable(versions));
        QCOMPARE(report.log.size(), 1);
        QVERIFY(report.log.first().contains(s("something odd")));
        if (QDir::homePath().size() > 4)
            QVERIFY(!messages::reportText(report).contains(QDir::homePath()));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"
