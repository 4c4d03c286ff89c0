#include "launch/git_key.h"

namespace spotbook::launch {

namespace {

// The same reading as for a login key, and the same reasons; only the field that they are about is another.
domain::Failure aboutGit(domain::Failure failure)
{
    if (failure.params.contains(QStringLiteral("field")))
        failure.params.insert(QStringLiteral("field"), QStringLiteral("gitKeyFile"));
    return failure;
}

} // namespace

KeyFile inspectGitKey(const QString &path)
{
    auto found = inspectKeyFile(path);
    if (found.problem)
        found.problem = aboutGit(*found.problem);
    return found;
}

KeyFile ownGitKey(const storage::Paths &paths)
{
    ssh::loadOrCreateKeyFile(paths.gitKeyFile(), ssh::KeyType::Ed25519);
    return inspectGitKey(paths.gitKeyFile());
}

std::optional<base::Secret> gitKey(const storage::Paths &paths, const domain::LaunchPlan &plan)
{
    try {
        switch (plan.gitKey) {
        case domain::GitKeySource::None: return std::nullopt;
        case domain::GitKeySource::Own:
            return ssh::loadOrCreateKeyFile(paths.gitKeyFile(), ssh::KeyType::Ed25519).privatePem;
        case domain::GitKeySource::File: return ssh::loadKeyFile(plan.gitKeyFile).privatePem;
        }
    } catch (const domain::Error &error) {
        throw domain::Error(aboutGit(error.failure()));
    }
    return std::nullopt;
}

} // namespace spotbook::launch
