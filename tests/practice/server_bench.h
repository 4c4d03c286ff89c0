// A practice cloud inside the test, with a clock that the test moves, and signed requests to it.
#pragma once

#include "practice/cloud.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUuid>
#include <optional>

namespace spotbook::tests {

struct Answered
{
    int status = 0;
    QJsonObject body;
    practice::HttpAnswer raw;
    QString code() const { return body.value(QLatin1String("Code")).toString(); }
    QString text(const char *field) const { return body.value(QLatin1String(field)).toString(); }
    QJsonArray items(const char *outer, const char *inner) const
    {
        return body.value(QLatin1String(outer)).toObject().value(QLatin1String(inner)).toArray();
    }
};

using Parameters = QMap<QString, QString>;

class ServerBench
{
public:
    using HostMaker = std::function<std::unique_ptr<practice::MachineHost>(const QString &stateDir)>;

    explicit ServerBench(HostMaker maker = {}) : makeHost(std::move(maker)), realClock(makeHost != nullptr) { open(); }
    // With machines that are not real the test moves the clock as well.
    ServerBench(HostMaker maker, bool itsClockIsReal) : makeHost(std::move(maker)), realClock(itsClockIsReal)
    {
        open();
    }

    void open()
    {
        cloud.reset();
        practice::CloudSettings settings;
        settings.stateDir = folder.path() + QStringLiteral("/state");
        settings.cacheDir = folder.path() + QStringLiteral("/cache");
        settings.balance = balance;
        settings.nowMs = [this] { return clock(); };
        settings.makeFile = makeFile;
        settings.copyFile = copyFile;
        settings.log = [this](const QString &line) { log << line; };
        cloud = std::make_unique<practice::Cloud>(settings, makeHost ? makeHost(settings.stateDir) : nullptr);
        cloud->signatures().addKey(QStringLiteral("testid"), base::Secret::copyOf("testsecret"));
    }

    qint64 clock() const { return realClock ? QDateTime::currentMSecsSinceEpoch() : now; }

    static QByteArray query(const Parameters &parameters)
    {
        QList<QByteArray> pieces;
        for (auto it = parameters.begin(); it != parameters.end(); ++it)
            pieces << practice::percentEncode(it.key()) + '=' + practice::percentEncode(it.value());
        return pieces.join('&');
    }

    practice::HttpRequest request(const QString &action, const Parameters &parameters, const char *version) const
    {
        practice::HttpRequest request;
        request.method = "POST";
        request.path = "/";
        request.query = query(parameters);
        request.remoteAddress = "127.0.0.1";
        request.headers = {{"host", "127.0.0.1:1"},
                           {"x-acs-action", action.toLatin1()},
                           {"x-acs-version", version},
                           {"x-acs-date", practice::secondTime(clock()).toLatin1()},
                           {"x-acs-signature-nonce", QUuid::createUuid().toByteArray()},
                           {"x-acs-content-sha256", QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex()}};
        return request;
    }

    static void sign(practice::HttpRequest &request, const char *secret = "testsecret", const char *keyId = "testid")
    {
        const QList<QByteArray> names = request.headers.keys();
        request.headers.insert("authorization",
                               QByteArray("ACS3-HMAC-SHA256 Credential=") + keyId + ",SignedHeaders=" + names.join(';')
                                   + ",Signature="
                                   + practice::acs3Signature(request, names, base::Secret::copyOf(secret)));
    }

    Answered send(const practice::HttpRequest &request)
    {
        Answered answered;
        cloud->handle(request, [&](const practice::HttpAnswer &answer) {
            answered.raw = answer;
            answered.status = answer.status;
            answered.body = QJsonDocument::fromJson(answer.body).object();
        });
        cloud->drainWork(); // an answer that waits for work on the pool has come when that is done
        return answered;
    }

    Answered call(const char *action, const Parameters &parameters = {}, const char *version = "2014-05-26")
    {
        practice::HttpRequest signedRequest = request(QLatin1String(action), parameters, version);
        sign(signedRequest);
        return send(signedRequest);
    }

    QJsonObject control(const QJsonObject &order)
    {
        practice::HttpRequest request;
        request.method = "POST";
        request.path = "/practice/control";
        request.remoteAddress = "127.0.0.1";
        request.headers.insert("content-type", "application/json");
        request.body = QJsonDocument(order).toJson();
        return send(request).body;
    }

    void pass(double seconds)
    {
        now += qint64(seconds * 1000);
        cloud->tick();
        cloud->drainWork();
    }

    HostMaker makeHost;
    bool realClock = false;
    std::optional<double> balance; // of the next open()
    std::function<void(const QString &, qint64)> makeFile;
    std::function<void(const QString &, const QString &)> copyFile;
    QTemporaryDir folder;
    qint64 now = QDateTime(QDate(2026, 3, 4), QTime(10, 20), Qt::UTC).toMSecsSinceEpoch();
    QStringList log;
    std::unique_ptr<practice::Cloud> cloud;
};

// Network, group and key pair in a zone, ready for RunInstances.
struct Prepared
{
    QString vpc, vSwitch, group;
    Parameters run;
};

inline QString s(const char *text)
{
    return QString::fromLatin1(text);
}

inline const char *const vpcVersion = "2016-04-28";
inline const char *const stsVersion = "2015-04-01";
inline const char *const bssVersion = "2017-12-14";

inline Prepared prepare(ServerBench &bench, const QString &region = s("cn-hangzhou"),
                        const QString &zone = s("cn-hangzhou-h"))
{
    Prepared ready;
    ready.vpc = bench.call("CreateVpc", {{s("RegionId"), region}, {s("CidrBlock"), s("192.168.0.0/16")}}, vpcVersion)
                    .text("VpcId");
    bench.pass(1);
    ready.vSwitch = bench
                        .call("CreateVSwitch",
                              {{s("RegionId"), region},
                               {s("VpcId"), ready.vpc},
                               {s("ZoneId"), zone},
                               {s("CidrBlock"), s("192.168.3.0/24")}},
                              vpcVersion)
                        .text("VSwitchId");
    ready.group = bench
                      .call("CreateSecurityGroup",
                            {{s("RegionId"), region}, {s("VpcId"), ready.vpc}, {s("SecurityGroupName"), s("practice")}})
                      .text("SecurityGroupId");
    bench.pass(1);
    ready.run = {{s("RegionId"), region},
                 {s("ZoneId"), zone},
                 {s("ImageFamily"), s("acs:debian_12_x64")},
                 {s("InstanceType"), s("ecs.gn5-c4g1.xlarge")},
                 {s("VSwitchId"), ready.vSwitch},
                 {s("SecurityGroupId"), ready.group},
                 {s("SpotStrategy"), s("SpotAsPriceGo")},
                 {s("InternetMaxBandwidthOut"), s("10")},
                 {s("SystemDisk.Category"), s("cloud_efficiency")},
                 {s("SystemDisk.Size"), s("40")}};
    return ready;
}

} // namespace spotbook::tests
