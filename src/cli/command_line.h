// The verbs and their options as a value. Parsing asks nothing and changes nothing.
#pragma once

#include "domain/launch_plan.h"
#include "launch/flows.h"

#include <QString>
#include <QStringList>
#include <chrono>
#include <optional>

namespace spotbook::cli {

enum class Verb {
    Window, // no verb given
    KeysSet,
    KeysCheck,
    KeysForget,
    KeysPolicy,
    KeysGit,
    PasswordSet,
    PasswordShow,
    Regions,
    Types,
    Prices,
    Launch,
    List,
    Status,
    Open,
    Park,
    Stop,
    Start,
    Release,
    Erase,
    Undo,
    Resume,
    Sweep,
    Lease,
    Receipts,
    Ssh,
    SshConfig,
    ProfileList,
    ProfileShow,
    ProfileImport,
    ProfileExport,
    ProfileRemove,
};

// What was said about a plan; unset = not said.
struct PlanOptions
{
    std::optional<QString> profileName; // --name
    std::optional<QString> region;
    std::optional<QString> zone;
    std::optional<QString> type;
    std::optional<domain::Purchase> purchase;
    std::optional<QString> priceLimit; // decimal, in the provider's currency
    std::optional<QString> image;
    std::optional<QString> imageFamily;
    std::optional<int> systemDiskGiB;
    std::optional<QString> disk;
    std::optional<QString> snapshot;
    std::optional<int> diskSizeGiB;
    std::optional<QString> diskCategory;
    std::optional<QString> securityGroup;
    std::optional<int> bandwidthMbit;
    std::optional<domain::BandwidthBilling> bandwidthBilling;
    std::optional<QString> machineName;
    std::optional<QString> sshKeyFile;
    std::optional<QString> gitKey; // "none", "own", or a private key file
    std::optional<domain::NotebookAccess> access;
    std::optional<QString> stack;
    std::optional<std::chrono::minutes> lease;
    std::optional<QString> spendingLimit; // decimal, in the provider's currency; "none" takes the profile's away
    bool keepRules = false;               // nothing is added to an existing security group

    // Throws InvalidInput for an amount that is none, or for options that exclude each other.
    void applyTo(domain::LaunchPlan &plan, const QString &currency) const;
};

struct CommandLine
{
    Verb verb = Verb::Window;

    // -- every verb
    bool json = false;
    bool quiet = false;
    bool thisRunOnly = false;
    QString endpoint;
    QString language;
    QString ownAddress;

    bool newMachine = false; // the window begins with its wizard

    // -- one verb or another
    QString target;  // profile or launch; may be empty where only one is possible
    QString file;    // profile import, export
    QString keyId;   // keys set
    QString confirm; // erase
    QString profile; // launch --profile
    QStringList regions;
    QStringList types;
    QString family;
    bool all = false;           // types: also without GPU; prices: also what is sold out
    bool check = true;          // keys set
    bool once = false;          // launch
    bool stay = false;          // launch, start, resume
    bool save = false;          // launch: keep the plan as a profile
    bool keepOnFailure = false; // launch, start, resume
    QStringList remote;         // ssh: the command for the machine
    bool asRoot = false;        // ssh
    bool addEntry = false;      // ssh-config
    bool removeEntry = false;
    bool showPassword = false;
    bool passwordFromInput = false;
    bool printOnly = false;                     // open, ssh
    bool tidy = false;                          // sweep
    launch::KeepBy keep = launch::KeepBy::Disk; // park
    std::optional<std::chrono::minutes> lease;  // lease; 0 = none
    PlanOptions plan;
};

struct Parsed
{
    std::optional<CommandLine> command; // unset: print text and end with exitCode
    int exitCode = 0;
    QString text;
    bool json = false; // --json was given although the rest was wrong
};

// Without the program's own name.
Parsed parseCommandLine(const QStringList &arguments);

// "90m", "2h", "1h30m", "45" (minutes), "none" (0). nullopt for anything else.
std::optional<std::chrono::minutes> parseLease(const QString &text);

} // namespace spotbook::cli
