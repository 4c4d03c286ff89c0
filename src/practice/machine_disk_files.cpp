#include "practice/machine_host.h"
#include "practice/machine_process.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace spotbook::practice {

void createBlankDisk(const QString &file, qint64 bytes)
{
    const int fd = open(QFile::encodeName(file).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool made = fd >= 0 && ftruncate(fd, bytes) == 0;
    const int error = errno;
    if (fd >= 0)
        close(fd);
    if (!made)
        throw std::runtime_error("cannot make the disk file " + file.toStdString() + ": " + std::strerror(error));
}

void copyDisk(const QString &from, const QString &to)
{
    const QString unfinished = to + QStringLiteral(".unfinished");
    // Pages that a machine has written through its loop device are in the file's cache already; what is still in the
    // machine's own cache is not copied, exactly as with a snapshot of a mounted disk in the cloud.
    requireTool(
        {{QStringLiteral("cp"), QStringLiteral("--sparse=always"), QStringLiteral("--reflink=auto"), from, unfinished},
         {},
         std::chrono::minutes(30),
         {},
         {}});
    if (rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(to).constData()) != 0)
        throw std::runtime_error("cannot put the copied disk in its place: " + std::string(std::strerror(errno)));
}

} // namespace spotbook::practice
