// What is known of one practice machine, kept in its directory so that it outlives the server.
//
//   machines/<id>/machine.json   this record           supervisor   identity of the process around the machine
//                 upper, work    its own system disk    console.log  what a serial console would show
//                 meta/          metadata answers       slirp.sock   its network's control socket
//                 lower-image                           link to the shared, read-only image
#pragma once

#include "practice/machine_host.h"

#include <QDir>

namespace spotbook::practice {

struct DiskRecord
{
    QString serial;
    QString file;
    QString letter; // "b" for vdb
};

struct MachineRecord
{
    QString id;
    QString hostName;
    QString address;
    QString key; // short and unique on this computer: names of cgroups and units
    QVector<quint16> openPorts;
    QVector<DiskRecord> disks;

    QDir directory; // not stored

    QString path(const QString &name) const { return directory.filePath(name); }
    const DiskRecord *disk(const QString &serial) const;
    // The first device letter from b on that no disk has.
    QString freeLetter() const;
};

// Throws std::runtime_error when the machine is not known.
MachineRecord loadRecord(const QDir &directory);
// Atomic and on the disk when it returns.
void saveRecord(const MachineRecord &record);
// Atomic replacement of a small file, owner-only.
void writeFile(const QString &path, const QByteArray &content, int mode = 0600);

} // namespace spotbook::practice
