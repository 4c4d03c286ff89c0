#include "ssh/host_key_rotation_steps.h"
#include "ssh/sshd.h"

using namespace spotbook;
using ssh::RotationStep;

namespace {

struct Killed
{
};

// A reload closes the listening socket for a moment.
std::unique_ptr<ssh::Session> enter(const ssh::ConnectOptions &options)
{
    for (int attempt = 0;; ++attempt) {
        try {
            return ssh::connect(options, {});
        } catch (const domain::Error &error) {
            if (error.kind() == domain::FailureKind::HostKeyChanged || attempt > 100)
                throw;
            QTest::qWait(10);
        }
    }
}

} // namespace

class TestSshRotation : public QObject
{
    Q_OBJECT

    // As storage would: what is pinned survives the death of the program.
    QVector<ssh::PublicKey> m_pinned;

    std::unique_ptr<ssh::Session> rotate(const tests::Sshd &sshd, int dieAfter)
    {
        return rotate(sshd, dieAfter, "host", hangUp(sshd));
    }
    std::unique_ptr<ssh::Session> rotate(const tests::Sshd &sshd, int dieAfter, const char *keyFile,
                                         const QByteArray &reload)
    {
        ssh::RotationSetup setup = ssh::usualRotation();
        setup.hostKeyFile = sshd.path(keyFile);
        setup.reload = reload;
        int steps = 0;
        setup.done = [&](RotationStep) {
            if (++steps == dieAfter)
                throw Killed{};
        };
        auto options = sshd.options();
        options.hostKeys = m_pinned;
        options.connectTimeout = std::chrono::seconds(1);
        return ssh::rotateHostKey(options, {sshd.hostKey},
                                  [&](const QVector<ssh::PublicKey> &keys) { m_pinned = keys; }, setup, {});
    }

    static QByteArray hangUp(const tests::Sshd &sshd)
    {
        return "kill -HUP \"$(cat " + ssh::quoted(sshd.path("pid")) + ")\"";
    }
    // An sshd that looks at the key file only when it is told to: it serves a copy, which the reload makes anew.
    static QByteArray takeOver(const tests::Sshd &sshd)
    {
        return "cp -f " + ssh::quoted(sshd.path("kept")) + ' ' + ssh::quoted(sshd.path("host")) + "; " + hangUp(sshd);
    }
    static void keepApart(const tests::Sshd &sshd) { QVERIFY(QFile::copy(sshd.path("host"), sshd.path("kept"))); }

private Q_SLOTS:
    void killedAfterAnyStep_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 1; step <= 7; ++step)
            QTest::addRow("after step %d", step) << step;
    }
    void killedAfterAnyStep()
    {
        QFETCH(int, step);
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        m_pinned = {sshd.hostKey};
        if (step <= 6) {
            QVERIFY_EXCEPTION_THROWN(rotate(sshd, step), Killed);
            auto options = sshd.options();
            options.hostKeys = m_pinned;
            QCOMPARE(enter(options)->run("echo in", {}, {}).out, QByteArray("in\n"));
        }
        const auto session = rotate(sshd, 0);
        QCOMPARE(m_pinned.size(), 1);
        QVERIFY(m_pinned.first() == session->hostKey());
        QVERIFY(!(m_pinned.first() == sshd.hostKey));
        // The bootstrap key opens nothing any more, and none of its copies is left.
        COMPARE_KIND(ssh::connect(sshd.options(), {}), domain::FailureKind::HostKeyChanged);
        const QDir folder(QFileInfo(sshd.path("host")).path());
        QCOMPARE(folder.entryList({QStringLiteral("host*")}, QDir::Files),
                 QStringList({QStringLiteral("host"), QStringLiteral("host.pub")}));
        QCOMPARE(ssh::loadKeyFile(sshd.path("host")).publicKey.line, m_pinned.first().line);
        QFile open(sshd.path("host.pub"));
        QVERIFY(open.open(QIODevice::ReadOnly));
        QVERIFY(open.readAll().startsWith(m_pinned.first().line));
    }

    // Killed after the key file was replaced, with an sshd that goes on showing the old key: whichever of the two it
    // shows later is pinned, at every moment.
    void anIgnoredReloadMakesNoThirdKey()
    {
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        keepApart(sshd);
        m_pinned = {sshd.hostKey};
        QVERIFY_EXCEPTION_THROWN(rotate(sshd, 3, "kept", "true"), Killed);
        const auto both = m_pinned;
        QCOMPARE(both.size(), 2);
        COMPARE_KIND(rotate(sshd, 0, "kept", "true"), domain::FailureKind::HostKeyChanged);
        QVERIFY(m_pinned == both);
        const auto session = rotate(sshd, 0, "kept", takeOver(sshd));
        QVERIFY(session->hostKey() == both.at(1));
        QVERIFY(m_pinned == QVector<ssh::PublicKey>{both.at(1)});
        const QDir folder(QFileInfo(sshd.path("kept")).path());
        QCOMPARE(folder.entryList({QStringLiteral("kept*")}, QDir::Files),
                 QStringList({QStringLiteral("kept"), QStringLiteral("kept.pub")}));
    }

    // An image may have been made of a machine that kept what an unfinished rotation left.
    void aLeftOverCopyIsNotTakenForARotation()
    {
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        QVERIFY(QFile::copy(sshd.path("user"), sshd.path("host.spotbook-old")));
        m_pinned = {sshd.hostKey};
        QVERIFY(!(rotate(sshd, 0)->hostKey() == sshd.hostKey));
    }

    void aLateReloadIsWaitedFor()
    {
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        keepApart(sshd);
        m_pinned = {sshd.hostKey};
        const auto session = rotate(sshd, 0, "kept", "(sleep 0.3; " + takeOver(sshd) + ") >/dev/null 2>&1 &");
        QVERIFY(!(session->hostKey() == sshd.hostKey));
        QVERIFY(m_pinned == QVector<ssh::PublicKey>{session->hostKey()});
    }

    void rotatingAgainChangesNothing()
    {
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        m_pinned = {sshd.hostKey};
        rotate(sshd, 0);
        const auto first = m_pinned;
        rotate(sshd, 0);
        QVERIFY(m_pinned == first);
    }
};

QTEST_GUILESS_MAIN(TestSshRotation)
#include "test_ssh_rotation.moc"
