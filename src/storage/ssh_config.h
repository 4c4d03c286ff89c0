// Named hosts in the person's own SSH configuration (ssh_config(5)), for editors that know no other way in.
//
// Each is a block between two marked comment lines, at the top of the file. A block ends with "Host *": lines that
// stood at the top before a first "Host" count for every host, and go on doing so. Everything outside our blocks stays
// byte by byte, with the file's permissions; where the file is a link, what it leads to is rewritten.
#pragma once

#include "storage/paths.h"

#include <QByteArray>
#include <QString>
#include <functional>

namespace spotbook::storage {

// Thread-safe, also between processes of ours; what another program writes meanwhile is noticed and kept. All throw
// StorageFailed; a file whose marks do not fit together is left alone (StorageFailed with the line).
class SshConfig
{
public:
    explicit SshConfig(const Paths &paths);

    QString file() const { return m_file; }
    // The mark of the launch that a host's block was made for; empty: there is no block of ours with that name.
    QString launchOf(const QString &host) const;
    // Makes the block or replaces it where it stands. `lines`: options of the host, one per line, without the "Host"
    // line. host and launchId: [A-Za-z0-9._-].
    void put(const QString &host, const QString &launchId, const QByteArray &lines);
    // False when that launch has no block. Removes every block of the launch, whatever its name.
    bool remove(const QString &launchId);

    // For tests: called between reading the file and putting the new one in its place.
    std::function<void()> beforeReplacing;

private:
    bool edit(const std::function<QByteArray(const QByteArray &)> &change) const;

    QString m_file;
    QString m_lock;
};

// A value as ssh_config reads it: quoted, with % doubled. InvalidInput for a quote or a line break, which it has no way
// to say.
QByteArray sshConfigValue(const QString &value);

} // namespace spotbook::storage
