#include "domain/vitals.h"

#include <QMap>
#include <algorithm>

namespace spotbook::domain {

namespace {

using Sections = QMap<QByteArray, QList<QByteArray>>;

// Only what stands between a known heading and the next; a greeting in front of it is left out.
Sections sectionsOf(const QByteArray &output)
{
    static const QList<QByteArray> headings{"#stat", "#cpus", "#meminfo", "#disk", "#gpu", "#end"};
    Sections sections;
    QByteArray present;
    for (const QByteArray &raw : output.split('\n')) {
        const QByteArray line = raw.trimmed();
        if (headings.contains(line))
            sections[present = line];
        else if (!present.isEmpty() && !line.isEmpty())
            sections[present].append(line);
    }
    return sections;
}

std::optional<qint64> number(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 value = text.trimmed().toLongLong(&isNumber);
    return isNumber && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<int> smallNumber(const QByteArray &text)
{
    const auto value = number(text);
    return value && *value <= 1000 ? std::optional(int(*value)) : std::nullopt;
}

// "cpu  user nice system idle iowait irq softirq steal guest guest_nice": proc(5). The guests are in user already.
std::optional<CpuTicks> ticksOf(const QList<QByteArray> &lines)
{
    const auto words = lines.value(0).simplified().split(' ');
    if (words.size() < 5 || words.first() != "cpu")
        return std::nullopt;
    CpuTicks ticks;
    constexpr int idle = 4;
    constexpr int waiting = 5;
    constexpr int steal = 8;
    for (int i = 1; i < words.size() && i <= steal; ++i) {
        const auto value = number(words.at(i));
        if (!value)
            return std::nullopt;
        ticks.total += *value;
        if (i != idle && i != waiting)
            ticks.busy += *value;
    }
    return ticks;
}

// The machine may have been started anew in between: its ticks then count from the beginning.
std::optional<int> busyBetween(const CpuTicks &before, const CpuTicks &now)
{
    const qint64 total = now.total - before.total;
    if (before.total == 0 || total <= 0 || now.busy < before.busy)
        return std::nullopt;
    return int(std::clamp<qint64>((100 * (now.busy - before.busy) + total / 2) / total, 0, 100));
}

std::optional<qint64> memoryMiB(const QList<QByteArray> &lines, const QByteArray &name)
{
    for (const QByteArray &line : lines) {
        const auto words = line.simplified().split(' ');
        if (words.size() >= 2 && words.first() == name)
            if (const auto kib = number(words.at(1)))
                return *kib / 1024;
    }
    return std::nullopt;
}

std::optional<FolderUse> useOf(const QList<QByteArray> &lines)
{
    if (lines.size() < 2)
        return std::nullopt;
    const auto space = lines.at(0).simplified().split(' ');
    const auto inodes = lines.at(1).simplified().split(' ');
    const auto total = number(space.value(1));
    const auto used = number(space.value(2));
    if (!total || !used || *total == 0)
        return std::nullopt;
    return FolderUse{*used, *total, number(inodes.value(2)).value_or(0), number(inodes.value(1)).value_or(0)};
}

// A name may hold a comma, the figures behind it cannot.
std::optional<GpuVitals> gpuOf(const QByteArray &line)
{
    const auto parts = line.split(',');
    constexpr int figures = 4;
    if (parts.size() <= figures)
        return std::nullopt;
    const int first = parts.size() - figures;
    GpuVitals gpu;
    gpu.name = QString::fromUtf8(parts.mid(0, first).join(',').trimmed());
    gpu.busyPercent = smallNumber(parts.at(first));
    gpu.usedMiB = number(parts.at(first + 1));
    gpu.totalMiB = number(parts.at(first + 2));
    gpu.celsius = smallNumber(parts.at(first + 3));
    return gpu.name.isEmpty() ? std::nullopt : std::optional(gpu);
}

void readGpus(const QList<QByteArray> &lines, Vitals &vitals)
{
    const QByteArray word = lines.value(0);
    if (word == "none")
        vitals.gpu = GpuPresence::None;
    else if (word == "no-driver")
        vitals.gpu = GpuPresence::NoDriver;
    else if (lines.contains("failed"))
        vitals.gpu = GpuPresence::Failed;
    else
        for (const QByteArray &line : lines) {
            if (const auto gpu = gpuOf(line))
                vitals.gpus.append(*gpu);
        }
    if (!vitals.gpus.isEmpty())
        vitals.gpu = GpuPresence::Present;
}

} // namespace

std::optional<Vitals> parseVitals(const QByteArray &output, const CpuTicks &before)
{
    const Sections sections = sectionsOf(output);
    const auto ticks = ticksOf(sections.value("#stat"));
    const auto total = memoryMiB(sections.value("#meminfo"), "MemTotal:");
    const auto available = memoryMiB(sections.value("#meminfo"), "MemAvailable:");
    if (!sections.contains("#end") || !ticks || !total || !available)
        return std::nullopt;
    Vitals vitals;
    vitals.ticks = *ticks;
    vitals.cpuPercent = busyBetween(before, *ticks);
    vitals.cpus = int(std::min<qint64>(number(sections.value("#cpus").value(0)).value_or(0), 100000));
    vitals.memoryTotalMiB = *total;
    vitals.memoryUsedMiB = std::max<qint64>(0, *total - *available);
    vitals.work = useOf(sections.value("#disk"));
    readGpus(sections.value("#gpu"), vitals);
    return vitals;
}

} // namespace spotbook::domain
