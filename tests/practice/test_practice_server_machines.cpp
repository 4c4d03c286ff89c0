// The whole of the practice cloud with real machines: what the actions answer is what the machine does.
#include "practice/machine_probes.h"
#include "practice/server_bench.h"
#include "support/tether.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTcpSocket>
#include <QtTest>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

namespace {

const Parameters hangzhou{{s("RegionId"), s("cn-hangzhou")}};

Parameters with(Parameters base, std::initializer_list<std::pair<const char *, QString>> more)
{
    for (const auto &[name, value] : more)
        base.insert(s(name), value);
    return base;
}

std::unique_ptr<MachineHost> realHost(const QString &stateDir)
{
    test::tieMachinesToThisProcess();
    auto host = makeMachineHost(MachineKind::Auto, stateDir, cacheDir());
    if (host)
        host->prepareImage([](const QString &line) { qInfo("%s", qPrintable(line)); });
    return host;
}

} // namespace

class TestPracticeServerMachines : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ServerBench> m_bench;

    // Ticks and looks until it is so.
    bool soon(const std::function<bool()> &probe, int seconds = 30)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < seconds * 1000) {
            m_bench->cloud->tick();
            if (probe())
                return true;
            QTest::qWait(50);
        }
        return false;
    }
    QJsonObject machine(const QString &id)
    {
        return m_bench->call("DescribeInstances", with(hangzhou, {{"InstanceIds", s("[\"") + id + s("\"]")}}))
            .items("Instances", "Instance")
            .at(0)
            .toObject();
    }
    QString diskStatus(const QString &id)
    {
        return m_bench->call("DescribeDisks", with(hangzhou, {{"DiskIds", s("[\"") + id + s("\"]")}}))
            .items("Disks", "Disk")
            .at(0)
            .toObject()
            .value(s("Status"))
            .toString();
    }
    QString inside(const QString &id, const QString &script)
    {
        const QString invoke =
            m_bench
                ->call(
                    "RunCommand",
                    with(hangzhou, {{"Type", s("RunShellScript")}, {"CommandContent", script}, {"InstanceId.1", id}}))
                .text("InvokeId");
        const QJsonObject result =
            m_bench
                ->call("DescribeInvocationResults",
                       with(hangzhou, {{"InvokeId", invoke}, {"ContentEncoding", s("PlainText")}}))
                .body.value(s("Invocation"))
                .toObject()
                .value(s("InvocationResults"))
                .toObject()
                .value(s("InvocationResult"))
                .toArray()
                .at(0)
                .toObject();
        return result.value(s("InvocationStatus")).toString() + QLatin1Char(':')
               + result.value(s("Output")).toString().trimmed();
    }
    static QStringList loopDevices()
    {
        QStringList files;
        const QDir blocks(s("/sys/block"));
        for (const QString &loop : blocks.entryList({s("loop*")}))
            files << QFile::decodeName(fileContent(blocks.filePath(loop + s("/loop/backing_file")))).trimmed();
        return files;
    }
    // Command lines of the processes that name the folder, our own server's aside.
    static QStringList processesOn(const QString &folder)
    {
        QStringList found;
        for (const QString &pid : QDir(s("/proc")).entryList(QDir::Dirs)) {
            const QByteArray line = fileContent(s("/proc/") + pid + s("/cmdline")).replace('\0', ' ');
            if (line.contains(QFile::encodeName(folder)))
                found << QFile::decodeName(line);
        }
        return found;
    }
    static QByteArray banner(const QString &address, quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(address, port);
        return socket.waitForConnected(1000) && socket.waitForReadyRead(2000) ? socket.readAll() : QByteArray();
    }

