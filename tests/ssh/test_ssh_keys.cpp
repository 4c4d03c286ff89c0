#include "ssh/sshd.h"

#include <QFileInfo>

using namespace spotbook;
using domain::FailureKind;

namespace {

QByteArray keygen(const QStringList &arguments, int *exitCode = nullptr)
{
    QProcess process;
    process.start(QStringLiteral("ssh-keygen"), arguments);
    process.waitForFinished(20000);
    if (exitCode)
        *exitCode = process.exitCode();
    return process.readAllStandardOutput();
}

} // namespace

class TestSshKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensshReadsWhatWeWrite_data()
    {
        QTest::addColumn<bool>("rsa");
        QTest::addColumn<QByteArray>("bits");
        QTest::newRow("ed25519") << false << QByteArray("256");
        QTest::newRow("rsa") << true << QByteArray("3072");
    }
    void opensshReadsWhatWeWrite()
    {
        QFETCH(bool, rsa);
        QFETCH(QByteArray, bits);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("sub/key"));
        const auto type = rsa ? ssh::KeyType::Rsa3072 : ssh::KeyType::Ed25519;
        const auto pair = ssh::loadOrCreateKeyFile(path, type);
        QCOMPARE(keygen({QStringLiteral("-y"), QStringLiteral("-f"), path}).trimmed().split(' ').mid(0, 2).join(' '),
                 pair.publicKey.line);
        const QByteArrayList sha = keygen({QStringLiteral("-lf"), path}).split(' ');
        QCOMPARE(sha.value(0), bits);
        QCOMPARE(sha.value(1), pair.publicKey.sha256Fingerprint());
        const QByteArrayList md5 =
            keygen({QStringLiteral("-E"), QStringLiteral("md5"), QStringLiteral("-lf"), path}).split(' ');
        QCOMPARE(md5.value(1), "MD5:" + pair.publicKey.md5Fingerprint());
        QVERIFY(pair.privatePem.reveal().find("OPENSSH PRIVATE KEY") != std::string_view::npos);

        const auto again = ssh::loadOrCreateKeyFile(path, type);
        QVERIFY(again.publicKey == pair.publicKey);
    }

    void permissionsAreStrictAndMended()
    {
        QTemporaryDir folder;
        const QString sub = folder.filePath(QStringLiteral("keys"));
        const QString path = sub + QStringLiteral("/key");
        ssh::loadOrCreateKeyFile(path, ssh::KeyType::Ed25519);
        constexpr auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::ExeOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
        QVERIFY(!(QFileInfo(sub).permissions() & others));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QFile::setPermissions(sub, QFile::Permissions(0x7755));
        ssh::loadOrCreateKeyFile(path, ssh::KeyType::Ed25519);
        QVERIFY(!(QFileInfo(path).permissions() & others));
        QVERIFY(!(QFileInfo(sub).permissions() & others));
    }

    void passPhraseIsRefused_data()
    {
        QTest::addColumn<QStringList>("form");
        QTest::newRow("openssh") << QStringList{};
        QTest::newRow("pem") << QStringList{QStringLiteral("-m"), QStringLiteral("PEM")};
        QTest::newRow("pkcs8") << QStringList{QStringLiteral("-m"), QStringLiteral("PKCS8")};
    }
    void passPhraseIsRefused()
    {
        QFETCH(QStringList, form);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("key"));
        int code = -1;
        keygen(QStringList{QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("rsa"), QStringLiteral("-N"),
                           QStringLiteral("secret"), QStringLiteral("-f"), path}
                   + form,
               &code);
        QCOMPARE(code, 0);
        COMPARE_KIND(ssh::loadKeyFile(path), FailureKind::InvalidInput);
    }

    void foreignKeysAreRead_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("form");
        QTest::newRow("rsa pem") << QStringLiteral("rsa") << QStringLiteral("PEM");
        QTest::newRow("rsa openssh") << QStringLiteral("rsa") << QStringLiteral("RFC4716");
        QTest::newRow("ecdsa") << QStringLiteral("ecdsa") << QStringLiteral("RFC4716");
        QTest::newRow("ed25519") << QStringLiteral("ed25519") << QStringLiteral("RFC4716");
    }
    void foreignKeysAreRead()
    {
        QFETCH(QString, type);
        QFETCH(QString, form);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("key"));
        keygen({QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"), QString(), QStringLiteral("-m"),
                form, QStringLiteral("-f"), path});
        QFile open(path + QStringLiteral(".pub"));
        QVERIFY(open.open(QIODevice::ReadOnly));
        QCOMPARE(ssh::loadKeyFile(path).publicKey.line, open.readAll().split(' ').mid(0, 2).join(' '));
    }

    void nonsenseIsRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("key"));
        COMPARE_KIND(ssh::loadKeyFile(path), FailureKind::InvalidInput);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("-----BEGIN OPENSSH PRIVATE KEY-----\nnonsense\n-----END OPENSSH PRIVATE KEY-----\n");
        file.close();
        COMPARE_KIND(ssh::loadKeyFile(path), FailureKind::InvalidInput);
        COMPARE_KIND(ssh::loadOrCreateKeyFile(QStringLiteral("/proc/nowhere/key"), ssh::KeyType::Ed25519),
                     FailureKind::StorageFailed);
    }

    void quoting()
    {
        const QString nasty = QStringLiteral("a'b \"$(c)\" `d`\n\\");
        QProcess shell;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QString::fromUtf8("printf %s " + ssh::quoted(nasty))});
        shell.waitForFinished();
        QCOMPARE(shell.readAllStandardOutput(), nasty.toUtf8());
    }
};

QTEST_GUILESS_MAIN(TestSshKeys)
#include "test_ssh_keys.moc"
