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
        ssh::RotationSetup setup = ssh::usualRotation();
        setup.hostKeyFile = sshd.path("host");
        setup.reload = "kill -HUP \"$(cat " + ssh::quoted(sshd.path("pid")) + ")\"";
        int steps = 0;
        setup.done = [&](RotationStep) {
            if (++steps == dieAfter)
                throw Killed{};
        };
        auto options = sshd.options();
        options.hostKeys = m_pinned;
        return ssh::rotateHostKey(options, {sshd.hostKey},
                                  [&](const QVector<ssh::PublicKey> &keys) { m_pinned = keys; }, setup, {});
    }

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
