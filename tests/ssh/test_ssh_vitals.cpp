// The look at a machine with its real command, over a real sshd.
#include "flow/launch_rig.h"
#include "launch/machine_vitals.h"
#include "ssh/sshd.h"

using namespace spotbook;
using domain::GpuPresence;

namespace {

// A driver's tool in front of whatever this computer has.
class WithTool
{
public:
    explicit WithTool(const QByteArray &script)
        : sshd("SetEnv SHLVL=2 PATH=" + QFile::encodeName(m_folder.path()) + ":/usr/sbin:/usr/bin:/sbin:/bin\n")
    {
        QFile tool(m_folder.filePath(QStringLiteral("nvidia-smi")));
        if (!tool.open(QIODevice::WriteOnly) || tool.write("#!/bin/sh\n" + script) < 0
            || !tool.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no tool");
    }

private:
    QTemporaryDir m_folder;

public:
    tests::Sshd sshd;
};

std::optional<domain::Vitals> lookAt(tests::Sshd &sshd, const QString &folder)
{
    const auto session = ssh::connect(sshd.options(), {});
    const auto result = session->run(launch::vitalsCommand(folder), {}, {});
    if (result.exitCode != 0 || !result.err.isEmpty())
        qWarning("%d %s", result.exitCode, result.err.constData());
    return domain::parseVitals(result.out, {});
}

} // namespace

class TestSshVitals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCommandTellsOfThisComputer()
    {
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        const auto vitals = lookAt(sshd, QStringLiteral("/"));
        QVERIFY(vitals.has_value());
        QVERIFY(vitals->cpus >= 1);
        QVERIFY(vitals->memoryTotalMiB > 64 && vitals->memoryUsedMiB < vitals->memoryTotalMiB);
        QVERIFY(vitals->ticks.total > vitals->ticks.busy && vitals->ticks.busy > 0);
        QVERIFY(vitals->gpu != GpuPresence::Unknown);
        QVERIFY(vitals->work && vitals->work->totalKiB >= vitals->work->usedKiB);
    }

    void aFolderThatIsNoMountIsNoWorkDisk()
    {
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        for (const QString &folder : {QStringLiteral("/nowhere at all"), QStringLiteral("/usr/bin")}) {
            const auto vitals = lookAt(sshd, folder);
            QVERIFY(vitals.has_value());
            QVERIFY(!vitals->work);
        }
    }

    void theDriverSpeaks()
    {
        WithTool scene("case \"$1\" in *utilization.gpu*) echo 'Tesla V100, 12, 3, 16160, 35';; *) exit 2;; esac\n");
        QVERIFY2(scene.sshd.start(), scene.sshd.log().constData());
        const auto vitals = lookAt(scene.sshd, QStringLiteral("/"));
        QVERIFY(vitals.has_value());
        QCOMPARE(vitals->gpu, GpuPresence::Present);
        QCOMPARE(vitals->gpus.first().totalMiB, std::optional<qint64>(16160));
    }

    void theDriverIsBroken()
    {
        WithTool scene("echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18\n");
        QVERIFY2(scene.sshd.start(), scene.sshd.log().constData());
        const auto vitals = lookAt(scene.sshd, QStringLiteral("/"));
        QVERIFY(vitals.has_value());
        QCOMPARE(vitals->gpu, GpuPresence::Failed);
    }

    void manyLooksOverOneLogin()
    {
        tests::Sshd sshd;
        QVERIFY2(sshd.start(), sshd.log().constData());
        test::Rig rig;
        rig.launch(rig.plan());
        rig.access.connectToLook = [&sshd](const ssh::ConnectOptions &, const base::StopToken &stop) {
            return ssh::connect(sshd.options(), stop);
        };
        launch::MachineVitals vitals(rig.context(), std::chrono::milliseconds(1));
        QVector<launch::VitalsReading> readings;
        connect(&vitals, &launch::MachineVitals::seen, this,
                [&](const launch::VitalsReading &reading) { readings.append(reading); });
        vitals.follow(launch::states(rig.context(), {}));
        QTRY_VERIFY_WITH_TIMEOUT(readings.size() >= 10, 20000);
        QVERIFY(!readings.last().trouble);
        QVERIFY(readings.last().vitals->memoryTotalMiB > 64);
        QCOMPARE(sshd.log().count("Accepted publickey"), 1);
    }
};

QTEST_GUILESS_MAIN(TestSshVitals)
#include "test_ssh_vitals.moc"
