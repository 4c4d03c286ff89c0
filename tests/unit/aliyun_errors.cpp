#include "cloud/aliyun/error_table.h"

#include <QFile>
#include <QSet>
#include <QtTest>
#include <optional>

using namespace spotbook::cloud::aliyun;
using spotbook::domain::FailureKind;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

// What a reader would take a code for that nobody has put into the table; none: its name does not say.
std::optional<FailureKind> kindByName(const QString &code)
{
    const auto has = [&](const char *part) { return code.contains(QLatin1String(part)); };
    if (code.endsWith(s(".NotFound")) || code.endsWith(s("NotExist")))
        return FailureKind::NotFound;
    if (code.startsWith(s("Invalid")) || has("Malformed"))
        return FailureKind::InvalidInput;
    if (has("Quota") || has("LimitExceed"))
        return FailureKind::QuotaReached;
    if (has("NotSupport"))
        return FailureKind::NotSupported;
    if (has("Conflict") || code.startsWith(s("Incorrect")))
        return FailureKind::Conflict;
    return std::nullopt;
}

void isMapped(const QString &code, int status)
{
    const auto meaning = meaningOf(code, status);
    if (meaning.known == Known::ByRow)
        return;
    if (status >= 500) {
        QVERIFY2(meaning.kind == FailureKind::ServiceDown, qPrintable(code));
        return;
    }
    QVERIFY2(meaning.known == Known::ByRule, qPrintable(code));
    QVERIFY2(kindByName(code) == meaning.kind, qPrintable(code));
    // What the service refuses is never repeated blindly.
    QVERIFY2(meaning.repeat == Repeat::No || meaning.repeat == Repeat::Later, qPrintable(code));
}

} // namespace

class AliyunErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codesHaveTheirKind_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("repeat");
        const auto rows = [](FailureKind kind, Repeat repeat, std::initializer_list<const char *> codes) {
            for (const auto *code : codes)
                QTest::newRow(code) << s(code) << int(kind) << int(repeat);
        };
        rows(FailureKind::Throttled, Repeat::Rejected,
             {"Throttling", "Throttling.User", "Throttling.Api", "Throttling.Resource", "Rejected.Throttling",
              "Throttling.DeepPageSkip", "Throttling.SomethingNew"});
        rows(FailureKind::ServiceDown, Repeat::Unclear,
             {"ServiceUnavailable", "ServiceUnavailable.RegionMaintaining", "InternalError", "UnknownError",
              "Mayi.InternalError"});
        rows(FailureKind::Conflict, Repeat::SameToken,
             {"LastTokenProcessing", "IdempotentProcessing", "Idempotence.Processing",
              "OperationFailed.LastTokenProcessing"});
        rows(FailureKind::Conflict, Repeat::Rejected,
             {"OperationConflict", "Operation.Conflict", "InvalidOperation.Conflict", "TaskConflict", "SystemBusy",
              "OperationDenied.CreatingConflict"});
        rows(FailureKind::Conflict, Repeat::Later,
             {"IncorrectInstanceStatus", "IncorrectInstanceStatus.Initializing", "InstanceNotReady",
              "IncorrectVpcStatus", "IncorrectVSwitchStatus", "IncorrectDiskStatus",
              "IncorrectDiskStatus.CreatingSnapshot", "DiskInCoolingPeriod"});
        rows(FailureKind::DependencyLeft, Repeat::Later, {"DependencyViolation", "DependencyViolation.VSwitch"});
        rows(FailureKind::KeyRejected, Repeat::No,
             {"InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive", "Forbidden.AccessKeyDisabled"});
        rows(FailureKind::SecretWrong, Repeat::No, {"SignatureDoesNotMatch", "IncompleteSignature"});
        rows(FailureKind::ClockWrong, Repeat::No,
             {"InvalidTimeStamp.Expired", "InvalidTimeStamp.Format", "IllegalTimestamp"});
        // The provider's own misspellings.
        rows(FailureKind::PermissionMissing, Repeat::No,
             {"Forbidden.RAM", "Forbidden.SubUser", "Forbidden.Unauthorized", "Forbbiden", "Forbedden.NotSupportRAM",
              "NoPermission", "NotAuthorized"});
        rows(FailureKind::InvalidInput, Repeat::No,
             {"InvalidParamater", "MissingParamter", "InvalidSpotParam.EmptyZoneID"});
        rows(FailureKind::AccountBlocked, Repeat::No,
             {"Forbidden.RiskControl", "InvalidAccountStatus", "SecurityRisk.3DVerification"});
        rows(FailureKind::RealNameMissing, Repeat::No, {"RealNameAuthenticationError"});
        rows(FailureKind::BalanceTooLow, Repeat::No, {"InvalidAccountStatus.NotEnoughBalance", "InsufficientBalance"});
        rows(FailureKind::Overdue, Repeat::No, {"Account.Arrearage", "InstanceExpiredOrInArrears"});
        rows(FailureKind::PaymentMethodMissing, Repeat::No, {"InvalidPayMethod", "PaymentMethodNotFound"});
        rows(FailureKind::SpotNotAllowed, Repeat::No, {"InvalidAccount.NotSupportSpot", "InvalidSpotAuthorized"});
        rows(FailureKind::NoStock, Repeat::Later, {"OperationDenied.NoStock", "OperationDenied.PaygNotAvailable"});
        rows(FailureKind::TypeNotSold, Repeat::No,
             {"Zone.NotOnSale", "InvalidInstanceType.ValueNotSupported", "InvalidResourceType.NotSupported"});
        rows(FailureKind::PriceAboveLimit, Repeat::Later,
             {"InvalidSpotPriceLimit.LowerThanPublicPrice", "OperationDenied.SpotPriceLowerThanPublicPrice"});
        rows(FailureKind::QuotaZero, Repeat::No, {"QuotaExceed.ElasticQuota"});
        rows(FailureKind::QuotaReached, Repeat::No,
             {"QuotaExceed.KeyPair", "QuotaExceed.AfterpayInstance", "QuotaExceeded.PrivateIpAddress"});
        rows(FailureKind::DiskCategoryUnfit, Repeat::No,
             {"InvalidSystemDiskCategory.ValueNotSupported", "InvalidDiskCategory.Mismatch",
              "OperationDenied.CloudSSDNotSupported"});
        rows(FailureKind::DiskSizeUnfit, Repeat::No,
             {"InvalidSystemDiskSize.LessThanImageSize", "InvalidDiskSize.TooSmall"});
        rows(FailureKind::DiskInOtherZone, Repeat::No, {"ResourcesNotInSameZone"});
        rows(FailureKind::AlreadyExists, Repeat::No, {"KeyPair.AlreadyExist"});
        rows(FailureKind::NotFound, Repeat::No,
             {"InvalidInstanceId.NotFound", "InvalidVSwitchId.NotFound", "InvalidBrandNewThing.NotFound"});
        rows(FailureKind::KeyRejected, Repeat::No, {"Abs.InvalidAccount.NotFound"});
        rows(FailureKind::InvalidInput, Repeat::No, {"InvalidStatus.NotFound", "CmdName.ExceedLimit"});
        rows(FailureKind::NotSupported, Repeat::No, {"ChargeTypeViolation.PostPaidDedicatedHost", "VPCDisabled"});
        rows(FailureKind::ServiceDown, Repeat::Later, {"CreateSnapshot.Failed"});
        // More exact than the prefix around it.
        rows(FailureKind::NotSupported, Repeat::No,
             {"IncorrectDiskStatus.NeverAttached", "DependencyViolation.WindowsInstance"});
        rows(FailureKind::Internal, Repeat::No, {"IdempotentParameterMismatch", "Idempotence.SignatureMismatch"});
    }
    void codesHaveTheirKind()
    {
        QFETCH(QString, code);
        QFETCH(int, kind);
        QFETCH(int, repeat);
        // The HTTP status differs between actions and must not matter.
        for (const int status : {400, 403, 404, 405, 409}) {
            QCOMPARE(int(meaningOf(code, status).kind), kind);
            QCOMPARE(int(meaningOf(code, status).repeat), repeat);
        }
    }

    void unknownCodesFallBackOnTheStatus()
    {
        QCOMPARE(meaningOf(s("NeverHeardOf"), 500).kind, FailureKind::ServiceDown);
        QCOMPARE(meaningOf(s("NeverHeardOf"), 503).repeat, Repeat::Unclear);
        QCOMPARE(meaningOf(s("NeverHeardOf"), 429).kind, FailureKind::Throttled);
        QCOMPARE(meaningOf(s("NeverHeardOf"), 403).repeat, Repeat::No);
        QCOMPARE(meaningOf({}, 403).kind, FailureKind::BadAnswer);
        QCOMPARE(meaningOf(s("NeverHeardOf"), 403).known, Known::No);
        QCOMPARE(meaningOf(s("NeverHeardOf"), 403).kind, FailureKind::Refused);
    }

    // Every documented code of the actions that are used is in the table, or a rule takes it for what a reader would.
    void documentedCodesOfOurActionsAreMapped()
    {
        QSet<QString> ours{s("*")};
        for (const auto &spec : allActions())
            ours.insert(QString::fromLatin1(spec.name));
        QFile file(QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests/data/aliyun-error-codes.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int checked = 0;
        QSet<QString> met;
        while (!file.atEnd()) {
            const auto words = QString::fromLatin1(file.readLine()).simplified().split(QLatin1Char(' '));
            QCOMPARE(words.size(), 3);
            const auto actions = words.at(2).split(QLatin1Char(','));
            const QSet<QString> used = QSet<QString>(actions.begin(), actions.end()) & ours;
            met += used;
            if (used.isEmpty())
                continue;
            ++checked;
            for (const auto &status : words.at(1).split(QLatin1Char(',')))
                isMapped(words.first(), status == s("-") ? 403 : status.toInt());
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(checked >= 495, qPrintable(QString::number(checked)));
        // The documentation has no error table for these.
        const QSet<QString> without{s("DescribeInstanceTypes"), s("DescribeKeyPairs"), s("StopInstances")};
        for (const auto &spec : allActions()) {
            const QString name = QString::fromLatin1(spec.name);
            if (spec.product == Product::Ecs)
                QVERIFY2(met.contains(name) != without.contains(name), spec.name);
        }
    }

    void failureNamesWhatWasAsked()
    {
        const QueryItems request = {{s("RegionId"), s("cn-hangzhou")},
                                    {s("ZoneId"), s("cn-hangzhou-i")},
                                    {s("InstanceType"), s("ecs.gn5-c4g1.xlarge")},
                                    {s("SpotPriceLimit"), s("1.5")},
                                    {s("VSwitchId"), s("vsw-1")},
                                    {s("SecurityGroupId"), s("sg-1")}};
        const auto make = [&](const char *code) {
            return failureFor({s(code), s("because"), s("R-1"), 403}, specOf(Action::RunInstances), s("cn-hangzhou"),
                              request);
        };
        const auto stock = make("OperationDenied.NoStock");
        QCOMPARE(stock.params.value(s("type")), s("ecs.gn5-c4g1.xlarge"));
        QCOMPARE(stock.params.value(s("zone")), s("cn-hangzhou-i"));
        QCOMPARE(stock.providerCode, s("OperationDenied.NoStock"));
        QCOMPARE(stock.requestId, s("R-1"));
        const auto odd = make("NeverHeardOf");
        QCOMPARE(odd.kind, FailureKind::Refused);
        QCOMPARE(odd.params.value(s("what")), s("NeverHeardOf"));
        QCOMPARE(odd.params.value(s("reason")), s("because"));
        QCOMPARE(make("Forbidden.RAM").params.value(s("action")), s("ecs:RunInstances"));
        const auto missing = make("InvalidVSwitchId.NotFound");
        QCOMPARE(missing.params.value(s("what")), s("subnet"));
        QCOMPARE(missing.params.value(s("id")), s("vsw-1"));
        QCOMPARE(make("InvalidSpotPriceLimit.LowerThanPublicPrice").params.value(s("limit")), s("1.5"));
    }

    void secretsAndTheStringToSignStayOut()
    {
        const auto secret = spotbook::base::Secret::copyOf("the-secret-itself");
        const auto wrong =
            failureFor({s("SignatureDoesNotMatch"),
                        s("Specified signature does not match our calculation. server string to sign is: ACS3-HMAC"),
                        {},
                        400},
                       specOf(Action::RunInstances), s("cn-hangzhou"), {});
        QVERIFY(!wrong.detail.contains(s("ACS3-HMAC")));
        const auto echoed = failureFor({s("InvalidParameter"), s("you said the-secret-itself"), {}, 400},
                                       specOf(Action::RunInstances), s("cn-hangzhou"), {});
        QVERIFY(!echoed.detail.contains(s("the-secret-itself")));
    }
};

QTEST_APPLESS_MAIN(AliyunErrors)
#include "aliyun_errors.moc"
