#include "domain/stage.h"
#include "domain/launch_state.h"

namespace spotbook::domain {

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::Preflight: return QStringLiteral("preflight");
    case Stage::Network: return QStringLiteral("network");
    case Stage::KeyPair: return QStringLiteral("key-pair");
    case Stage::Disk: return QStringLiteral("disk");
    case Stage::Buy: return QStringLiteral("buy");
    case Stage::Boot: return QStringLiteral("boot");
    case Stage::Attach: return QStringLiteral("attach");
    case Stage::Login: return QStringLiteral("login");
    case Stage::Provision: return QStringLiteral("provision");
    case Stage::Notebook: return QStringLiteral("notebook");
    case Stage::Ready: return QStringLiteral("ready");
    case Stage::SaveWork: return QStringLiteral("save-work");
    case Stage::Detach: return QStringLiteral("detach");
    case Stage::ReleaseMachine: return QStringLiteral("release-machine");
    case Stage::SnapshotDisk: return QStringLiteral("snapshot");
    case Stage::DeleteDisk: return QStringLiteral("delete-disk");
    case Stage::Undo: return QStringLiteral("undo");
    case Stage::LookAgain: return QStringLiteral("look-again");
    }
    return {};
}

QString billingName(Billing billing)
{
    switch (billing) {
    case Billing::Charging: return QStringLiteral("charging");
    case Billing::Parked: return QStringLiteral("parked");
    case Billing::Nothing: return QStringLiteral("nothing");
    case Billing::Unknown: return QStringLiteral("unknown");
    }
    return {};
}

} // namespace spotbook::domain
