#include "storage/learned_times.h"

#include "domain/failure.h"
#include "storage/posix_file.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <vector>

namespace spotbook::storage {

namespace {

constexpr int samplesKept = 9;

QString fileOf(const Paths &paths)
{
    return paths.cache + QStringLiteral("/learned-times.json");
}

// What cannot be read is begun anew: these are guesses, not facts.
QJsonObject load(const QString &file)
{
    if (!QFileInfo::exists(file))
        return {};
    try {
        return QJsonDocument::fromJson(readFile(file)).object();
    } catch (const domain::Error &) {
        return {};
    }
}

std::optional<LearnedTimes::Range> rangeOf(const QJsonArray &samples)
{
    std::vector<double> times;
    for (const auto &value : samples) {
        if (value.isDouble() && value.toDouble() >= 0)
            times.push_back(value.toDouble());
    }
    if (times.empty())
        return std::nullopt;
    std::sort(times.begin(), times.end());
    return LearnedTimes::Range{std::chrono::milliseconds(qint64(times.at(times.size() / 2))),
                               std::chrono::milliseconds(qint64(times.back()))};
}

} // namespace

LearnedTimes::LearnedTimes(Paths paths) : m_paths(std::move(paths)) {}

std::optional<std::chrono::milliseconds> LearnedTimes::expected(const QString &key) const
{
    const auto range = rangeOf(load(fileOf(m_paths)).value(key).toArray());
    return range ? std::optional(range->usual) : std::nullopt;
}

QMap<QString, LearnedTimes::Range> LearnedTimes::ranges(const QStringList &keys) const
{
    const QJsonObject all = load(fileOf(m_paths));
    QMap<QString, Range> known;
    for (const QString &key : keys) {
        if (const auto range = rangeOf(all.value(key).toArray()))
            known.insert(key, *range);
    }
    return known;
}

void LearnedTimes::record(const QString &key, std::chrono::milliseconds took)
{
    record(QMap<QString, std::chrono::milliseconds>{{key, took}});
}

void LearnedTimes::record(const QMap<QString, std::chrono::milliseconds> &took)
{
    try {
        makePrivateFolder(m_paths.cache);
        const auto held = lockFile(m_paths.cache + QStringLiteral("/.learned-times.lock"));
        QJsonObject all = load(fileOf(m_paths));
        for (auto it = took.begin(); it != took.end(); ++it) {
            QJsonArray times = all.value(it.key()).toArray();
            times.append(double(std::max<qint64>(it->count(), 0)));
            while (times.size() > samplesKept)
                times.removeFirst();
            all.insert(it.key(), times);
        }
        writeFileDurably(fileOf(m_paths), QJsonDocument(all).toJson(QJsonDocument::Compact), 0600);
    } catch (const domain::Error &error) {
        qWarning("timings not kept: %s", error.what());
    }
}

} // namespace spotbook::storage
