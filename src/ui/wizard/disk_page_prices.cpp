// What the work disk costs: the one that is chosen, and each category beside it.
#include "messages/messages.h"
#include "ui/wizard/disk_page.h"
#include "ui_disk_page.h"

namespace spotbook::ui {

using domain::Failure;

void DiskPage::askPrice()
{
    askCategoryPrices();
    const auto spec = chosenDisk();
    if (spec.category.isEmpty() || spec.sizeGiB <= 0)
        return;
    m_priceTask.run(
        [&services = m_state.services, spec](const TaskRun &run) {
            return services.context(run.stop()).cloud.quoteDisk(spec, {run.stop()}).perHour;
        },
        [this, asked = priceKey()](const domain::Money &perHour) {
            m_state.diskPerHour = perHour;
            m_pricedKey = asked; // shown and used only while that is what is chosen
            showPrice();
            Q_EMIT priceKnown();
        },
        [this](const Failure &failure) {
            if (failure.kind != domain::FailureKind::Cancelled)
                m_ui->priceLabel->setText(
                    tr("unknown: %1").arg(messages::describe(failure, m_state.services.provider()).title));
        });
}

QString DiskPage::categoryPriceKey(const QString &category) const
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(m_state.accountId(), m_state.plan.zoneId, category)
        .arg(chosenDisk().sizeGiB);
}

// What the others would cost: to compare, before one is chosen.
void DiskPage::askCategoryPrices()
{
    if (m_ui->existingRadio->isChecked())
        return;
    const auto chosen = chosenDisk();
    const QString asked = categoryPriceKey(m_found.categories.data.join(QLatin1Char(' ')));
    if (chosen.sizeGiB <= 0 || asked == m_categoriesAsked)
        return;
    m_categoriesAsked = asked;
    fillCategories();                        // another size: what was known is of the old one
    QVector<QPair<QString, QString>> wanted; // category, key
    for (const auto &category : std::as_const(m_found.categories.data))
        wanted.append({category, categoryPriceKey(category)});
    m_categoryTask.run(
        [this, &services = m_state.services, chosen, wanted](const TaskRun &run) {
            auto spec = chosen;
            for (const auto &[category, key] : std::as_const(wanted)) {
                spec.category = category;
                std::optional<domain::Money> price;
                try {
                    price = services.context(run.stop()).cloud.quoteDisk(spec, {run.stop()}).perHour;
                } catch (const domain::Error &error) {
                    if (error.kind() == domain::FailureKind::Cancelled)
                        throw;
                }
                run.post([this, key = key, price] {
                    m_categoryPrices.insert(key, price);
                    fillCategories();
                });
            }
        },
        [] {}, [this](const Failure &) { m_categoriesAsked.clear(); });
}

// What the price depends on.
QString DiskPage::priceKey() const
{
    const QString source = m_ui->existingRadio->isChecked()   ? chosenDiskId()
                           : m_ui->snapshotRadio->isChecked() ? chosenSnapshotId()
                                                              : QString::number(m_ui->sizeSpin->value());
    return QStringList{m_state.accountId(), m_state.plan.zoneId, chosenCategory(), source}.join(QLatin1Char(' '));
}

void DiskPage::showPrice()
{
    if (m_pricedKey == priceKey() && m_state.diskPerHour)
        m_ui->priceLabel->setText(tr("%1 per month (%2), also while the machine is parked")
                                      .arg(messages::moneyText(m_state.diskPerHour->times(hoursPerMonth)),
                                           messages::perHourText(*m_state.diskPerHour)));
    else
        m_ui->priceLabel->setText(QStringLiteral("…"));
}

} // namespace spotbook::ui
