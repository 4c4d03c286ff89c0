#include "cloud/aliyun/error_table.h"

#include "base/secret.h"

#include <QLatin1String>

namespace spotbook::cloud::aliyun {

using domain::Failure;
using Kind = domain::FailureKind;

namespace {

struct Row
{
    const char *code;
    Kind kind;
    Repeat repeat;
    bool prefix; // also every code that begins so
};

// Grouped by what a person can do about it.
constexpr Row rows[] = {
    {"Throttling", Kind::Throttled, Repeat::Rejected, true},
    {"Rejected.Throttling", Kind::Throttled, Repeat::Rejected, false},
    {"ServiceUnavailable", Kind::ServiceDown, Repeat::Unclear, true},
    {"InternalError", Kind::ServiceDown, Repeat::Unclear, true},
    {"UnknownError", Kind::ServiceDown, Repeat::Unclear, false},
    {"Mayi.InternalError", Kind::ServiceDown, Repeat::Unclear, false},
    {"LastTokenProcessing", Kind::Conflict, Repeat::SameToken, false},
    {"IdempotentProcessing", Kind::Conflict, Repeat::SameToken, false},
    {"Idempotence.Processing", Kind::Conflict, Repeat::SameToken, false},
    {"OperationFailed.LastTokenProcessing", Kind::Conflict, Repeat::SameToken, false},
    {"OperationConflict", Kind::Conflict, Repeat::Rejected, false},
    {"Operation.Conflict", Kind::Conflict, Repeat::Rejected, false},
    {"InvalidOperation.Conflict", Kind::Conflict, Repeat::Rejected, false},
    {"TaskConflict", Kind::Conflict, Repeat::Rejected, false},
    {"SystemBusy", Kind::Conflict, Repeat::Rejected, false},
    {"OperationDenied.CreatingConflict", Kind::Conflict, Repeat::Rejected, false},
    {"IncorrectInstanceStatus", Kind::Conflict, Repeat::Later, true},
    {"InstanceNotReady", Kind::Conflict, Repeat::Later, false},
    {"IncorrectVpcStatus", Kind::Conflict, Repeat::Later, false},
    {"IncorrectVSwitchStatus", Kind::Conflict, Repeat::Later, false},
    {"IncorrectDefaultVpcStatus", Kind::Conflict, Repeat::Later, false},
    {"IncorrectDiskStatus", Kind::Conflict, Repeat::Later, true},
    {"DiskInCoolingPeriod", Kind::Conflict, Repeat::Later, false},
    {"DisksDetachingOnEcsExceeded", Kind::Conflict, Repeat::Later, false},
    {"DiskCreatingSnapshot", Kind::Conflict, Repeat::Later, false},
    {"IncorrectSnapshotStatus", Kind::Conflict, Repeat::Later, false},
    {"InvalidDisk.InUse", Kind::DiskInUse, Repeat::Later, false},
    {"DiskInUse", Kind::DiskInUse, Repeat::Later, false},
    {"InvalidDisk.AttachedToAnother", Kind::DiskInUse, Repeat::Later, false},
    {"IncorrectDiskStatus.NeverAttached", Kind::NotSupported, Repeat::No, false},
    {"IncorrectDiskStatus.NeverUsed", Kind::NotSupported, Repeat::No, false},
    {"DependencyViolation", Kind::DependencyLeft, Repeat::Later, true},
    {"SignatureNonceUsed", Kind::OutcomeUnknown, Repeat::No, false},
    {"InvalidTimeStamp.Expired", Kind::ClockWrong, Repeat::No, false},
    {"InvalidTimeStamp.Format", Kind::ClockWrong, Repeat::No, false},
    {"IllegalTimestamp", Kind::ClockWrong, Repeat::No, false},
    {"InvalidTimeStamp", Kind::ClockWrong, Repeat::No, true},
    {"InvalidAccessKeyId.NotFound", Kind::KeyRejected, Repeat::No, false},
    {"InvalidAccessKeyId.Inactive", Kind::KeyRejected, Repeat::No, false},
    {"InvalidAccessKeyId", Kind::KeyRejected, Repeat::No, true},
    {"Forbidden.AccessKeyDisabled", Kind::KeyRejected, Repeat::No, false},
    {"MissingSecurityToken", Kind::KeyRejected, Repeat::No, false},
    {"InvalidSecurityToken", Kind::KeyRejected, Repeat::No, true},
    {"InvalidAccessKey.NotFound", Kind::KeyRejected, Repeat::No, false},
    {"SignatureDoesNotMatch", Kind::SecretWrong, Repeat::No, false},
    {"IncompleteSignature", Kind::SecretWrong, Repeat::No, false},
    {"Forbidden.RAM", Kind::PermissionMissing, Repeat::No, false},
    {"Forbidden.SubUser", Kind::PermissionMissing, Repeat::No, false},
    {"Forbidden.Unauthorized", Kind::PermissionMissing, Repeat::No, false},
    {"Forbidden", Kind::PermissionMissing, Repeat::No, false},
    {"Forbbiden", Kind::PermissionMissing, Repeat::No, false},
    {"Forbedden.NotSupportRAM", Kind::PermissionMissing, Repeat::No, false},
    {"NoPermission", Kind::PermissionMissing, Repeat::No, true},
    {"NotAuthorized", Kind::PermissionMissing, Repeat::No, false},
    {"Forbidden.RAMUserAccessDenied", Kind::PermissionMissing, Repeat::No, false},
    {"UnauthorizedOperation", Kind::PermissionMissing, Repeat::No, false},
    {"NoPermission.RamRole", Kind::PermissionMissing, Repeat::No, false},
    {"Forbidden.RiskControl", Kind::AccountBlocked, Repeat::No, false},
    {"SecurityRisk.3DVerification", Kind::AccountBlocked, Repeat::No, false},
    {"InvalidAccountStatus", Kind::AccountBlocked, Repeat::No, false},
    {"InvalidAccountStatus.PayAmountLimitExceeded", Kind::AccountBlocked, Repeat::No, false},
    {"UserNotInTheWhiteList", Kind::AccountBlocked, Repeat::No, false},
    {"InstanceLockedForSecurity", Kind::AccountBlocked, Repeat::No, false},
    {"Account.Blocked", Kind::AccountBlocked, Repeat::No, false},
    {"RealNameAuthenticationError", Kind::RealNameMissing, Repeat::No, false},
    {"Forbidden.NotRealNameAuthenticated", Kind::RealNameMissing, Repeat::No, false},
    {"InvalidAccountStatus.NotEnoughBalance", Kind::BalanceTooLow, Repeat::No, false},
    {"InsufficientBalance", Kind::BalanceTooLow, Repeat::No, true},
    {"OperationDenied.CashCouponsInsufficientOrExpired", Kind::BalanceTooLow, Repeat::No, false},
    {"Account.Arrearage", Kind::Overdue, Repeat::No, false},
    {"InstanceExpiredOrInArrears", Kind::Overdue, Repeat::No, false},
    {"DiskInArrears", Kind::Overdue, Repeat::No, false},
    {"InvalidPayMethod", Kind::PaymentMethodMissing, Repeat::No, false},
    {"PaymentMethodNotFound", Kind::PaymentMethodMissing, Repeat::No, false},
    {"InvalidAccount.NotSupportSpot", Kind::SpotNotAllowed, Repeat::No, false},
    {"InvalidSpotAuthorized", Kind::SpotNotAllowed, Repeat::No, false},
    {"InvalidSpotAliUid", Kind::SpotNotAllowed, Repeat::No, false},
    {"OperationDenied.NoStock", Kind::NoStock, Repeat::Later, false},
    {"OperationDenied.PaygNotAvailable", Kind::NoStock, Repeat::Later, false},
    {"OperationDenied.ResourceControl", Kind::NoStock, Repeat::Later, false},
    {"ResourceNotAvailable", Kind::TypeNotSold, Repeat::No, false},
    {"Zone.NotOnSale", Kind::TypeNotSold, Repeat::No, false},
    {"Zone.NotOpen", Kind::TypeNotSold, Repeat::No, false},
    {"InvalidInstanceType.ValueNotSupported", Kind::TypeNotSold, Repeat::No, false},
    {"InvalidInstanceType.ZoneNotSupported", Kind::TypeNotSold, Repeat::No, false},
    {"InvalidInstanceType.ValueUnauthorized", Kind::TypeNotSold, Repeat::No, false},
    {"InvalidResourceType.NotSupported", Kind::TypeNotSold, Repeat::No, false},
    {"InstanceType.Offline", Kind::TypeNotSold, Repeat::No, false},
    {"OperationDenied.ZoneNotAllowed", Kind::TypeNotSold, Repeat::No, false},
    {"RegionUnauthorized", Kind::TypeNotSold, Repeat::No, false},
    {"InvalidInstanceType.NotFound", Kind::TypeNotSold, Repeat::No, false},
    {"InvalidSpotPriceLimit.LowerThanPublicPrice", Kind::PriceAboveLimit, Repeat::Later, false},
    {"OperationDenied.SpotPriceLowerThanPublicPrice", Kind::PriceAboveLimit, Repeat::Later, false},
    {"InvalidSpotDuration", Kind::NotSupported, Repeat::No, false},
    {"InvalidSpotStrategy", Kind::NotSupported, Repeat::No, false},
    {"InvalidSpotPrepaid", Kind::NotSupported, Repeat::No, false},
    {"InvalidSpotInterruptionBehavior", Kind::NotSupported, Repeat::No, true},
    {"OperationDenied.FlavorNotSupported", Kind::NotSupported, Repeat::No, false},
    {"OperationDenied.RegionIdNotSupported", Kind::NotSupported, Repeat::No, false},
    {"OperationDenied.TimestampNotSupported", Kind::NotSupported, Repeat::No, false},
    {"InvalidSpotParam.EmptyZoneID", Kind::InvalidInput, Repeat::No, false},
    {"InvalidSpotPriceLimit", Kind::InvalidInput, Repeat::No, false},
    {"QuotaExceed", Kind::QuotaReached, Repeat::No, true},
    {"QuotaExceeded", Kind::QuotaReached, Repeat::No, true},
    {"InstanceDiskLimitExceeded", Kind::QuotaReached, Repeat::No, false},
    {"AuthorizationLimitExceed", Kind::QuotaReached, Repeat::No, false},
    {"AclLimitExceed", Kind::QuotaReached, Repeat::No, false},
    {"InstanceDiskNumber.LimitExceed", Kind::QuotaReached, Repeat::No, false},
    {"ImageQuota.Exceeded", Kind::QuotaReached, Repeat::No, false},
    {"QuotaExceed.ElasticQuota", Kind::QuotaZero, Repeat::No, false},
    {"InvalidOperation.PublicIpAddressNoStock", Kind::NoPublicAddress, Repeat::No, false},
    {"InsufficientPublicIp", Kind::NoPublicAddress, Repeat::No, false},
    {"QuotaExceeded.PublicIpAddress", Kind::NoPublicAddress, Repeat::No, false},
    {"InvalidDiskCategory", Kind::DiskCategoryUnfit, Repeat::No, true},
    {"InvalidSystemDiskCategory", Kind::DiskCategoryUnfit, Repeat::No, true},
    {"InvalidDataDiskCategory", Kind::DiskCategoryUnfit, Repeat::No, true},
    {"CategoryNotSupported", Kind::DiskCategoryUnfit, Repeat::No, false},
    {"InvalidInstanceType.NotSupportDiskCategory", Kind::DiskCategoryUnfit, Repeat::No, false},
    {"OperationDenied.CloudSSDNotSupported", Kind::DiskCategoryUnfit, Repeat::No, false},
    {"InvalidPerformanceLevel", Kind::DiskCategoryUnfit, Repeat::No, true},
    {"BurstingEnabledForDiskCategoryUnsupported", Kind::DiskCategoryUnfit, Repeat::No, false},
    {"InvalidSystemDiskSize", Kind::DiskSizeUnfit, Repeat::No, true},
    {"InvalidDataDiskSize", Kind::DiskSizeUnfit, Repeat::No, true},
    {"InvalidDiskSize", Kind::DiskSizeUnfit, Repeat::No, true},
    {"ResourcesNotInSameZone", Kind::DiskInOtherZone, Repeat::No, false},
    {"InvalidSecurityGroupId", Kind::NotFound, Repeat::No, false},
    {"InvalidSecurityGroupId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidVSwitchId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidVpcId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidVpcID.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidVpcId", Kind::NotFound, Repeat::No, false},
    {"InvalidImageId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidKeyPairName.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidKeyPair.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidSnapshotId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidDiskId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidInstanceId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidInstance.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidResourceId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidSecurityGroupRuleId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidParam.SecurityGroupRuleId", Kind::NotFound, Repeat::No, false},
    {"InvalidImageFamily.MissingAvailableImage", Kind::NotFound, Repeat::No, false},
    {"InvalidVswitchID.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidInvokeId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidRegionId.NotFound", Kind::RegionUnknown, Repeat::No, false},
    {"InvalidRegionId", Kind::RegionUnknown, Repeat::No, false},
    {"InvalidRegion.NotFound", Kind::RegionUnknown, Repeat::No, false},
    {"KeyPair.AlreadyExist", Kind::AlreadyExists, Repeat::No, false},
    {"InvalidVpc.AlreadyExist", Kind::AlreadyExists, Repeat::No, false},
    {"DefaultVpcAlreadyExist", Kind::AlreadyExists, Repeat::No, true},
    {"InvalidParameter", Kind::InvalidInput, Repeat::No, true},
    {"InvalidParamater", Kind::InvalidInput, Repeat::No, true},
    {"InvalidParam", Kind::InvalidInput, Repeat::No, true},
    {"MissingParameter", Kind::InvalidInput, Repeat::No, true},
    {"MissingParamter", Kind::InvalidInput, Repeat::No, true},
    {"OperationDenied.InconsistentNetwork", Kind::InvalidInput, Repeat::No, false},
    {"InvalidKeyPairName", Kind::InvalidInput, Repeat::No, true},
    {"InvalidPublicKeyBody", Kind::InvalidInput, Repeat::No, true},
    {"InvalidUserData", Kind::InvalidInput, Repeat::No, true},
    {"UnexpectedImageFamily.ImageIdSupplied", Kind::InvalidInput, Repeat::No, false},
    {"InvalidAutoReleaseTime", Kind::InvalidInput, Repeat::No, true},
    {"InvalidAction", Kind::InvalidInput, Repeat::No, true},
    {"InvalidVersion", Kind::InvalidInput, Repeat::No, true},
    {"UnsupportedHTTPMethod", Kind::InvalidInput, Repeat::No, false},
    {"UnsupportedParameter", Kind::InvalidInput, Repeat::No, true},
    {"InvalidZoneId", Kind::InvalidInput, Repeat::No, true},
    {"ImageNotSupportInstanceType", Kind::NotSupported, Repeat::No, false},
    {"OperationDenied.ImageNotValid", Kind::NotSupported, Repeat::No, false},
    {"ImageNotSubscribed", Kind::NotSupported, Repeat::No, false},
    {"ImageNotSupportCloudInit", Kind::NotSupported, Repeat::No, false},
    {"DependencyViolation.WindowsInstance", Kind::NotSupported, Repeat::No, false},
    {"InvalidOperation.DeletionProtection", Kind::NotSupported, Repeat::No, false},
    {"DiskNotPortable", Kind::NotSupported, Repeat::No, false},
    {"InvalidDiskIds.NotPortable", Kind::NotSupported, Repeat::No, false},
    {"DeleteWithInstance.Conflict", Kind::NotSupported, Repeat::No, false},
    {"DiskCategory.OperationNotSupported", Kind::NotSupported, Repeat::No, false},
    {"InvalidAccountStatus.SnapshotServiceUnavailable", Kind::NotSupported, Repeat::No, false},
    {"InvalidChargeType.ValueNotSupported", Kind::NotSupported, Repeat::No, false},
    {"OperationDenied", Kind::NotSupported, Repeat::No, true},
    {"InvalidOperation", Kind::NotSupported, Repeat::No, true},
    {"InvalidInstanceStatus", Kind::NotSupported, Repeat::No, true},
    {"SnapshotCreatedDisk", Kind::DependencyLeft, Repeat::Later, false},
    {"SnapshotCreatedImage", Kind::DependencyLeft, Repeat::Later, false},
    {"InvalidDisk.AlreadyDetached", Kind::NotFound, Repeat::No, false},
    {"IdempotentParameterMismatch", Kind::Internal, Repeat::No, false},
    {"IdempotenceParamNotMatch", Kind::Internal, Repeat::No, false},
    {"InvalidIdempotenceParameter.Mismatch", Kind::Internal, Repeat::No, false},
    {"Idempotence.SignatureMismatch", Kind::Internal, Repeat::No, false},
    {"IdempotentParamNotMatch", Kind::Internal, Repeat::No, false},
    {"Forbbiden", Kind::PermissionMissing, Repeat::No, true},
    {"Forbidden", Kind::PermissionMissing, Repeat::No, true},
    {"PermissionDenied", Kind::PermissionMissing, Repeat::No, true},
    {"Unauthorized", Kind::PermissionMissing, Repeat::No, true},
    {"IncompleteParamter", Kind::InvalidInput, Repeat::No, false},
    {"MissingParam", Kind::InvalidInput, Repeat::No, true},
    {"IncompleteParameter", Kind::InvalidInput, Repeat::No, false},
    {"Duplicate.TagKey", Kind::InvalidInput, Repeat::No, false},
    {"NoAttributeToModify", Kind::InvalidInput, Repeat::No, false},
    {"NumberExceed", Kind::InvalidInput, Repeat::No, true},
    {"Invalid.Param", Kind::InvalidInput, Repeat::No, true},
    {"InvalidGressFlow", Kind::InvalidInput, Repeat::No, true},
    {"DefaultVswitch.Existed", Kind::AlreadyExists, Repeat::No, false},
    {"DiskAttachedNumberExceeded", Kind::QuotaReached, Repeat::No, false},
    {"DiskStillAttached", Kind::DiskInUse, Repeat::Later, false},
    {"InvalidDevice.InUse", Kind::DiskInUse, Repeat::Later, false},
    {"NoSuchResource", Kind::NotFound, Repeat::No, false},
    {"VpcNotFound", Kind::NotFound, Repeat::No, false},
    {"Invalid.InstanceId.NotFound", Kind::NotFound, Repeat::No, false},
    {"InvalidInstanceType.NotSupported", Kind::TypeNotSold, Repeat::No, false},
    {"PriceNotFound", Kind::TypeNotSold, Repeat::No, false},
    {"Unavailable.Regions", Kind::TypeNotSold, Repeat::No, false},
    {"InvalidSnapshot.NotReady", Kind::Conflict, Repeat::Later, false},
    {"InvalidSnapshotId.NotReady", Kind::Conflict, Repeat::Later, false},
    {"InvalidStatus.Upgrading", Kind::Conflict, Repeat::Later, false},
    {"IncorrectVolumeStatus", Kind::Conflict, Repeat::Later, false},
    {"DiskError", Kind::Conflict, Repeat::Later, false},
    {"Invalid.RegionId", Kind::RegionUnknown, Repeat::No, false},
    {"InvalidRegionId", Kind::RegionUnknown, Repeat::No, true},
    {"InvalidRegion", Kind::RegionUnknown, Repeat::No, true},
    {"NodeControllerUnavailable", Kind::ServiceDown, Repeat::Unclear, false},
    {"Abs.InvalidAccount.NotFound", Kind::KeyRejected, Repeat::No, false},
    {"InvalidUser.PassRoleForbidden", Kind::PermissionMissing, Repeat::No, false},
    {"InvalidUser.Unauthorized", Kind::PermissionMissing, Repeat::No, false},
    {"NotBelongUser", Kind::PermissionMissing, Repeat::No, false},
    {"InvalidUser.NotInWhiteList", Kind::AccountBlocked, Repeat::No, false},
    {"InvalidInstance.UnPaidOrder", Kind::Overdue, Repeat::No, false},
    {"InstanceExpired", Kind::Overdue, Repeat::No, false},
    {"InvalidCategory.ValueNotSupported", Kind::DiskCategoryUnfit, Repeat::No, false},
    {"InvalidSize.ValueNotSupported", Kind::DiskSizeUnfit, Repeat::No, false},
    {"SizeExceed.Image", Kind::DiskSizeUnfit, Repeat::No, false},
    {"CreateSnapshot.Failed", Kind::ServiceDown, Repeat::Later, false},
    {"CancelTaskFailed", Kind::Conflict, Repeat::Later, false},
    {"ImageIsCreating", Kind::Conflict, Repeat::Later, false},
    {"ImageIsExporting", Kind::Conflict, Repeat::Later, false},
    {"ImageIsImporting", Kind::Conflict, Repeat::Later, false},
    {"LastOrderProcessing", Kind::Conflict, Repeat::Later, false},
    {"InvalidHpcClusterId.Creating", Kind::Conflict, Repeat::Later, false},
    {"ImageUseShared", Kind::DependencyLeft, Repeat::Later, false},
    {"ImageUsingByInstance", Kind::DependencyLeft, Repeat::Later, false},
    {"MaxEniIpv6IpsCountExceeded", Kind::QuotaReached, Repeat::No, false},
    {"ImageRemovedInMarket", Kind::NotFound, Repeat::No, false},
    {"SharedImageDeleted", Kind::NotFound, Repeat::No, false},
    {"InstanceNotInSecurityGroup", Kind::NotFound, Repeat::No, false},
    {"AllocatedAlready", Kind::AlreadyExists, Repeat::No, false},
    {"IpInUse", Kind::AlreadyExists, Repeat::No, false},
    {"InvalidIp.IpAssigned", Kind::AlreadyExists, Repeat::No, false},
    {"InvalidPrivateIpAddress.Duplicated", Kind::AlreadyExists, Repeat::No, false},
    {"InvalidImageName.Duplicated", Kind::AlreadyExists, Repeat::No, false},
    {"InvalidInstanceId.AlreadyExists", Kind::AlreadyExists, Repeat::No, false},
    // "Not found" of a value of a list that the program chose, not of a thing that is gone.
    {"InvalidAcceptLanguage.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidCmdType.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidDiskChargeType.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidFilterKey.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidInstanceChargeType.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidLockReason.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidNetworkType.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidResourceType.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidSnapshotType.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"InvalidStatus.NotFound", Kind::InvalidInput, Repeat::No, false},
    {"Abs.Abs.InvalidSpotInstanceUID", Kind::InvalidInput, Repeat::No, false},
    {"CmdDesc.ExceedLimit", Kind::InvalidInput, Repeat::No, false},
    {"CmdName.ExceedLimit", Kind::InvalidInput, Repeat::No, false},
    {"InstanceIds.ExceedLimit", Kind::InvalidInput, Repeat::No, false},
    {"Username.ExceedLimit", Kind::InvalidInput, Repeat::No, false},
    {"DedicatedHostType.Unmatched", Kind::InvalidInput, Repeat::No, false},
    {"InstanceType.ParameterMismatch", Kind::InvalidInput, Repeat::No, false},
    {"AllocateIpInvalidInstanceBandwidth", Kind::InvalidInput, Repeat::No, false},
    {"TooManyDiskEvent.DiskIdRequired", Kind::InvalidInput, Repeat::No, false},
    {"CategoryViolation", Kind::NotSupported, Repeat::No, false},
    {"ChargeTypeViolation", Kind::NotSupported, Repeat::No, true},
    {"DiskTypeViolation", Kind::NotSupported, Repeat::No, false},
    {"PrePaidInstance.Expired", Kind::NotSupported, Repeat::No, false},
    {"VPCDisabled", Kind::NotSupported, Repeat::No, false},
    {"OperationDeined.EncryptedSnapshot", Kind::NotSupported, Repeat::No, false},
    {"InvalidInstanceType.ElasticNetworkInterfaceNotSupported", Kind::NotSupported, Repeat::No, false},
    {"InvalidInstanceType.NotSupportMultiAttachDisk", Kind::NotSupported, Repeat::No, false},
    {"InvalidInstanceType.NvmeRequired", Kind::NotSupported, Repeat::No, false},
    {"InvalidInstanceType.NvmeUnsupported", Kind::NotSupported, Repeat::No, false},
    {"InvalidSnapshot.TooLarge", Kind::NotSupported, Repeat::No, false},
    {"InvalidSnapshot.TooOld", Kind::NotSupported, Repeat::No, false},
    {"InvalidSnapshotId.BasedSnapshotTooOld", Kind::NotSupported, Repeat::No, false},
    {"InvalidSnapshotId.NotDataDiskSnapshot", Kind::NotSupported, Repeat::No, false},
};

const Row *find(const QString &code)
{
    const Row *best = nullptr;
    int length = -1;
    for (const auto &row : rows) {
        const QLatin1String text(row.code);
        if (code == text)
            return &row;
        if (row.prefix && text.size() > length && code.startsWith(text)) {
            best = &row;
            length = text.size();
        }
    }
    return best;
}

// Hundreds of codes differ only in what they are about: their form says what they mean. Tried in this order.
enum class Form { EndsWith, StartsWith, Contains };
struct Rule
{
    Form form;
    const char *text;
    Kind kind;
    Repeat repeat;
};
constexpr Rule rules[] = {
    {Form::EndsWith, ".NotFound", Kind::NotFound, Repeat::No},
    {Form::EndsWith, "NotExist", Kind::NotFound, Repeat::No},
    {Form::StartsWith, "Forbidden", Kind::PermissionMissing, Repeat::No},
    {Form::StartsWith, "Invalid", Kind::InvalidInput, Repeat::No},
    {Form::Contains, "Malformed", Kind::InvalidInput, Repeat::No},
    {Form::Contains, "Quota", Kind::QuotaReached, Repeat::No},
    {Form::Contains, "LimitExceed", Kind::QuotaReached, Repeat::No},
    {Form::Contains, "NotSupport", Kind::NotSupported, Repeat::No},
    {Form::Contains, "Unsupported", Kind::NotSupported, Repeat::No},
    {Form::Contains, "Conflict", Kind::Conflict, Repeat::Later},
    {Form::StartsWith, "Incorrect", Kind::Conflict, Repeat::Later},
};

bool fits(const Rule &rule, const QString &code)
{
    const QLatin1String text(rule.text);
    switch (rule.form) {
    case Form::EndsWith: return code.endsWith(text);
    case Form::StartsWith: return code.startsWith(text);
    case Form::Contains: return code.contains(text);
    }
    return false;
}

CodeMeaning byRule(const QString &code, int httpStatus)
{
    if (httpStatus == 429)
        return {Kind::Throttled, Repeat::Rejected, Known::No};
    if (httpStatus >= 500)
        return {Kind::ServiceDown, Repeat::Unclear, Known::No};
    for (const Rule &rule : rules) {
        if (fits(rule, code))
            return {rule.kind, rule.repeat, Known::ByRule};
    }
    return {code.isEmpty() ? Kind::BadAnswer : Kind::Refused, Repeat::No, Known::No};
}

// The request parameter that names what a "not found" or "in use" is about, and our word for it.
struct Thing
{
    const char *parameter;
    const char *what;
};
constexpr Thing things[] = {
    {"DiskId", "disk"},
    {"InstanceId", "machine"},
    {"InstanceId.1", "machine"},
    {"SnapshotId", "snapshot"},
    {"SecurityGroupId", "security-group"},
    {"VSwitchId", "subnet"},
    {"VpcId", "network"},
    {"KeyPairName", "key-pair"},
    {"KeyPairNames", "key-pair"},
    {"ImageId", "image"},
    {"ImageFamily", "image"},
    {"ResourceId.1", "resource"},
};

// Which parameter a code speaks of: "InvalidVSwitchId.NotFound" is about the vSwitch, whatever else was sent.
bool speaksOf(const QString &code, const char *parameter)
{
    const QString name = QString::fromLatin1(parameter).section(QLatin1Char('.'), 0, 0);
    return code.contains(name, Qt::CaseInsensitive);
}

QString valueIn(const QueryItems &request, const char *name)
{
    for (const auto &[key, value] : request) {
        if (key == QLatin1String(name))
            return value;
    }
    return {};
}

void nameTheThing(Failure &failure, const QueryItems &request)
{
    const Thing *chosen = nullptr;
    for (const auto &thing : things) {
        if (valueIn(request, thing.parameter).isEmpty())
            continue;
        if (speaksOf(failure.providerCode, thing.parameter)) {
            chosen = &thing;
            break;
        }
        if (!chosen)
            chosen = &thing;
    }
    if (!chosen)
        return;
    const QString id = valueIn(request, chosen->parameter);
    failure.params.insert(QStringLiteral("what"), QString::fromLatin1(chosen->what));
    failure.params.insert(QStringLiteral("id"), id);
    if (QLatin1String(chosen->what) == QLatin1String("disk"))
        failure.params.insert(QStringLiteral("disk"), id);
}

void addContext(Failure &failure, const ActionSpec &spec, const QString &regionId, const QueryItems &request)
{
    const struct
    {
        const char *param;
        const char *source;
    } copies[] = {{"type", "InstanceType"},
                  {"zone", "ZoneId"},
                  {"limit", "SpotPriceLimit"},
                  {"category", "DiskCategory"},
                  {"category", "SystemDisk.Category"}};
    for (const auto &copy : copies) {
        if (const auto value = valueIn(request, copy.source); !value.isEmpty())
            failure.params.insert(QString::fromLatin1(copy.param), value);
    }
    failure.params.insert(QStringLiteral("region"), regionId);
    failure.params.insert(QStringLiteral("action"), QString::fromLatin1(permissionFor(spec)));
    nameTheThing(failure, request);
    if (failure.kind == Kind::QuotaZero)
        failure.params.insert(QStringLiteral("quota"), failure.providerCode);
    if (failure.kind == Kind::InvalidInput)
        failure.params.insert(QStringLiteral("field"), failure.providerCode);
    if (failure.kind == Kind::InvalidInput || failure.kind == Kind::NotSupported || failure.kind == Kind::Refused)
        failure.params.insert(QStringLiteral("reason"), failure.detail);
    if (failure.kind == Kind::NotSupported || failure.kind == Kind::QuotaReached || failure.kind == Kind::BadAnswer
        || failure.kind == Kind::Refused)
        failure.params.insert(QStringLiteral("what"), failure.providerCode);
}

} // namespace

CodeMeaning meaningOf(const QString &code, int httpStatus)
{
    const Row *row = find(code);
    return row ? CodeMeaning{row->kind, row->repeat, Known::ByRow} : byRule(code, httpStatus);
}

Failure failureFor(const ApiError &error, const ActionSpec &spec, const QString &regionId, const QueryItems &request)
{
    const auto meaning = meaningOf(error.code, error.httpStatus);
    Failure failure;
    failure.kind = meaning.kind;
    failure.providerCode = error.code;
    failure.requestId = error.requestId;
    failure.retryable = meaning.repeat != Repeat::No;
    // The server's string to sign is of no use to anybody here and is long.
    const QString message =
        meaning.kind == Kind::SecretWrong ? error.message.section(QLatin1Char('.'), 0, 0) : error.message;
    failure.detail = QString::fromUtf8(base::redact(message.left(500).toUtf8()));
    addContext(failure, spec, regionId, request);
    return failure;
}

} // namespace spotbook::cloud::aliyun
