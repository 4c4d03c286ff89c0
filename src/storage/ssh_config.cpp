#include "storage/ssh_config.h"

#include "base/random.h"
#include "domain/failure.h"
#include "storage/posix_file.h"

#include <QFile>
#include <QFileInfo>
#include <QList>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spotbook::storage {

namespace {

constexpr int attempts = 5;
constexpr int deepestLink = 16;
const QByteArray beginMark = QByteArrayLiteral("# >>> spotbook ");
const QByteArray endMark = QByteArrayLiteral("# <<< spotbook ");

struct Block
{
    QByteArray host;
    QByteArray launch;
    int begin = 0;
    int end = 0; // behind its last byte
};

// "# >>> spotbook HOST LAUNCH; written by Spotbook, which also removes it"
QList<Block> blocksIn(const QByteArray &text, const QString &file)
{
    QList<Block> blocks;
    Block open;
    bool isOpen = false;
    int line = 0;
    for (int at = 0; at < text.size();) {
        const int next = text.indexOf('\n', at) < 0 ? text.size() : text.indexOf('\n', at) + 1;
        const QByteArray content = text.mid(at, next - at).trimmed();
        ++line;
        const bool begins = content.startsWith(beginMark);
        const bool ends = content.startsWith(endMark);
        if ((begins && isOpen) || (ends && (!isOpen || content.mid(endMark.size()).trimmed() != open.host)))
            failStorage(file, QStringLiteral("line %1: a mark of Spotbook without its other half").arg(line));
        if (begins) {
            const auto words = content.mid(beginMark.size()).split(';').first().simplified().split(' ');
            open = {words.value(0), words.value(1), at, 0};
            isOpen = true;
        } else if (ends) {
            open.end = next;
            blocks << open;
            isOpen = false;
        }
        at = next;
    }
    if (isOpen)
        failStorage(file, QStringLiteral("line %1: a mark of Spotbook without its other half").arg(line));
    return blocks;
}

QByteArray blockText(const QByteArray &host, const QByteArray &launch, const QByteArray &lines)
{
    QByteArray text =
        beginMark + host + ' ' + launch + "; written by Spotbook, which also removes it\nHost " + host + '\n';
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.trimmed().isEmpty())
            text += "    " + line.trimmed() + '\n';
    }
    return text + "Host *\n" + endMark + host + '\n';
}

// What a chain of links leads to, also where that is not there yet.
QString behindLinks(QString file)
{
    for (int depth = 0; depth < deepestLink && QFileInfo(file).isSymLink(); ++depth)
        file = QFileInfo(file).symLinkTarget();
    return file;
}

QByteArray contentOf(const QString &file)
{
    return QFileInfo::exists(file) ? readFile(file) : QByteArray();
}

int modeOf(const QString &file)
{
    struct stat info
    {
    };
    if (::stat(QFile::encodeName(file).constData(), &info) != 0)
        return 0600;
    return int(info.st_mode & 07777);
}

} // namespace

SshConfig::SshConfig(const Paths &paths)
    : m_file(paths.sshConfig), m_lock(paths.data + QStringLiteral("/.ssh-config.lock"))
{
}

QString SshConfig::launchOf(const QString &host) const
{
    for (const Block &block : blocksIn(contentOf(m_file), m_file)) {
        if (block.host == host.toLatin1())
            return QString::fromLatin1(block.launch);
    }
    return {};
}

void SshConfig::put(const QString &host, const QString &launchId, const QByteArray &lines)
{
    checkFileName("host", host);
    checkFileName("launch", launchId);
    const QByteArray block = blockText(host.toLatin1(), launchId.toLatin1(), lines);
    refuseSecrets(block, m_file);
    edit([&](const QByteArray &before) -> QByteArray {
        for (const Block &old : blocksIn(before, m_file)) {
            if (old.host == host.toLatin1())
                return before.left(old.begin) + block + before.mid(old.end);
        }
        return block + before;
    });
}

bool SshConfig::remove(const QString &launchId)
{
    if (!QFileInfo::exists(m_file))
        return false;
    return edit([&](const QByteArray &before) -> QByteArray {
        QByteArray after = before;
        const auto blocks = blocksIn(before, m_file);
        for (auto it = blocks.rbegin(); it != blocks.rend(); ++it) {
            if (it->launch == launchId.toLatin1())
                after.remove(it->begin, it->end - it->begin);
        }
        return after;
    });
}

// The new text lies on the disk, whole, before the old one is looked at once more: only a moment is left in which
// another program's change could be lost.
bool SshConfig::edit(const std::function<QByteArray(const QByteArray &)> &change) const
{
    makePrivateFolder(QFileInfo(m_lock).absolutePath());
    const auto held = lockFile(m_lock);
    const QString target = behindLinks(m_file);
    const QString folder = QFileInfo(target).absolutePath();
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const bool existed = QFileInfo::exists(target);
        const QByteArray before = contentOf(target);
        const QByteArray after = change(before);
        if (after == before)
            return false;
        if (!QFileInfo::exists(folder))
            makePrivateFolder(folder);
        const int mode = modeOf(target);
        const QString temporary =
            folder + QStringLiteral("/.") + QFileInfo(target).fileName() + QLatin1Char('.') + base::randomHex(4);
        {
            const auto file = openFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
            if (::fchmod(file.get(), mode_t(mode)) != 0)
                failStorageErrno(temporary);
            writeWhole(file, after, temporary);
            syncFile(file, temporary);
        }
        if (beforeReplacing)
            beforeReplacing();
        const bool changed = QFileInfo::exists(target) != existed || contentOf(target) != before;
        if (changed || ::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(target).constData()) != 0) {
            const int reason = errno;
            QFile::remove(temporary);
            if (changed)
                continue;
            errno = reason;
            failStorageErrno(target);
        }
        syncFolderOf(target);
        return true;
    }
    failStorage(m_file, QStringLiteral("another program keeps changing it"));
}

QByteArray sshConfigValue(const QString &value)
{
    QByteArray bytes = QFile::encodeName(value);
    if (bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r'))
        throw domain::Error(domain::FailureKind::InvalidInput,
                            {{QStringLiteral("field"), QStringLiteral("file")},
                             {QStringLiteral("value"), value},
                             {QStringLiteral("reason"), QStringLiteral("a quotation mark in the name")}});
    return '"' + bytes.replace('%', "%%") + '"';
}

} // namespace spotbook::storage
