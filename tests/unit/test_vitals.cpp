// What a look at a machine prints, and what is made of it.
#include "domain/vitals.h"

#include <QtTest>

using namespace spotbook;
using domain::GpuPresence;

namespace {

QByteArray output(const QByteArray &gpu, const QByteArray &disk = "none\n")
{
    return "Welcome!\n#stat\ncpu  100 0 50 800 50 0 0 0 30 0\n#cpus\n4\n#meminfo\nMemTotal:       31457280 kB\n"
           "MemAvailable:   20971520 kB\n#disk\n"
           + disk + "#gpu\n" + gpu + "#end\n";
}

const QByteArray mounted = "/dev/vdb          41151808 10287952  28748132      27% /mnt/ml\n"
                           "/dev/vdb        2621440  52428 2569012    2% /mnt/ml\n";

} // namespace

class TestVitals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMachineWithAGpu()
    {
        const auto vitals = domain::parseVitals(output("Tesla P100-PCIE-16GB, 87, 10240, 16280, 61\n", mounted), {});
        QVERIFY(vitals.has_value());
        QCOMPARE(vitals->gpu, GpuPresence::Present);
        QCOMPARE(vitals->gpus,
                 (QVector<domain::GpuVitals>{{QStringLiteral("Tesla P100-PCIE-16GB"), 87, 10240, 16280, 61}}));
        QCOMPARE(vitals->cpus, 4);
        QCOMPARE(vitals->memoryTotalMiB, 30720);
        QCOMPARE(vitals->memoryUsedMiB, 10240);
        QVERIFY(vitals->work == (domain::FolderUse{10287952, 41151808, 52428, 2621440}));
    }

    void severalGpusAndFiguresThatTheDriverDoesNotTell()
    {
        const auto vitals = domain::parseVitals(
            output("NVIDIA A10, [N/A], 1, 22731, [Not Supported]\nNVIDIA A10, 3, 2, 22731, 40\n"), {});
        QCOMPARE(vitals->gpus.size(), 2);
        QVERIFY(!vitals->gpus.first().busyPercent && !vitals->gpus.first().celsius);
        QCOMPARE(vitals->gpus.first().usedMiB, std::optional<qint64>(1));
        QCOMPARE(vitals->gpus.last().busyPercent, std::optional<int>(3));
    }

    void noGpuIsNotAnUnknownOne()
    {
        QCOMPARE(domain::parseVitals(output("none\n"), {})->gpu, GpuPresence::None);
        QCOMPARE(domain::parseVitals(output("no-driver\n"), {})->gpu, GpuPresence::NoDriver);
        QCOMPARE(domain::parseVitals(output("Unable to determine the device handle\nfailed\n"), {})->gpu,
                 GpuPresence::Failed);
        QCOMPARE(domain::parseVitals(output(""), {})->gpu, GpuPresence::Unknown);
        QCOMPARE(domain::parseVitals(output("No devices were found\n"), {})->gpu, GpuPresence::Unknown);
    }

    void theCpuIsTheDifferenceOfTwoLooks()
    {
        QVERIFY(!domain::parseVitals(output("none\n"), {})->cpuPercent);
        // 150 of 1000 ticks are busy now; waiting for a disk is not.
        QCOMPARE(domain::parseVitals(output("none\n"), {100, 800})->cpuPercent, std::optional<int>(25));
        QCOMPARE(domain::parseVitals(output("none\n"), {150, 800})->cpuPercent, std::optional<int>(0));
        QVERIFY(!domain::parseVitals(output("none\n"), {100, 5000})->cpuPercent); // started anew in between
        QVERIFY(!domain::parseVitals(output("none\n"), {150, 1000})->cpuPercent);
    }

    void aDiskThatIsNotMounted()
    {
        QVERIFY(!domain::parseVitals(output("none\n"), {})->work);
        const auto noInodes =
            domain::parseVitals(output("none\n", "fuse 1000 10 990 1% /mnt/ml\nfuse - - - - /mnt/ml\n"), {});
        QVERIFY(noInodes->work == (domain::FolderUse{10, 1000, 0, 0}));
    }

    void whatIsCutShortOrForeignIsNothing()
    {
        QByteArray cut = output("none\n", mounted);
        cut.chop(5); // "#end"
        QVERIFY(!domain::parseVitals(cut, {}));
        QVERIFY(!domain::parseVitals("bash: head: command not found\n#end\n", {}));
        QVERIFY(!domain::parseVitals({}, {}));
        QVERIFY(!domain::parseVitals(output("none\n").replace("cpu  100", "cpu  x"), {}));
        QVERIFY(!domain::parseVitals(output("none\n").replace("MemAvailable", "MemSomething"), {}));
        QVERIFY(domain::parseVitals(output("none\n").replace("cpu  100", "cpu  99999999999999999999"), {})
                == std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestVitals)
#include "test_vitals.moc"
