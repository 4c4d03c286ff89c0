// The launch journal: one append-only file per launch, a JSON object per line, fsynced before append()
// returns.
//
// An *intent* is written before each call that can cost money or change what exists, the *result* after it.
// After a crash nothing is replayed: the readers look in the cloud for what the intents may have made. A torn
// last line (power cut) is ignored; anything else unreadable is an error.
#pragma once

#include "domain/launch_plan.h"
#include "domain/tags.h"
#include "storage/paths.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QVector>
#include <functional>
#include <memory>
#include <optional>

namespace spotbook::storage {

// What an intent is about. The names are the file format.
enum class Act {
    Begin, // plan; first line
    CreateNetwork,
    CreateSubnet,
    CreateSecurityGroup,
    AddRule,
    RemoveRule,
    ImportKeyPair,
    CreateDisk,
    CreateMachine,
    AttachDisk,
    PinHostKeys, // this computer's own state: the accepted host keys
    Provision,
    Certificate, // public part and fingerprint
    Ready,       // from here on the work disk holds a person's data
    SaveWork,    // note: from here to the next Ready the notebook may be stopped and the disk let go
    SetAutoRelease,
    StopMachine,
    StartMachine,
    DetachDisk,
    ReleaseMachine,
    CreateSnapshot,
    DeleteDisk,
    DeleteSnapshot,
    DeleteSecurityGroup,
    DeleteKeyPair,
    DeleteSubnet,
    DeleteNetwork,
    End, // "released", "parked", "erased", "undone"
};
QString actName(Act act);

struct Entry
{
    enum class Kind { Intent, Result, Note };
    Act act = Act::Begin;
    Kind kind = Kind::Note;
    QDateTime at;     // UTC
    QString token;    // client token of the call
    QString name;     // derived name of what is to be made
    QString id;       // of what was made (Result)
    QJsonObject data; // anything else needed to find or undo it; never a secret
};

// Belongs to one thread at a time. An entry that holds a live secret is refused (Internal) and not written;
// one that could not be written whole (full disk) leaves no trace.
class Journal
{
public:
    // Opens or creates data/journal/<launchId>.jsonl and locks it for this process (AnotherRunActive when
    // taken).
    // `origin`: further members of the first entry's data, beside "plan": where the launch is made.
    static std::unique_ptr<Journal> create(const Paths &paths, const QString &launchId, const domain::LaunchPlan &plan,
                                           const QDateTime &now, const QJsonObject &origin = {});
    static std::unique_ptr<Journal> open(const Paths &paths, const QString &launchId);
    // Both throw NotFound, and StorageFailed with "file" and "reason" = "line 3: ..." for what cannot be
    // read. Without a lock, for showing.
    static QVector<Entry> read(const Paths &paths, const QString &launchId);
    // The first entry alone, of a journal whose rest cannot be read; nullopt when it cannot be read either.
    static std::optional<Entry> readBeginning(const Paths &paths, const QString &launchId);
    // Newest last. Throws StorageFailed when the folder is there and cannot be read.
    static QStringList launchIds(const Paths &paths);

    ~Journal();
    const QString &launchId() const;
    const domain::LaunchPlan &plan() const;
    const QVector<Entry> &entries() const;
    void append(Entry entry); // durable when it returns; throws StorageFailed
    void intent(Act act, const QDateTime &now, const QString &token, const QString &name, QJsonObject data = {});
    void result(Act act, const QDateTime &now, const QString &id, QJsonObject data = {});

    // The newest result's id for an act; empty when there is none after the newest intent.
    QString idOf(Act act) const;
    std::optional<Entry> lastIntent(Act act) const;
    std::optional<Entry> lastResult(Act act) const;
    bool has(Act act, Entry::Kind kind) const;
    bool ended() const;

    // Test seam: called after each durable append with the number of entries. Set from
    // SPOTBOOK_KILL_AFTER_ENTRY by the composition root so that a test can kill the process at any entry.
    static void setAppendHook(std::function<void(int)> hook);

private:
    struct State;
    explicit Journal(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace spotbook::storage
