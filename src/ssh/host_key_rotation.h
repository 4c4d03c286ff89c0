// Replaces the bootstrap host key, which anybody who can read the user data knows, by one that never left the machine.
//
// Order: the machine makes a new key beside the old one -> its public half is fetched over the verified login -> both
// are pinned (the callback must have made it durable when it returns) -> the new one is activated (sshd reloaded) -> a
// fresh connection must show it -> the old one is removed on the machine and unpinned. Killed between any two of these
// steps the machine can still be entered with what is pinned, and calling it again finishes the job.
#pragma once

#include "ssh/session.h"

namespace spotbook::ssh {

// pin(keys): store these as the only accepted host keys, durably (fsync). Called with {old, new} and finally {new}.
// Returns a session that was authenticated against the new key. `options.hostKeys` are the keys pinned now.
std::unique_ptr<Session> rotateHostKey(const ConnectOptions &options, const QVector<PublicKey> &bootstrapKeys,
                                       const std::function<void(const QVector<PublicKey> &)> &pin,
                                       const base::StopToken &stop);

} // namespace spotbook::ssh
