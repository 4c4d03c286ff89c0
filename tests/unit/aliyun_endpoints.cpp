#include "cloud/aliyun/endpoints.h"
#include "domain/failure.h"

#include <QtTest>

using namespace spotbook::cloud::aliyun;
using spotbook::domain::Error;
using spotbook::domain::FailureKind;

namespace {

QString hostOf(const Endpoints &endpoints, Product product, const char *region, BillingSite site = BillingSite::China)
{
    const auto url = endpoints.urlFor(product, QString::fromLatin1(region), site);
    return url.scheme() == QLatin1String("https") ? url.host() : url.toString();
}

template <typename Work>
FailureKind kindOf(Work &&work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.kind();
    }
    return FailureKind::Internal;
}

} // namespace

class AliyunEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rulesAndExceptions_data()
    {
        QTest::addColumn<int>("product");
        QTest::addColumn<QByteArray>("region");
        QTest::addColumn<QString>("host");
        const auto row = [](Product product, const char *region, const char *host) {
            QTest::addRow("%s %s", productName(product), region)
                << int(product) << QByteArray(region) << QString::fromLatin1(host);
        };
        row(Product::Ecs, "cn-shanghai", "ecs.cn-shanghai.aliyuncs.com");
        row(Product::Ecs, "us-east-1", "ecs.us-east-1.aliyuncs.com");
        row(Product::Ecs, "cn-hangzhou", "ecs-cn-hangzhou.aliyuncs.com");
        row(Product::Ecs, "cn-shanghai-finance-1", "ecs-cn-hangzhou.aliyuncs.com");
        row(Product::Ecs, "cn-shenzhen-finance-1", "ecs-cn-hangzhou.aliyuncs.com");
        row(Product::Ecs, "cn-north-2-gov-1", "ecs.aliyuncs.com");
        row(Product::Ecs, "cn-wuhan", "ecs.aliyuncs.com");
        row(Product::Vpc, "ap-southeast-1", "vpc.ap-southeast-1.aliyuncs.com");
        row(Product::Vpc, "cn-hangzhou", "vpc.aliyuncs.com");
        row(Product::Sts, "cn-shanghai", "sts.aliyuncs.com");
        row(Product::Bss, "cn-shanghai", "business.aliyuncs.com");
    }
    void rulesAndExceptions()
    {
        QFETCH(int, product);
        QFETCH(QByteArray, region);
        QFETCH(QString, host);
        QCOMPARE(hostOf(Endpoints({}), Product(product), region.constData()), host);
    }

    void otherBillingSite()
    {
        QCOMPARE(hostOf(Endpoints({}), Product::Bss, "cn-shanghai", BillingSite::International),
                 QStringLiteral("business.ap-southeast-1.aliyuncs.com"));
    }

    void whatTheRegionSaysGoesFirst()
    {
        Endpoints endpoints{QString()};
        endpoints.learn(QStringLiteral("cn-hangzhou"), QStringLiteral("ecs.cn-hangzhou.aliyuncs.com"));
        QCOMPARE(hostOf(endpoints, Product::Ecs, "cn-hangzhou"), QStringLiteral("ecs.cn-hangzhou.aliyuncs.com"));
        // A signed request goes to nobody else.
        for (const char *foreign :
             {"evil.example", "aliyuncs.com.evil.example", "ecs.aliyuncs.com:81", "a/b.aliyuncs.com", ""})
            endpoints.learn(QStringLiteral("cn-hangzhou"), QString::fromLatin1(foreign));
        QCOMPARE(hostOf(endpoints, Product::Ecs, "cn-hangzhou"), QStringLiteral("ecs.cn-hangzhou.aliyuncs.com"));
    }

    void overrides()
    {
        const Endpoints all(QStringLiteral("http://127.0.0.1:8080"));
        for (const auto product : {Product::Ecs, Product::Vpc, Product::Sts, Product::Bss})
            QCOMPARE(all.urlFor(product, QStringLiteral("cn-shanghai")),
                     QUrl(QStringLiteral("http://127.0.0.1:8080/")));
        const Endpoints some(QStringLiteral("vpc=https://proxy.example,bss=http://localhost:1/"));
        QCOMPARE(some.urlFor(Product::Vpc, QStringLiteral("cn-shanghai")),
                 QUrl(QStringLiteral("https://proxy.example/")));
        QCOMPARE(some.urlFor(Product::Bss, {}), QUrl(QStringLiteral("http://localhost:1/")));
        QCOMPARE(hostOf(some, Product::Ecs, "cn-shanghai"), QStringLiteral("ecs.cn-shanghai.aliyuncs.com"));
    }

    void badOverrides_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"http://example.com", "ftp://127.0.0.1", "nonsense", "https://user:pw@example.com", "s3=http://127.0.0.1",
              "https://example.com/?a=b", "https://example.com/path", "https://"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void badOverrides()
    {
        QFETCH(QString, text);
        QCOMPARE(kindOf([&] { Endpoints endpoints(text); }), FailureKind::InvalidInput);
    }

    void aRegionIsNotAHostName_data()
    {
        QTest::addColumn<QString>("region");
        for (const char *text : {"", "c", "evil.example", "cn-hangzhou/", "cn-hangzhou.evil.example#", "CN-HANGZHOU",
                                 "cn hangzhou", "-a-b", "cn-hangzhou\n"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void aRegionIsNotAHostName()
    {
        QFETCH(QString, region);
        QCOMPARE(kindOf([&] { Endpoints({}).urlFor(Product::Ecs, region); }), FailureKind::RegionUnknown);
        // An override does not make nonsense a region.
        QCOMPARE(kindOf([&] { Endpoints(QStringLiteral("http://127.0.0.1:1")).urlFor(Product::Ecs, region); }),
                 FailureKind::RegionUnknown);
    }
};

QTEST_APPLESS_MAIN(AliyunEndpoints)
#include "aliyun_endpoints.moc"