private Q_SLOTS:
    void wholeLife()
    {
        m_bench = std::make_unique<ServerBench>(realHost);
        QVERIFY2(m_bench->cloud->host(), "no kind of machine can run here");
        m_bench->makeFile = createBlankDisk;
        m_bench->copyFile = copyDisk;
        m_bench->open(); // now with files for disks
        // prepare() moves a clock that is not used here, so the network is waited for.
        const QString vpc =
            m_bench->call("CreateVpc", with(hangzhou, {{"CidrBlock", s("192.168.0.0/16")}}), vpcVersion).text("VpcId");
        QString vSwitch;
        QVERIFY(soon([&] {
            vSwitch =
                m_bench
                    ->call("CreateVSwitch",
                           with(hangzhou,
                                {{"VpcId", vpc}, {"ZoneId", s("cn-hangzhou-h")}, {"CidrBlock", s("192.168.3.0/24")}}),
                           vpcVersion)
                    .text("VSwitchId");
            return !vSwitch.isEmpty();
        }));
        const QString group =
            m_bench->call("CreateSecurityGroup", with(hangzhou, {{"VpcId", vpc}})).text("SecurityGroupId");
        const QByteArray userData =
            "#cloud-config\n{\"runcmd\":[[\"sh\",\"-c\",\"echo from-user-data > /root/mark\"]]}\n";
        const Parameters run = with(hangzhou, {{"ZoneId", s("cn-hangzhou-h")},
                                               {"ImageFamily", s("acs:debian_12_x64")},
                                               {"InstanceType", s("ecs.gn5-c4g1.xlarge")},
                                               {"VSwitchId", vSwitch},
                                               {"SecurityGroupId", group},
                                               {"SpotStrategy", s("SpotAsPriceGo")},
                                               {"InternetMaxBandwidthOut", s("10")},
                                               {"UserData", QString::fromLatin1(userData.toBase64())}});
        QString id;
        QVERIFY(soon([&] {
            id = m_bench->call("RunInstances", run).items("InstanceIdSets", "InstanceIdSet").at(0).toString();
            return !id.isEmpty();
        }));
        QVERIFY2(soon([&] { return machine(id).value(s("Status")).toString() == s("Running"); }),
                 qPrintable(m_bench->log.join(QLatin1Char('\n'))));
        const QString address =
            machine(id).value(s("PublicIpAddress")).toObject().value(s("IpAddress")).toArray().at(0).toString();
        const quint16 ssh = m_bench->cloud->host()->outsidePort(22);
        QVERIFY(soon([&] { return inside(id, s("cat /root/mark")) == s("Success:from-user-data"); }));

        QVERIFY(banner(address, ssh).isEmpty()); // no rule, no port
        const Parameters rule = with(hangzhou, {{"SecurityGroupId", group},
                                                {"Permissions.1.IpProtocol", s("TCP")},
                                                {"Permissions.1.PortRange", s("22/22")},
                                                {"Permissions.1.SourceCidrIp", s("127.0.0.1/32")}});
        QCOMPARE(m_bench->call("AuthorizeSecurityGroup", rule).status, 200);
        QVERIFY(soon([&] { return banner(address, ssh).startsWith("SSH-2.0-"); }));
        QCOMPARE(m_bench->call("RevokeSecurityGroup", rule).status, 200);
        QVERIFY(soon([&] { return banner(address, ssh).isEmpty(); }));

        const QString disk = m_bench
                                 ->call("CreateDisk", with(hangzhou, {{"ZoneId", s("cn-hangzhou-h")},
                                                                      {"DiskCategory", s("cloud_efficiency")},
                                                                      {"Size", s("20")}}))
                                 .text("DiskId");
        QVERIFY(soon([&] { return diskStatus(disk) == s("Available"); }));
        const Parameters pair{{s("DiskId"), disk}, {s("InstanceId"), id}};
        QCOMPARE(m_bench->call("AttachDisk", pair).status, 200);
        QVERIFY(soon([&] { return diskStatus(disk) == s("In_use"); }));
        const QString device = s("/dev/disk/by-id/virtio-") + disk.mid(2);
        QCOMPARE(inside(id, s("mkfs.ext4 -q ") + device + s(" && mkdir -p /mnt/x && mount ") + device
                                + s(" /mnt/x && echo kept > /mnt/x/f && echo done")),
                 s("Success:done"));
        QCOMPARE(m_bench->call("DetachDisk", pair).code(), s("IncorrectDiskStatus"));
        QCOMPARE(diskStatus(disk), s("In_use"));
        QCOMPARE(inside(id, s("umount /mnt/x && exit 3")), s("Failed:"));
        QCOMPARE(m_bench->call("DetachDisk", pair).status, 200);
        QVERIFY(soon([&] { return diskStatus(disk) == s("Available"); }));

        m_bench->open(); // the server ends and comes back: the machine goes on
        QCOMPARE(machine(id).value(s("Status")).toString(), s("Running"));
        QCOMPARE(inside(id, s("cat /root/mark")), s("Success:from-user-data"));

        QCOMPARE(m_bench->call("StopInstance", {{s("InstanceId"), id}}).status, 200);
        QVERIFY(soon([&] { return machine(id).value(s("Status")).toString() == s("Stopped"); }));
        m_bench->open(); // a stopped machine with its system disk waits for the server as well
        QCOMPARE(machine(id).value(s("Status")).toString(), s("Stopped"));
        QCOMPARE(m_bench->call("StartInstance", {{s("InstanceId"), id}}).status, 200);
        QVERIFY(soon([&] { return machine(id).value(s("Status")).toString() == s("Running"); }));
        QCOMPARE(inside(id, s("cat /root/mark")), s("Success:from-user-data"));

        QCOMPARE(m_bench->call("DeleteInstance", {{s("InstanceId"), id}, {s("Force"), s("true")}}).status, 200);
        QVERIFY(soon([&] { return machine(id).isEmpty(); }));
        QCOMPARE(diskStatus(disk), s("Available"));
        QVERIFY(m_bench->cloud->answerFaults().isEmpty());
    }

    void aTiedMachineEndsWithWhomItIsTiedTo()
    {
        int ends[2];
        QCOMPARE(pipe2(ends, O_CLOEXEC), 0);
        const QByteArray ours = qgetenv(kTetherVariable);
        const QTemporaryDir folder;
        const auto host = realHost(folder.path());
        qputenv(kTetherVariable, QByteArray::number(ends[0]));
        const QString id = s("i-bp1tied0machine");
        const QString image = folder.filePath(s("disk"));
        MachineSpec spec;
        spec.id = id;
        spec.address = QStringLiteral("127.79.1.1");
        host->create(spec);
        createBlankDisk(image, 64 << 20);
        host->attachDisk(id, {s("bp1tied0disk"), image});
        host->start(id);
        qputenv(kTetherVariable, ours);
        ::close(ends[0]);
        QVERIFY(host->running(id));
        QVERIFY(host->kind() != s("nspawn") || loopDevices().contains(image));
        ::close(ends[1]); // as the kernel does when the one who holds it is killed
        QTRY_VERIFY_WITH_TIMEOUT(!host->running(id), 10000);
        QTRY_VERIFY_WITH_TIMEOUT(!loopDevices().contains(image), 5000);
        host->destroy(id);
    }

    void theImageBuilderEndsWithTheServer_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("asked to end") << SIGTERM;
        QTest::newRow("killed") << SIGKILL;
    }
    void theImageBuilderEndsWithTheServer()
    {
        QFETCH(int, signal);
        const QTemporaryDir folder;
        const QString cache = folder.filePath(s("cache"));
        QProcess server;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(s("SPOTBOOK_PRACTICE_CACHE"), cache);
        environment.insert(s("SPOTBOOK_PRACTICE_ACCOUNT"), s("testid:testsecret"));
        server.setProcessEnvironment(environment);
        server.setProcessChannelMode(QProcess::MergedChannels);
        for (int start = 0; start < 2; ++start) { // what the first leaves must not be in the way of the second
            server.start(s(SPOTBOOK_BIN_DIR "/spotbook-practice-cloud"), {s("--state"), folder.filePath(s("state"))});
            QTRY_VERIFY_WITH_TIMEOUT(!processesOn(cache).filter(s("mmdebstrap")).isEmpty(), 20000);
            QTest::qWait(500);
            ::kill(pid_t(server.processId()), signal);
            QVERIFY(server.waitForFinished(15000));
            QTRY_COMPARE_WITH_TIMEOUT(processesOn(cache), QStringList(), 5000);
        }
        QVERIFY(!QString::fromUtf8(server.readAll()).contains(s("waiting for another program")));
    }

    void cleanup()
    {
        if (m_bench && m_bench->cloud)
            m_bench->cloud->destroyAllMachines();
        m_bench.reset();
    }
};

QTEST_GUILESS_MAIN(TestPracticeServerMachines)
#include "test_practice_server_machines.moc"
