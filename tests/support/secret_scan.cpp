#include "support/secret_scan.h"

#include "base/clock.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace spotbook::test {

namespace {

constexpr int shortestValue = 6;
constexpr int shortestLine = 20;
constexpr qint64 chunkSize = 4 * 1024 * 1024;

QByteArray quotedForJson(const QByteArray &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{QString::fromUtf8(value)}).toJson(QJsonDocument::Compact);
    return list.mid(2, list.size() - 4); // without [" and "]
}

// The part of the base64 text that depends on the value alone when `before` unknown bytes stand in front of
// it.
QByteArray base64Core(const QByteArray &value, int before)
{
    const QByteArray text = QByteArray(QByteArray(before, 'x') + value).toBase64(QByteArray::OmitTrailingEquals);
    const int first = (before * 8 + 5) / 6;
    const int last = (before + value.size()) * 8 / 6;
    return text.mid(first, last - first);
}

struct File
{
    explicit File(const QString &path)
        : fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW))
    {
    }
    ~File()
    {
        if (fd >= 0)
            ::close(fd);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    const int fd;
};

// Calls look(bytes) for every stretch of data, with enough overlap that no form is cut in two. False:
// unreadable.
template <typename Look>
bool readData(const QString &path, int overlap, Look &&look)
{
    const File file(path);
    if (file.fd < 0)
        return false;
    std::vector<char> buffer(size_t{chunkSize});
    QByteArray tail;
    off_t at = 0;
    for (;;) {
        const off_t data = ::lseek(file.fd, at, SEEK_DATA);
        if (data < 0 && errno == ENXIO)
            return true; // only a hole is left
        if (data > at) {
            tail.clear();
            at = data;
        }
        const auto count = ::pread(file.fd, buffer.data(), buffer.size(), at);
        if (count < 0)
            return false;
        if (count == 0)
            return true;
        const QByteArray chunk(buffer.data(), int(count));
        look(tail + chunk);
        tail = chunk.right(overlap);
        at += count;
    }
}

QByteArray contentOfProc(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool startsWithOneOf(const QString &path, const QStringList &prefixes)
{
    for (const QString &prefix : prefixes) {
        if (path.startsWith(prefix))
            return true;
    }
    return false;
}

} // namespace

void SecretValues::add(const QString &label, const QByteArray &value)
{
    if (value.size() < shortestValue)
        qFatal("%s is too short to be looked for", qPrintable(label));
    addForm(label, value);
    addForm(label, value.toPercentEncoding());
    addForm(label, value.toHex());
    addForm(label, quotedForJson(value));
    for (int before = 0; before < 3; ++before)
        addForm(label, base64Core(value, before));
    for (const QByteArray &line : value.split('\n')) {
        if (line.size() >= shortestLine && line.size() < value.size() && !line.startsWith("-----"))
            addForm(label, line);
    }
}

void SecretValues::addForm(const QString &label, const QByteArray &form)
{
    m_forms.emplace_back(label, form);
    m_longest = std::max(m_longest, form.size());
}

QStringList SecretValues::foundIn(const QByteArray &text) const
{
    QStringList labels;
    for (const auto &[label, form] : m_forms) {
        if (!labels.contains(label) && text.contains(form))
            labels.append(label);
    }
    return labels;
}

QVector<SecretHit> scanFolders(const SecretValues &values, const QStringList &folders, const QStringList &except)
{
    QVector<SecretHit> hits;
    const auto note = [&hits](const SecretHit &hit) {
        if (!hits.contains(hit))
            hits.append(hit);
    };
    for (const QString &folder : folders) {
        if (!QFileInfo(folder).isDir())
            note({folder, QStringLiteral("(no such folder)")});
        QDirIterator walk(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString path = walk.next();
            if (startsWithOneOf(path, except))
                continue;
            const bool read = readData(path, values.longestForm(), [&](const QByteArray &text) {
                for (const QString &label : values.foundIn(text))
                    note({path, label});
            });
            // A file may go away while its neighbours are read; one that stays and cannot be read is told.
            if (!read && QFileInfo::exists(path))
                note({path, QStringLiteral("(unreadable)")});
        }
    }
    return hits;
}

ArgumentWatch::ArgumentWatch(SecretValues values)
    : m_values(std::move(values)), m_thread([this](const base::StopToken &stop) {
          base::SystemClock clock;
          do {
              sampleOnce();
          } while (clock.sleepFor(std::chrono::milliseconds(10), stop));
      })
{
}

ArgumentWatch::~ArgumentWatch() = default;

void ArgumentWatch::sampleOnce()
{
    const auto processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString &pid : processes) {
        const QString folder = QStringLiteral("/proc/") + pid;
        const auto labels = m_values.foundIn(contentOfProc(folder + QStringLiteral("/cmdline")));
        if (labels.isEmpty())
            continue;
        const QString name = QString::fromUtf8(contentOfProc(folder + QStringLiteral("/comm")).trimmed());
        const QString process = QStringLiteral("pid %1 (").arg(pid);
        const std::lock_guard lock(m_mutex);
        for (const QString &label : labels) {
            // One that has just ended has arguments, but no name any more.
            const bool known = std::any_of(m_hits.begin(), m_hits.end(), [&](const SecretHit &hit) {
                return hit.label == label && hit.where.startsWith(process);
            });
            if (!known)
                m_hits.append({process + name + QStringLiteral("): arguments"), label});
        }
    }
    const std::lock_guard lock(m_mutex);
    ++m_samples;
}

QVector<SecretHit> ArgumentWatch::finish()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
    const std::lock_guard lock(m_mutex);
    return m_hits;
}

int ArgumentWatch::samples() const
{
    const std::lock_guard lock(m_mutex);
    return m_samples;
}

QByteArray describe(const QVector<SecretHit> &hits)
{
    QByteArray text;
    for (const auto &hit : hits)
        text += hit.label.toUtf8() + " in " + hit.where.toUtf8() + '\n';
    return text;
}

} // namespace spotbook::test
