// The control groups of this computer: which kind of tree there is, and a group per machine.
#pragma once

#include <QString>
#include <QStringList>

namespace spotbook::practice {

struct ControlGroups
{
    bool plainV2 = false; // /sys/fs/cgroup is one v2 tree
    bool systemd = false; // ... and systemd is process 1, so that groups come from it
    QString v2Root;       // mount point of the v2 tree, empty if there is none
    QString v1Devices;    // mount point of the v1 devices hierarchy, empty if there is none
};
ControlGroups controlGroups();

// This process' own group in the v2 tree, as a directory; empty if there is none.
QString ownV2Group();
// Whether we may make groups below the directory and move our processes there.
bool mayUseGroup(const QString &directory);
// Removes an empty group and its empty children. Silent when it does not exist.
void removeGroup(const QString &directory);
// Makes a group of the v1 devices hierarchy in which only the given devices ("c 1:3 rwm") can be used.
void restrictDevices(const QString &directory, const QStringList &devices);

} // namespace spotbook::practice
