// The one error value of the house. Code below messages/ throws it; messages/ turns a kind into words and a remedy.
#pragma once

#include <QMap>
#include <QMetaType>
#include <QString>
#include <exception>

namespace spotbook::domain {

// A closed list of things a person can act on. Tests compare kinds, never sentences.
enum class FailureKind {
    Internal,       // a bug of ours; params: "where"
    Cancelled,      // the person stopped it
    TimedOut,       // params: "what"
    OutcomeUnknown, // a write was sent and no answer came: look before repeating
    NetworkUnreachable,
    ProxyFailed,
    TlsFailed,
    BadAnswer, // the other side spoke nonsense; params: "what"
    Throttled,
    ServiceDown,
    ClockWrong, // params: "skewSeconds"
    KeyMissing, // no access key was given
    KeyMalformed,
    KeyRejected,       // id unknown or disabled
    SecretWrong,       // signature does not match
    PermissionMissing, // params: "action"
    AccountBlocked,
    RealNameMissing,
    BalanceTooLow, // params: "balance", "needed", "currency"
    PaymentMethodMissing,
    Overdue,
    SpotNotAllowed,
    QuotaZero,         // params: "quota", "region"
    QuotaReached,      // params: "what"
    NoStock,           // params: "type", "zone"
    TypeNotSold,       // params: "type", "zone"
    PriceAboveLimit,   // params: "limit", or "agreed" for a price that was only shown; "market", "currency"
    DiskCategoryUnfit, // params: "category", "type", "zone"
    DiskSizeUnfit,
    DiskInOtherZone, // params: "disk", "diskZone", "zone"
    DiskInUse,       // params: "disk"
    DiskNotBlank,    // params: "disk"
    NoPublicAddress,
    NotFound, // params: "what", "id"
    AlreadyExists,
    SpendingLimitReached, // params: "limit", "currency", "until" (ISO 8601): a later end would cost more
    Conflict,             // another operation runs
    DependencyLeft,       // cannot be deleted yet; params: "what", "id"
    NotOurs,              // carries another installation's owner tag, or none; params: "id"
    NotSupported,         // the provider or this type cannot do that; params: "what"; from the cloud also "reason"
    Refused,           // by the cloud, with a code nobody here knows; params: "what" (the code), "reason" (its words)
    RegionUnknown,     // params: "region"
    InvalidInput,      // params: "field", "value", "reason"
    ProfileUnreadable, // params: "file", "reason"
    SettingsUnreadable,
    StorageFailed,   // this computer's disk; params: "file", "reason"
    KeychainMissing, // params: "reason"
    KeychainLocked,
    KeychainFailed,
    OwnAddressUnknown, // the echo services disagree or do not answer
    HostUnreachable,   // params: "host", "port"
    NotSsh,            // something answers but it is not an SSH server
    HostKeyChanged,    // params: "host", "expected", "found"
    HostKeyUnknown,
    LoginRefused, // SSH
    ConnectionLost,
    RemoteCommandFailed, // params: "command", "exitCode", "output"
    RemoteDiskFull,      // params: "path"
    PortTaken,           // params: "port"
    StepFailed,          // provisioning; params: "step", "output"
    AptBusy,
    NotebookNotReady, // params: "address"
    NotebookPasswordRefused,
    CertificateMismatch,
    MachineGone, // released or reclaimed under us
    Reclaimed,
    OtherAccount,       // made with another account's key or another cloud; params: "launch", "account", "current"
    AnotherRunActive,   // another process is at work; params: "profile"
    LaunchInterrupted,  // an earlier launch of the profile came to no end; params: "profile", "launch"
    AlreadyRunning,     // the profile has a machine; params: "profile", "launch"
    StoppedHalfway,     // a verb that is not undone was stopped or ran out of time; params: "verb", "profile"
    UndoIncomplete,     // params: "left": what still exists
    PracticeMissing,    // the practice cloud's program is not installed; params: "program"
    PracticeFailed,     // it did not start; params: "reason"
    PracticeNoMachines, // it runs, but no machine can run here; params: "reason"
};

struct Failure
{
    FailureKind kind = FailureKind::Internal;
    QString providerCode; // "OperationDenied.NoStock", verbatim
    QString requestId;
    bool retryable = false;        // the same call may succeed later without anyone doing anything
    QMap<QString, QString> params; // what messages/ puts into the sentence
    QString detail;                // technical text for the details box; never shown alone, never parsed
};

class Error : public std::exception
{
public:
    explicit Error(Failure failure);
    Error(FailureKind kind, QMap<QString, QString> params = {}, QString detail = {});

    const Failure &failure() const noexcept { return m_failure; }
    FailureKind kind() const noexcept { return m_failure.kind; }
    const char *what() const noexcept override { return m_what.constData(); } // "NoStock: detail", for logs

private:
    Failure m_failure;
    QByteArray m_what;
};

// The enumerator's name, stable: used in --json output and in logs.
QString failureKindName(FailureKind kind);

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Failure)
