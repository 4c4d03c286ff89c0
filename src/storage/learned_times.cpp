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

} // namespace

LearnedTimes::LearnedTimes(Paths paths) : m_paths(std::move(paths)) {}

std::optional<std::chrono::milliseconds> LearnedTimes::expected(const QString &key) const
{
    std::vector<double> times;
    for (const auto &value : load(fileOf(m_paths)).value(key).toArray()) {
        if (value.isDouble() && value.toDouble() >= 0)
            times.push_back(value.toDouble());
    }
    if (times.empty())
        return std::nullopt;
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return std::chrono::milliseconds(qint64(*middle));
}

void LearnedTimes::record(const QString &key, std::chrono::milliseconds took)
{
    try {
        makePrivateFolder(m_paths.cache);
        const auto held = lockFile(m_paths.cache + QStringLiteral("/.learned-times.lock"));
        QJsonObject all = load(fileOf(m_paths));
        QJsonArray times = all.value(key).toArray();
        times.append(double(std::max<qint64>(took.count(), 0)));
        while (times.size() > samplesKept)
            times.removeFirst();
        all.insert(key, times);
        writeFileDurably(fileOf(m_paths), QJsonDocument(all).toJson(QJsonDocument::Compact), 0600);
    } catch (const domain::Error &error) {
        qWarning("timings not kept: %s", error.what());
    }
}

} // namespace spotbook::storage
