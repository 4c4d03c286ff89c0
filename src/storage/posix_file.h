// The system calls of this folder: whole writes, fsync of files and folders, advisory locks. Not for other
// folders.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace spotbook::storage {

// Owns a file descriptor; closing gives up its lock.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept;
    Descriptor &operator=(Descriptor &&other) noexcept;
    ~Descriptor();
    bool valid() const { return m_fd >= 0; }
    int get() const { return m_fd; }

private:
    int m_fd = -1;
};

// All throw StorageFailed{file, reason} unless said otherwise.

Descriptor openFile(const QString &path, int flags, int mode = 0600); // O_CLOEXEC is added
void writeWhole(const Descriptor &file, const QByteArray &bytes, const QString &path);
void syncFile(const Descriptor &file, const QString &path);
void syncFolderOf(const QString &path);
// False when another descriptor, of any process, holds it.
bool tryLock(const Descriptor &file, const QString &path);
// Waits for the holder, who keeps it only while a small file is rewritten; StorageFailed after ten seconds.
Descriptor lockFile(const QString &path);
// Takes the rights of group and others away. Links stay as they are; what is not there is fine.
void makePrivate(const QString &path);
// Makes the folder with all above it (0700) and takes rights of group and others away if it is there.
void makePrivateFolder(const QString &path);
// The same for the files below a folder, which other processes may be changing.
void makeFilesPrivate(const QString &folder);

[[noreturn]] void failStorage(const QString &path, const QString &reason);
[[noreturn]] void failStorageErrno(const QString &path);
// Throws Internal when a live secret is about to be written to a file.
void refuseSecrets(const QByteArray &content, const QString &path);
// Names of files made of ids: InvalidInput unless 1..80 of [A-Za-z0-9._-] and no leading dot.
void checkFileName(const char *field, const QString &name);

} // namespace spotbook::storage
