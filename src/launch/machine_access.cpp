#include "launch/machine_access.h"

namespace spotbook::launch {

const MachineAccess &realMachineAccess()
{
    static const MachineAccess access{
        [](const QString &file) { return ssh::loadOrCreateKeyFile(file, ssh::KeyType::Rsa3072); },
        [](const QString &file) { return ssh::loadKeyFile(file); },
        notebook::hashPassword,
        notebook::makeCertificate,
        ssh::waitForBanner,
        ssh::connect,
        ssh::rotateHostKey,
        provisioning::loadStack,
        provisioning::runStack,
        notebook::waitUntilReady,
        ssh::openTunnel,
        ssh::connect,
    };
    return access;
}

} // namespace spotbook::launch
