#include "ui/machine_vitals_text.h"

#include "messages/messages.h"

#include <algorithm>

namespace spotbook::ui {

using domain::GpuPresence;
using domain::GpuVitals;
using domain::Vitals;

namespace {

constexpr qint64 trustedForSeconds = 30;
constexpr int inodesMatterFrom = 80; // percent: before it nobody wants to know

QString gib(qint64 mib)
{
    return messages::numberText(double(mib) / 1024.0, 1);
}

int share(qint64 used, qint64 total)
{
    return total > 0 ? int(std::clamp<qint64>(100 * used / total, 0, 100)) : 0;
}

QString usedOf(qint64 usedMiB, qint64 totalMiB)
{
    return VitalTexts::tr("%1 of %2 GiB").arg(gib(usedMiB), gib(totalMiB));
}

QString percentText(int percent)
{
    return VitalTexts::tr("%1 %").arg(percent);
}

// The temperature is for who asks: beside the rest it would not fit.
QString oneGpu(const GpuVitals &gpu, bool withHeat)
{
    QStringList parts;
    if (gpu.busyPercent)
        parts << percentText(*gpu.busyPercent);
    if (gpu.usedMiB && gpu.totalMiB)
        parts << usedOf(*gpu.usedMiB, *gpu.totalMiB);
    if (gpu.celsius && withHeat)
        parts << VitalTexts::tr("%1 °C").arg(*gpu.celsius);
    return parts.isEmpty() ? VitalTexts::tr("not known") : parts.join(QStringLiteral(" · "));
}

// Several together: what they do on average, and all of their memory.
GpuVitals together(const QVector<GpuVitals> &gpus)
{
    GpuVitals all = gpus.first();
    qint64 busy = 0;
    for (int i = 0; i < gpus.size(); ++i) {
        const GpuVitals &gpu = gpus.at(i);
        busy += gpu.busyPercent.value_or(0);
        if (!gpu.busyPercent)
            all.busyPercent.reset();
        if (i == 0)
            continue;
        all.usedMiB = all.usedMiB && gpu.usedMiB ? std::optional(*all.usedMiB + *gpu.usedMiB) : std::nullopt;
        all.totalMiB = all.totalMiB && gpu.totalMiB ? std::optional(*all.totalMiB + *gpu.totalMiB) : std::nullopt;
    }
    if (all.busyPercent)
        all.busyPercent = int(busy / gpus.size());
    return all;
}

VitalText gpuText(const Vitals &vitals)
{
    switch (vitals.gpu) {
    case GpuPresence::None: return {0, VitalTexts::tr("no GPU"), {}};
    case GpuPresence::NoDriver: return {0, VitalTexts::tr("no driver yet"), {}};
    case GpuPresence::Failed: return {0, VitalTexts::tr("the driver does not answer"), {}};
    case GpuPresence::Unknown: return {0, VitalTexts::tr("not known"), {}};
    case GpuPresence::Present: break;
    }
    const GpuVitals all = together(vitals.gpus);
    QStringList lines;
    for (const GpuVitals &gpu : vitals.gpus)
        lines << gpu.name + QStringLiteral(": ") + oneGpu(gpu, true);
    const QString count = vitals.gpus.size() > 1 ? QStringLiteral("%1 × ").arg(vitals.gpus.size()) : QString();
    return {all.busyPercent.value_or(0), count + oneGpu(all, false), lines.join(QLatin1Char('\n'))};
}

VitalText cpuText(const Vitals &vitals)
{
    const QString count = vitals.cpus > 0 ? VitalTexts::tr("%1 vCPU").arg(vitals.cpus) : QString();
    if (!vitals.cpuPercent)
        return {0, count, {}};
    const QString busy = percentText(*vitals.cpuPercent);
    return {
        *vitals.cpuPercent, count.isEmpty() ? busy : VitalTexts::tr("%1 of %2", "38 % of 4 vCPU").arg(busy, count), {}};
}

// A disk that has no inode left takes no file either, however much space there is.
VitalText diskText(const Vitals &vitals)
{
    if (!vitals.work)
        return {0, VitalTexts::tr("not mounted"), {}};
    constexpr qint64 kibPerMib = 1024;
    const auto &use = *vitals.work;
    VitalText text;
    text.percent = share(use.usedKiB, use.totalKiB);
    text.text = usedOf(use.usedKiB / kibPerMib, use.totalKiB / kibPerMib);
    if (use.inodesTotal > 0) {
        const int inodes = share(use.inodesUsed, use.inodesTotal);
        text.toolTip = VitalTexts::tr("%1 of %2 inodes (files and folders) are used.")
                           .arg(messages::numberText(use.inodesUsed), messages::numberText(use.inodesTotal));
        if (inodes >= inodesMatterFrom) {
            text.text += QStringLiteral(" · ") + VitalTexts::tr("%1 % of inodes").arg(inodes);
            text.percent = std::max(text.percent, inodes);
        }
    }
    return text;
}

VitalTexts notKnown(const launch::VitalsReading &reading, qint64 age)
{
    QString words = VitalTexts::tr("not known");
    if (reading.vitals)
        words = VitalTexts::tr("not known for %1").arg(messages::durationText(std::chrono::seconds(age)));
    else if (!reading.trouble)
        words = VitalTexts::tr("looking…");
    const QString why = reading.trouble ? messages::describe(*reading.trouble, {}).title : QString();
    const VitalText text{0, words, why};
    VitalTexts texts;
    texts.gpu = texts.cpu = texts.memory = texts.disk = text;
    return texts;
}

} // namespace

VitalTexts vitalTexts(const launch::VitalsReading &reading, const QDateTime &now)
{
    const qint64 age = reading.vitals ? std::max<qint64>(0, reading.vitals->seenAt.secsTo(now)) : 0;
    if (!reading.vitals || reading.trouble || age > trustedForSeconds)
        return notKnown(reading, age);
    const Vitals &vitals = *reading.vitals;
    VitalTexts texts;
    texts.gpu = gpuText(vitals);
    texts.cpu = cpuText(vitals);
    texts.memory = {
        share(vitals.memoryUsedMiB, vitals.memoryTotalMiB), usedOf(vitals.memoryUsedMiB, vitals.memoryTotalMiB), {}};
    texts.disk = diskText(vitals);
    return texts;
}

} // namespace spotbook::ui
