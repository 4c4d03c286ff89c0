// The whole of the practice cloud with real machines: what the actions answer is what the machine does.
#include "practice/server_bench.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

namespace {

const Parameters hangzhou{{s("RegionId"), s("cn-hangzhou")}};

QString cacheFolder()
{
    const QByteArray given = qgetenv("SPOTBOOK_PRACTICE_CACHE");
    return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                                 + QStringLiteral("/spotbook/practice")
                           : QFile::decodeName(given);
}

Parameters with(Parameters base, std::initializer_list<std::pair<const char *, QString>> more)
{
    for (const auto &[name, value] : more)
        base.insert(s(name), value);
    return base;
}

std::unique_ptr<MachineHost> realHost(const QString &stateDir)
{
    auto host = makeMachineHost(MachineKind::Auto, stateDir, cacheFolder());
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

        QCOMPARE(m_bench->call("DeleteInstance", {{s("InstanceId"), id}, {s("Force"), s("true")}}).status, 200);
        QVERIFY(soon([&] { return machine(id).isEmpty(); }));
        QCOMPARE(diskStatus(disk), s("Available"));
        QVERIFY(m_bench->cloud->answerFaults().isEmpty());
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
