// The key with which git on the machine logs in to a person's Git host (GitHub, GitLab, Gitee ...). The person adds its
// public half to the account there; the private half travels to the machine on standard input, never by the cloud.
#pragma once

#include "domain/launch_plan.h"
#include "launch/login_key.h"

#include <optional>

namespace spotbook::launch {

// This installation's own, the same for all its machines: Ed25519, made when absent. Throws StorageFailed,
// InvalidInput.
KeyFile ownGitKey(const storage::Paths &paths);
// A file that the person names; as inspectKeyFile, of any type.
KeyFile inspectGitKey(const QString &path);

// The private half for this plan; nullopt where none is wanted. Throws InvalidInput (field gitKeyFile), StorageFailed.
std::optional<base::Secret> gitKey(const storage::Paths &paths, const domain::LaunchPlan &plan);

} // namespace spotbook::launch
