#include "cli/exit_code.h"

namespace spotbook::cli {

ExitCode exitCodeFor(domain::FailureKind kind)
{
    using K = domain::FailureKind;
    switch (kind) {
    case K::InvalidInput:
    case K::ProfileUnreadable:
    case K::SettingsUnreadable:
    case K::RegionUnknown: return ExitCode::BadInput;
    case K::NotFound: return ExitCode::NotFound;
    case K::Cancelled: return ExitCode::Cancelled;
    case K::StoppedHalfway:
    case K::UndoIncomplete:
    case K::OutcomeUnknown: return ExitCode::MayCost;
    case K::KeyMissing:
    case K::KeyMalformed:
    case K::KeyRejected:
    case K::SecretWrong:
    case K::PermissionMissing:
    case K::OtherAccount:
    case K::KeychainMissing:
    case K::KeychainLocked:
    case K::KeychainFailed: return ExitCode::KeyOrPermission;
    default: return ExitCode::Failed;
    }
}

} // namespace spotbook::cli
