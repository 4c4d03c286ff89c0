// Where this installation keeps its files. All folders are made with 0700; permissions that are too wide are
// mended.
#pragma once

#include <QString>

namespace spotbook::storage {

// Overridden as a whole by SPOTBOOK_HOME (tests, several installations side by side).
struct Paths
{
    QString config; // settings.json, profiles/, stacks/
    QString data;   // journal/, keys/, receipts/, known-hosts/
    QString cache;  // learned timings, catalogues
    // The person's own SSH configuration, ~/.ssh/config; overridden by SPOTBOOK_SSH_CONFIG. Below a home of tests: in
    // it.
    QString sshConfig;
    static Paths standard();
    static Paths below(const QString &home);
    void create() const;        // throws StorageFailed; also takes others' rights off every file inside
    QString keyFile() const;    // data/keys/id_spotbook, our own SSH key
    QString gitKeyFile() const; // data/keys/id_git, the one that machines use with Git hosts
    QString profiles() const;
    QString stacks() const;
    QString journals() const;
    QString receipts() const;
    QString logFile() const; // what base::LogSink writes
};

// Writes to a temporary file in the same folder, fsyncs file and folder, renames. mode e.g. 0600.
void writeFileDurably(const QString &path, const QByteArray &content, int mode);
// Throws StorageFailed with the reason; NotFound when it does not exist.
QByteArray readFile(const QString &path, qint64 maxBytes = 16 * 1024 * 1024);

} // namespace spotbook::storage
