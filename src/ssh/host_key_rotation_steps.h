// The inside of rotateHostKey(), open to its tests: they kill it between any two steps.
#pragma once

#include "ssh/host_key_rotation.h"

namespace spotbook::ssh {

enum class RotationStep { NewKeyMade, BothPinned, Activated, Checked, OldRemoved, NewPinned };

struct RotationSetup
{
    QString hostKeyFile = QStringLiteral("/etc/ssh/ssh_host_ed25519_key");
    // Shell text that makes sshd read its keys again; must not end running sessions.
    QByteArray reload;
    std::function<void(RotationStep)> done; // after each step
};

RotationSetup usualRotation();

std::unique_ptr<Session> rotateHostKey(const ConnectOptions &options, const QVector<PublicKey> &bootstrapKeys,
                                       const std::function<void(const QVector<PublicKey> &)> &pin,
                                       const RotationSetup &setup, const base::StopToken &stop);

} // namespace spotbook::ssh
