// The named stages of a launch, in order, as window, tray and terminal show them.
#pragma once

#include <QMetaType>
#include <QString>
#include <QVector>
#include <chrono>

namespace spotbook::domain {

enum class Stage {
    Preflight, // key, clock, balance, quota, stock, price
    Network,   // network, subnet, security group
    KeyPair,
    Disk,      // work disk exists and is available
    Buy,       // the machine is bought
    Boot,      // running, with an address
    Attach,    // work disk attached
    Login,     // SSH reached, host key verified and rotated
    Provision, // the stack's steps
    Notebook,  // logged in over HTTPS and got the kernel list
    Ready,
    // other verbs
    SaveWork, // notebook stopped, disk synced and unmounted
    Detach,
    ReleaseMachine,
    SnapshotDisk,
    DeleteDisk,
    Undo,
    LookAgain, // the receipt: what is really gone
};

QString stageName(Stage stage); // stable, for --json and logs

enum class StageState { Waiting, Running, Done, Skipped, Failed };

// One line of progress. Values are copied across threads.
struct Progress
{
    Stage stage = Stage::Preflight;
    StageState state = StageState::Running;
    QString item;                         // provisioning step or resource id; untranslated
    QString text;                         // log text of the machine or the cloud; untranslated, redacted
    int percent = -1;                     // of the stage, -1 = unknown
    std::chrono::milliseconds elapsed{0}; // of the stage
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Progress)
