#include "practice/api_error.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace spotbook::practice {

namespace {

struct Known
{
    const char *code;
    int status;
    const char *message;
};

// Status and sentence per code: "API error codes" of the service's documentation.
constexpr Known table[] = {
    {"Account.Arrearage", 400, "Your account has an outstanding payment."},
    {"DRYRUN.SUCCESS", 400, "The request would have succeeded."},
    {"DependencyViolation", 403, "The resource is still in use by another resource."},
    {"DiskCategory.OperationNotSupported", 400, "The operation is not supported by the category of the disk."},
    {"DiskNotPortable", 403, "The specified disk is not a portable disk."},
    {"DryRunOperation", 400, "Request validation has been passed with DryRun flag set."},
    {"Forbidden.RAM", 403,
     "User not authorized to operate on the specified resource, or this API doesn't support RAM."},
    {"IdempotentParameterMismatch", 403, "The specified client token was used with other parameters."},
    {"ImageNotSupportInstanceType", 403, "The specified image does not support the specified instance type."},
    {"IncompleteSignature", 400, "The request signature does not conform to the service's standards."},
    {"IncorrectDiskStatus", 403, "The current disk status does not support this operation."},
    {"IncorrectDiskStatus.CreatingSnapshot", 403, "A previous snapshot creation is in process."},
    {"IncorrectDiskStatus.NeverAttached", 403, "The specified disk has never been attached to any instance."},
    {"IncorrectInstanceStatus", 403, "The current status of the instance does not support this operation."},
    {"IncorrectInstanceStatus.Initializing", 403, "The specified instance is still being created."},
    {"IncorrectVSwitchStatus", 400, "The current status of the virtual switch does not support this operation."},
    {"IncorrectVpcStatus", 400, "The current status of the VPC does not support this operation."},
    {"InstanceDiskLimitExceeded", 403, "The number of disks attached to the instance exceeds the limit."},
    {"InternalError", 500, "The request processing has failed due to some unknown error."},
    {"InvalidAccessKeyId.NotFound", 404, "Specified access key is not found."},
    {"InvalidAccountStatus.NotEnoughBalance", 403, "Your account does not have enough balance."},
    {"InvalidAction.NotFound", 404, "Specified api is not found, please check your url and method."},
    {"InvalidAutoReleaseTime.Malformed", 400, "The specified parameter AutoReleaseTime is not valid."},
    {"InvalidCidrBlock.Malformed", 400, "The specified CidrBlock is not valid."},
    {"InvalidDiskCategory.NotSupported", 400, "The specified disk category is not supported."},
    {"InvalidDataDiskCategory.ValueNotSupported", 400, "The specified data disk category is not supported here."},
    {"InvalidDataDiskSize.ValueNotSupported", 400, "The specified data disk size is out of range."},
    {"InvalidDisk.AlreadyDetached", 404, "The specified disk has been detached."},
    {"InvalidDiskId.NotFound", 404, "The specified disk does not exist."},
    {"InvalidDiskSize", 403, "Specified new disk size is less than or equal the original disk size."},
    {"InvalidDiskSize.NotSupported", 400, "The specified parameter size is not valid."},
    {"InvalidDiskSize.TooSmall", 403, "Specified disk size is less than the size of the snapshot."},
    {"InvalidGroupId.NotFound", 404, "The specified security group does not exist."},
    {"InvalidImageFamily.MissingAvailableImage", 403, "The specified image family has no available image."},
    {"InvalidImageId.NotFound", 404, "The specified ImageId does not exist."},
    {"InvalidInstance.NotFound", 404, "The specified instance does not exist."},
    {"InvalidInstanceId.NotFound", 404, "The specified InstanceId does not exist."},
    {"InvalidInstanceType.NotSupportDiskCategory", 403, "The instance type does not support this disk category."},
    {"InvalidInstanceType.ValueNotSupported", 403, "The specified InstanceType is not supported in this zone."},
    {"InvalidKeyPairName.Malformed", 400, "The specified key pair name is not valid."},
    {"InvalidKeyPairName.NotFound", 404, "The specified key pair does not exist."},
    {"InvalidNextToken", 400, "The specified NextToken is not valid."},
    {"InvalidOperation.DeletionProtection", 403, "The instance is protected against deletion."},
    {"InvalidParam.SecurityGroupRuleId", 400, "The specified security group rule does not exist."},
    {"InvalidParam.TypeAndCpuMem.Conflict", 403, "InstanceType excludes Cores and Memory."},
    {"InvalidParameter", 400, "A parameter is not valid."},
    {"InvalidParameter.Mismatch", 400, "The specified resources do not belong together."},
    {"InvalidPublicKeyBody.Malformed", 400, "The specified public key is not valid."},
    {"InvalidRegionId.NotFound", 404, "The specified RegionId does not exist."},
    {"InvalidSecurityGroupId.NotFound", 404, "The specified security group does not exist."},
    {"InvalidSnapshotId.NotFound", 404, "The specified snapshot does not exist."},
    {"InvalidSnapshotName.Malformed", 400, "The specified SnapshotName is wrongly formed."},
    {"InvalidSourceCidrIp.Malformed", 400, "The specified parameter SourceCidrIp is not valid."},
    {"InvalidSpotDuration", 400, "The specified SpotDuration is not valid."},
    {"InvalidSpotInterruptionBehavior.LocalDiskNotSupport", 403,
     "The specified SpotInterruptionBehavior does not support instances with local disks."},
    {"InvalidSpotParam.EmptyZoneID", 400, "The specified ZoneId is empty when SpotStrategy is set."},
    {"InvalidSpotPrepaid", 400, "The specified Spot type does not support PrePaid instances."},
    {"InvalidSpotPriceLimit", 400, "The specified SpotPriceLimit is not valid."},
    {"InvalidSpotPriceLimit.LowerThanPublicPrice", 400,
     "The specified SpotPriceLimit can't be lower than the current public price."},
    {"InvalidSpotStrategy", 400, "The specified SpotStrategy is not valid."},
    {"InvalidSystemDiskCategory.ValueNotSupported", 400, "The specified system disk category is not supported here."},
    {"InvalidSystemDiskSize.LessThanImageSize", 404, "SystemDisk.Size is less than the image size."},
    {"InvalidSystemDiskSize.MoreThanMaxSize", 404, "SystemDisk.Size exceeds the maximum size."},
    {"InvalidTimeStamp.Expired", 400, "Specified time stamp or date value is expired."},
    {"InvalidTimeStamp.Format", 400, "Specified time stamp or date value is not well formatted."},
    {"InvalidUserData.Base64FormatInvalid", 400, "The specified parameter UserData is not valid base64."},
    {"InvalidUserData.SizeExceeded", 400, "The specified parameter UserData exceeds the size."},
    {"InvalidVSwitchId.NotFound", 404, "The specified virtual switch does not exist."},
    {"InvalidVpcId.NotFound", 404, "Specified VPC does not exist."},
    {"InvalidZoneId.NotFound", 404, "The specified zone does not exist."},
    {"KeyPair.AlreadyExist", 400, "The key pair already exist."},
    {"MissingParameter", 400, "A mandatory parameter is not supplied."},
    {"OperationDenied.CloudSSDNotSupported", 403, "The zone does not sell cloud_ssd any more."},
    {"OperationDenied.NoStock", 403, "The requested resource is sold out in the specified zone."},
    {"OperationDenied.SpotPriceLowerThanPublicPrice", 403, "The spot instance price is lower than the public price."},
    {"QuotaExceed.ElasticQuota", 403, "No additional quota is available for the specified ECS instance type."},
    {"QuotaExceeded.PrivateIpAddress", 400, "Don't have enough private IPs in this switch."},
    {"RealNameAuthenticationError", 403, "Your account has not passed the real-name authentication yet."},
    {"ResourcesNotInSameZone", 403, "The specified instance and disk are not in the same zone."},
    {"SignatureDoesNotMatch", 400, "Specified signature does not match our calculation."},
    {"SignatureNonceUsed", 400, "Specified signature nonce was used already."},
    {"SnapshotCreatedDisk", 403, "The snapshot has been used to create disk(s)."},
    {"SnapshotCreatedImage", 403, "The snapshot has been used to create user defined image(s)."},
    {"Throttling", 400, "Request was denied due to request throttling."},
};

} // namespace

ApiError apiError(const char *code, const QString &detail)
{
    const auto *found = std::find_if(std::begin(table), std::end(table),
                                     [&](const Known &known) { return std::strcmp(known.code, code) == 0; });
    ApiError error;
    error.code = QString::fromLatin1(code);
    error.status = found == std::end(table) ? 400 : found->status;
    error.message = !detail.isEmpty()          ? detail
                    : found == std::end(table) ? error.code
                                               : QString::fromLatin1(found->message);
    return error;
}

ApiError missingParameter(const QString &name)
{
    return apiError("MissingParameter",
                    QStringLiteral("The input parameter \"%1\" that is mandatory for processing this request is not "
                                   "supplied.")
                        .arg(name));
}

ApiError invalidParameter(const QString &name, const QString &why)
{
    return apiError("InvalidParameter",
                    QStringLiteral("The specified parameter \"%1\" is not valid: %2").arg(name, why));
}

} // namespace spotbook::practice
