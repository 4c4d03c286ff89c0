// How a terminal or an editor of this computer gets to a machine: address, port, user, our key and the pinned host
// keys. The way in is the system's own ssh with everything said on its line or in a named entry; nothing of it is
// secret.
#pragma once

#include "domain/machine.h"
#include "launch/context.h"

#include <QStringList>

namespace spotbook::launch {

struct SshEntry
{
    QString launchId;
    QString profile;
    QString host; // of the named entry: "spotbook-<profile>"
    domain::Endpoint endpoint;
    QString user;           // whose the work is, not root; sudo asks for no password
    QString keyFile;        // the private key
    QString knownHostsFile; // ours; under the name hostKeyAlias, so that address and port do not matter
    QString hostKeyAlias;
    QString folder; // where the work lies on the machine
};

// Asks the cloud where the machine is now, writes the known-hosts file of the pinned keys and, when the machine does
// not answer, lets this computer in from where it is now. Throws NotFound, LaunchInterrupted, MachineGone,
// HostUnreachable, HostKeyUnknown, Cancelled.
SshEntry sshEntry(const Context &context, const QString &launchId, const base::StopToken &stop);

// The whole line, program first. Of the person's own configuration nothing is read (-F none); only the pinned keys are
// accepted, only our key is offered. `remote`: a command for the machine's shell, as ssh takes it.
QStringList sshCommand(const SshEntry &entry, const QStringList &remote = {});
// The same for people to read and to paste into a POSIX shell.
QString sshLine(const SshEntry &entry, const QStringList &remote = {});

// Options for a named host in ssh_config's form, one per line.
QByteArray sshConfigLines(const SshEntry &entry);
// Into the person's configuration, and out of it.
void addToSshConfig(const Context &context, const SshEntry &entry);
// By profile or launch id. False where there is none.
bool removeFromSshConfig(const storage::Paths &paths, const QString &profileOrLaunch);

// For the flows: an entry that the person has is made to lead to where the machine is now, and goes with the machine.
// What cannot be done is logged, never thrown: neither may cost a launch its machine.
void followWithSshConfig(const Context &context, const QString &launchId, const domain::Machine &machine) noexcept;
void dropSshEntry(const storage::Paths &paths, const QString &launchId) noexcept;

} // namespace spotbook::launch
