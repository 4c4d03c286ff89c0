// Looks for the values of secrets where they must never be: in files, and in the arguments of running
// processes.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace spotbook::test {

// A value as it is, percent-encoded, in hex, quoted for JSON and in base64 at each of its three alignments;
// of a value with several lines (a private key) each long line too. Compressed or encrypted content is not
// looked into.
class SecretValues
{
public:
    // The label is what a hit says; the value itself never appears in a message. Shorter values than 6 bytes
    // are refused.
    void add(const QString &label, const QByteArray &value);
    // Labels of the values in the text.
    QStringList foundIn(const QByteArray &text) const;
    int longestForm() const { return m_longest; }

private:
    void addForm(const QString &label, const QByteArray &form);
    std::vector<std::pair<QString, QByteArray>> m_forms;
    int m_longest = 0;
};

struct SecretHit
{
    QString where; // path, or "pid 12 (comm): arguments"
    QString label;
    bool operator==(const SecretHit &) const = default;
};

// Every regular file below the folders, holes of sparse files skipped, links not followed. Paths that begin
// with one of `except` are left out (the app's own private key lives in a file on purpose). A folder that
// does not exist, or a file that cannot be read, is a hit too: a scan that saw nothing proves nothing.
QVector<SecretHit> scanFolders(const SecretValues &values, const QStringList &folders, const QStringList &except = {});

// Samples /proc/*/cmdline from construction to finish(), about every ten milliseconds, on a thread of its
// own.
class ArgumentWatch
{
public:
    explicit ArgumentWatch(SecretValues values);
    ~ArgumentWatch();
    // Ends the sampling. Each (process, value) once.
    QVector<SecretHit> finish();
    int samples() const; // how often all processes were looked at

private:
    void sampleOnce();
    const SecretValues m_values;
    mutable std::mutex m_mutex;
    QVector<SecretHit> m_hits;
    int m_samples = 0;
    std::jthread m_thread; // last: it uses all of the above
};

// One line per hit, for QVERIFY2.
QByteArray describe(const QVector<SecretHit> &hits);

} // namespace spotbook::test
