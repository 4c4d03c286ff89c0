// What the machine is told at its first boot: the SSH host key by which we shall know it, and nothing else.
#pragma once

#include "base/secret.h"
#include "ssh/session.h"

#include <QByteArray>

namespace spotbook::launch {

// "#cloud-config" and one line of JSON, which is YAML (cloud-init, module cc_ssh: ssh_deletekeys, ssh_keys).
// Below 4 KB. Whoever may read the user data knows this key afterwards: it must be replaced at the first
// login.
QByteArray userData(const ssh::KeyPair &hostKey);

} // namespace spotbook::launch
