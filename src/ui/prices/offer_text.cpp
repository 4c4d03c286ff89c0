#include "ui/prices/offer_text.h"

#include "domain/gpu.h"
#include "messages/messages.h"

#include <QCoreApplication>
#include <cmath>

namespace spotbook::ui {

namespace {
QString say(const char *text)
{
    return QCoreApplication::translate("Offer", text);
}
} // namespace

QString stockText(domain::Stock stock)
{
    switch (stock) {
    case domain::Stock::Available: return say(QT_TRANSLATE_NOOP("Offer", "in stock"));
    case domain::Stock::Low: return say(QT_TRANSLATE_NOOP("Offer", "few left"));
    case domain::Stock::SoldOut: return say(QT_TRANSLATE_NOOP("Offer", "sold out"));
    case domain::Stock::Unknown: break;
    }
    return say(QT_TRANSLATE_NOOP("Offer", "unknown"));
}

QString gpuText(const domain::MachineType &type)
{
    if (type.gpus <= 0 && type.gpuName.isEmpty())
        return say(QT_TRANSLATE_NOOP("Offer", "no GPU"));
    const domain::GpuFacts *facts = domain::gpuFacts(type.gpuName);
    QString name = facts ? QString::fromLatin1(facts->model) : type.gpuName;
    if (!facts) // most are NVIDIA's or say otherwise: the model is what tells them apart
        name.remove(QStringLiteral("NVIDIA "), Qt::CaseInsensitive);
    if (name.isEmpty())
        name = QStringLiteral("GPU");
    QString text = type.gpus > 1 ? QStringLiteral("%1 × %2").arg(type.gpus).arg(name) : name;
    const int memory = type.gpuMemoryGiB > 0 || !facts ? type.gpuMemoryGiB : facts->memoryGiB;
    if (memory > 0)
        text += QStringLiteral(" %1 GB").arg(memory);
    if (facts)
        text += QStringLiteral(" · %1 · %2")
                    .arg(QString::number(facts->year),
                         facts->bf16() ? QStringLiteral("bf16") : say(QT_TRANSLATE_NOOP("Offer", "no bf16")));
    return text;
}

QString gpuDetails(const domain::MachineType &type)
{
    const domain::GpuFacts *facts = domain::gpuFacts(type.gpuName);
    if (!facts)
        return {};
    const QString lines = say(QT_TRANSLATE_NOOP("Offer", "%1: %2 architecture of %3, CUDA compute capability %4.%5"))
                              .arg(type.gpuName, QString::fromLatin1(facts->architecture), QString::number(facts->year),
                                   QString::number(facts->capabilityMajor), QString::number(facts->capabilityMinor));
    const QString cores = facts->bf16() ? say(QT_TRANSLATE_NOOP("Offer", "Tensor cores for fp16 and bf16."))
                          : facts->tensorCores()
                              ? say(QT_TRANSLATE_NOOP("Offer", "Tensor cores for fp16, none for bf16."))
                              : say(QT_TRANSLATE_NOOP("Offer", "No tensor cores: mixed precision saves memory, "
                                                               "hardly time."));
    return lines + QLatin1Char('\n') + cores;
}

QString percentText(double percent)
{
    const bool whole = percent == std::floor(percent);
    return messages::numberText(percent, whole ? 0 : 1) + QStringLiteral(" %");
}

std::optional<int> sharePercent(const domain::Offer &offer)
{
    if (!offer.spotPerHour || !offer.onDemandPerHour || offer.onDemandPerHour->isZero())
        return std::nullopt;
    return static_cast<int>((offer.spotPerHour->inMicros() * 100 + offer.onDemandPerHour->inMicros() / 2)
                            / offer.onDemandPerHour->inMicros());
}

std::optional<domain::Money> usefulHour(const domain::Offer &offer)
{
    if (!offer.spotPerHour || !offer.release)
        return std::nullopt;
    return money::perUsefulHour(*offer.spotPerHour, offer.release->percent);
}

QString usefulHourText(const domain::Offer &offer, const money::WorkHabits &habits)
{
    const auto cost = usefulHour(offer);
    if (!cost)
        return offer.spotPerHour ? say(QT_TRANSLATE_NOOP("Offer", "Unknown: the cloud tells no release rate for this "
                                                                  "type in this zone."))
                                 : say(QT_TRANSLATE_NOOP("Offer", "Unknown: there is no spot price."));
    const double lostMinutes = double(habits.lostPerInterruption().count()) / 60;
    const QString formula = QStringLiteral("%1 × (1 + %2 × %3 ÷ %4) = %5")
                                .arg(messages::moneyText(*offer.spotPerHour), percentText(offer.release->percent),
                                     messages::durationText(habits.lostPerInterruption()),
                                     messages::durationText(habits.session), messages::moneyText(*cost));
    return formula + QLatin1Char('\n')
           + say(QT_TRANSLATE_NOOP("Offer", "Price × (1 + release rate × time lost per interruption ÷ session). The "
                                            "rate is read as the chance that a session is interrupted. Lost are %1 "
                                            "min to start again and half of the %2 min between two saves: %3 min."))
                 .arg(QString::number(habits.restart.count()), QString::number(habits.saveEvery.count()),
                      messages::numberText(lostMinutes, 0));
}

} // namespace spotbook::ui
