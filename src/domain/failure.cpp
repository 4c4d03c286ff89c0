#include "domain/failure.h"

namespace spotbook::domain {

Error::Error(Failure failure) : m_failure(std::move(failure))
{
    m_what = failureKindName(m_failure.kind).toUtf8();
    if (!m_failure.providerCode.isEmpty())
        m_what += " (" + m_failure.providerCode.toUtf8() + ")";
    if (!m_failure.detail.isEmpty())
        m_what += ": " + m_failure.detail.toUtf8();
}

Error::Error(FailureKind kind, QMap<QString, QString> params, QString detail)
    : Error(Failure{kind, {}, {}, false, std::move(params), std::move(detail)})
{
}

QString failureKindName(FailureKind kind)
{
    switch (kind) {
    case FailureKind::Internal: return QStringLiteral("Internal");
    case FailureKind::Cancelled: return QStringLiteral("Cancelled");
    case FailureKind::TimedOut: return QStringLiteral("TimedOut");
    case FailureKind::OutcomeUnknown: return QStringLiteral("OutcomeUnknown");
    case FailureKind::NetworkUnreachable: return QStringLiteral("NetworkUnreachable");
    case FailureKind::ProxyFailed: return QStringLiteral("ProxyFailed");
    case FailureKind::TlsFailed: return QStringLiteral("TlsFailed");
    case FailureKind::BadAnswer: return QStringLiteral("BadAnswer");
    case FailureKind::Throttled: return QStringLiteral("Throttled");
    case FailureKind::ServiceDown: return QStringLiteral("ServiceDown");
    case FailureKind::ClockWrong: return QStringLiteral("ClockWrong");
    case FailureKind::KeyMissing: return QStringLiteral("KeyMissing");
    case FailureKind::KeyMalformed: return QStringLiteral("KeyMalformed");
    case FailureKind::KeyRejected: return QStringLiteral("KeyRejected");
    case FailureKind::SecretWrong: return QStringLiteral("SecretWrong");
    case FailureKind::PermissionMissing: return QStringLiteral("PermissionMissing");
    case FailureKind::AccountBlocked: return QStringLiteral("AccountBlocked");
    case FailureKind::RealNameMissing: return QStringLiteral("RealNameMissing");
    case FailureKind::BalanceTooLow: return QStringLiteral("BalanceTooLow");
    case FailureKind::PaymentMethodMissing: return QStringLiteral("PaymentMethodMissing");
    case FailureKind::Overdue: return QStringLiteral("Overdue");
    case FailureKind::SpotNotAllowed: return QStringLiteral("SpotNotAllowed");
    case FailureKind::QuotaZero: return QStringLiteral("QuotaZero");
    case FailureKind::QuotaReached: return QStringLiteral("QuotaReached");
    case FailureKind::NoStock: return QStringLiteral("NoStock");
    case FailureKind::TypeNotSold: return QStringLiteral("TypeNotSold");
    case FailureKind::PriceAboveLimit: return QStringLiteral("PriceAboveLimit");
    case FailureKind::DiskCategoryUnfit: return QStringLiteral("DiskCategoryUnfit");
    case FailureKind::DiskSizeUnfit: return QStringLiteral("DiskSizeUnfit");
    case FailureKind::DiskInOtherZone: return QStringLiteral("DiskInOtherZone");
    case FailureKind::DiskInUse: return QStringLiteral("DiskInUse");
    case FailureKind::DiskNotBlank: return QStringLiteral("DiskNotBlank");
    case FailureKind::NoPublicAddress: return QStringLiteral("NoPublicAddress");
    case FailureKind::NotFound: return QStringLiteral("NotFound");
    case FailureKind::AlreadyExists: return QStringLiteral("AlreadyExists");
    case FailureKind::SpendingLimitReached: return QStringLiteral("SpendingLimitReached");
    case FailureKind::Conflict: return QStringLiteral("Conflict");
    case FailureKind::DependencyLeft: return QStringLiteral("DependencyLeft");
    case FailureKind::NotOurs: return QStringLiteral("NotOurs");
    case FailureKind::NotSupported: return QStringLiteral("NotSupported");
    case FailureKind::Refused: return QStringLiteral("Refused");
    case FailureKind::RegionUnknown: return QStringLiteral("RegionUnknown");
    case FailureKind::InvalidInput: return QStringLiteral("InvalidInput");
    case FailureKind::ProfileUnreadable: return QStringLiteral("ProfileUnreadable");
    case FailureKind::SettingsUnreadable: return QStringLiteral("SettingsUnreadable");
    case FailureKind::StorageFailed: return QStringLiteral("StorageFailed");
    case FailureKind::KeychainMissing: return QStringLiteral("KeychainMissing");
    case FailureKind::KeychainLocked: return QStringLiteral("KeychainLocked");
    case FailureKind::KeychainFailed: return QStringLiteral("KeychainFailed");
    case FailureKind::OwnAddressUnknown: return QStringLiteral("OwnAddressUnknown");
    case FailureKind::HostUnreachable: return QStringLiteral("HostUnreachable");
    case FailureKind::NotSsh: return QStringLiteral("NotSsh");
    case FailureKind::HostKeyChanged: return QStringLiteral("HostKeyChanged");
    case FailureKind::HostKeyUnknown: return QStringLiteral("HostKeyUnknown");
    case FailureKind::LoginRefused: return QStringLiteral("LoginRefused");
    case FailureKind::ConnectionLost: return QStringLiteral("ConnectionLost");
    case FailureKind::RemoteCommandFailed: return QStringLiteral("RemoteCommandFailed");
    case FailureKind::RemoteDiskFull: return QStringLiteral("RemoteDiskFull");
    case FailureKind::PortTaken: return QStringLiteral("PortTaken");
    case FailureKind::StepFailed: return QStringLiteral("StepFailed");
    case FailureKind::AptBusy: return QStringLiteral("AptBusy");
    case FailureKind::NotebookNotReady: return QStringLiteral("NotebookNotReady");
    case FailureKind::NotebookPasswordRefused: return QStringLiteral("NotebookPasswordRefused");
    case FailureKind::CertificateMismatch: return QStringLiteral("CertificateMismatch");
    case FailureKind::MachineGone: return QStringLiteral("MachineGone");
    case FailureKind::Reclaimed: return QStringLiteral("Reclaimed");
    case FailureKind::OtherAccount: return QStringLiteral("OtherAccount");
    case FailureKind::AnotherRunActive: return QStringLiteral("AnotherRunActive");
    case FailureKind::LaunchInterrupted: return QStringLiteral("LaunchInterrupted");
    case FailureKind::AlreadyRunning: return QStringLiteral("AlreadyRunning");
    case FailureKind::StoppedHalfway: return QStringLiteral("StoppedHalfway");
    case FailureKind::UndoIncomplete: return QStringLiteral("UndoIncomplete");
    case FailureKind::PracticeMissing: return QStringLiteral("PracticeMissing");
    case FailureKind::PracticeFailed: return QStringLiteral("PracticeFailed");
    case FailureKind::PracticeNoMachines: return QStringLiteral("PracticeNoMachines");
    }
    return QStringLiteral("Internal");
}

} // namespace spotbook::domain
