#include "ui/prices/ladder_view.h"

#include "messages/messages.h"
#include "ui/prices/offer_text.h"
#include "ui_ladder_view.h"

#include <QEvent>

namespace spotbook::ui {

using domain::Fallback;
using domain::Offer;
using domain::Purchase;
using launch::DiskFit;

namespace {
constexpr int zoneRole = Qt::UserRole;
constexpr int typeRole = Qt::UserRole + 1;

Fallback rungOf(const QListWidgetItem *item)
{
    return {item->data(zoneRole).toString(), item->data(typeRole).toString()};
}

QString priceText(const Offer &offer, Purchase purchase)
{
    const auto &price = purchase == Purchase::OnDemand ? offer.onDemandPerHour : offer.spotPerHour;
    return price ? messages::moneyText(*price) : QStringLiteral("–");
}
} // namespace

LadderView::LadderView(launch::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_ui(std::make_unique<Ui::LadderView>())
{
    m_ui->setupUi(this);
    connect(m_ui->ladderUpButton, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_ui->ladderDownButton, &QPushButton::clicked, this, [this] { move(+1); });
    connect(m_ui->ladderRemoveButton, &QPushButton::clicked, this, &LadderView::removeCurrent);
    connect(m_ui->ladderProposeButton, &QPushButton::clicked, this, [this] {
        m_touched = false;
        propose();
    });
    connect(m_ui->ladderAddButton, &QPushButton::clicked, this, [this] {
        const QStringList key = m_ui->ladderCombo->currentData().toStringList();
        if (const auto offer = offerOf({key.value(0), key.value(1)}))
            add(*offer);
    });
    connect(m_ui->ladderCombo, &QComboBox::currentTextChanged, m_ui->ladderCombo, &QWidget::setToolTip);
    connect(m_ui->ladderList, &QListWidget::currentRowChanged, this, &LadderView::refresh);
    // Dragged: the list has moved its rows already.
    connect(m_ui->ladderList->model(), &QAbstractItemModel::rowsMoved, this, &LadderView::edited);
    refresh();
}

LadderView::~LadderView()
{
    m_task.disconnect(this);
}

void LadderView::setMarket(const QVector<Offer> &offers, const std::optional<Offer> &chosen)
{
    m_chosen = chosen;
    m_offers.clear();
    for (const Offer &offer : offers) {
        if (chosen && offer.regionId == chosen->regionId)
            m_offers.append(offer);
    }
    if (!chosen) {
        refresh();
        return;
    }
    if (m_region != chosen->regionId) // not while nothing is chosen: the table may only be loading again
        m_touched = false;
    m_region = chosen->regionId;
    if (m_touched) {
        QVector<Fallback> kept = fallbacks();
        kept.removeAll({chosen->zoneId, chosen->type.id});
        if (kept != fallbacks())
            setRungs(kept);
        fillCandidates();
        refresh();
    } else {
        propose();
    }
}

void LadderView::setPlan(const domain::LaunchPlan &plan, const QString &account)
{
    m_plan = plan;
    m_account = account;
    if (!m_touched)
        propose();
    else
        refresh();
    askFits();
}

// What the launch takes as agreed to (buy() in launch/machine_purchase.cpp).
std::optional<domain::Money> LadderView::agreed() const
{
    if (m_plan.purchase == Purchase::SpotWithLimit)
        return m_plan.priceLimit;
    if (!m_chosen)
        return std::nullopt;
    return m_plan.purchase == Purchase::OnDemand ? m_chosen->onDemandPerHour : m_chosen->spotPerHour;
}

void LadderView::propose()
{
    if (!m_chosen)
        return;
    const auto rungs = launch::proposedFallbacks(m_offers, *m_chosen, m_plan.purchase, agreed());
    if (rungs != fallbacks())
        setRungs(rungs);
    fillCandidates();
    refresh();
}

void LadderView::setRungs(const QVector<Fallback> &rungs)
{
    const int row = m_ui->ladderList->currentRow();
    m_ui->ladderList->clear();
    for (const Fallback &rung : rungs) {
        auto *item = new QListWidgetItem(rungText(rung), m_ui->ladderList);
        item->setData(zoneRole, rung.zoneId);
        item->setData(typeRole, rung.typeId);
    }
    m_ui->ladderList->setCurrentRow(std::min(row, m_ui->ladderList->count() - 1));
    askFits();
    Q_EMIT changed();
}

QVector<Fallback> LadderView::fallbacks() const
{
    QVector<Fallback> rungs;
    for (int row = 0; row < m_ui->ladderList->count(); ++row)
        rungs.append(rungOf(m_ui->ladderList->item(row)));
    return rungs;
}

bool LadderView::canAdd(const Offer &offer) const
{
    return m_chosen && offer.regionId == m_chosen->regionId
           && !(offer.zoneId == m_chosen->zoneId && offer.type.id == m_chosen->type.id)
           && !fallbacks().contains({offer.zoneId, offer.type.id});
}

void LadderView::add(const Offer &offer)
{
    if (!canAdd(offer))
        return;
    setRungs(fallbacks() << Fallback{offer.zoneId, offer.type.id});
    m_ui->ladderList->setCurrentRow(m_ui->ladderList->count() - 1);
    edited();
}

void LadderView::edited()
{
    m_touched = true;
    fillCandidates();
    askFits();
    refresh();
    Q_EMIT changed();
}

void LadderView::move(int by)
{
    const int from = m_ui->ladderList->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_ui->ladderList->count())
        return;
    auto rungs = fallbacks();
    rungs.move(from, to);
    setRungs(rungs);
    m_ui->ladderList->setCurrentRow(to);
    edited();
}

void LadderView::removeCurrent()
{
    const int row = m_ui->ladderList->currentRow();
    if (row < 0)
        return;
    auto rungs = fallbacks();
    rungs.removeAt(row);
    setRungs(rungs);
    edited();
}

std::optional<Offer> LadderView::offerOf(const Fallback &rung) const
{
    for (const Offer &offer : m_offers) {
        if (offer.zoneId == rung.zoneId && offer.type.id == rung.typeId)
            return offer;
    }
    return std::nullopt;
}

// What can still be added, the cheapest first; the same as the table's rows of this region.
void LadderView::fillCandidates()
{
    QVector<Offer> candidates;
    for (const Offer &offer : std::as_const(m_offers)) {
        if (canAdd(offer))
            candidates.append(offer);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Offer &a, const Offer &b) {
        if (a.spotPerHour.has_value() != b.spotPerHour.has_value())
            return a.spotPerHour.has_value();
        return a.spotPerHour && *a.spotPerHour < *b.spotPerHour;
    });
    const QVariant before = m_ui->ladderCombo->currentData();
    m_ui->ladderCombo->clear();
    for (const Offer &offer : std::as_const(candidates)) {
        // What tells them apart comes first: the end may be cut where there is little room.
        const QString text =
            QStringLiteral("%1 · %2 · %3 · %4")
                .arg(offer.type.id, offer.zoneId, priceText(offer, m_plan.purchase), gpuText(offer.type));
        m_ui->ladderCombo->addItem(text, QStringList{offer.zoneId, offer.type.id});
        m_ui->ladderCombo->setItemData(m_ui->ladderCombo->count() - 1, text, Qt::ToolTipRole);
    }
    m_ui->ladderCombo->setCurrentIndex(std::max(candidates.isEmpty() ? -1 : 0, m_ui->ladderCombo->findData(before)));
}

void LadderView::askFits()
{
    const auto rungs = fallbacks();
    QStringList asked{m_account, m_plan.regionId, m_plan.workDisk.diskId, m_plan.workDisk.category};
    for (const Fallback &rung : rungs)
        asked << rung.zoneId << rung.typeId;
    const QString key = asked.join(QLatin1Char(' '));
    if (key == m_fitsFor)
        return;
    m_fitsFor = key;
    m_fits.clear();
    m_task.abandon();
    // Until a disk has been chosen, a new one is made wherever the machine comes to be.
    if (rungs.isEmpty() || (m_plan.workDisk.diskId.isEmpty() && m_plan.workDisk.category.isEmpty()))
        return;
    m_task.run(
        [&services = m_services, plan = m_plan, rungs](const TaskRun &run) {
            return launch::diskFits(services.context(run.stop()), plan, rungs, run.stop());
        },
        [this, rungs](const QVector<DiskFit> &fits) {
            for (int i = 0; i < fits.size(); ++i)
                m_fits.append({rungs[i], fits[i]});
            refresh();
        },
        [this, rungs](const domain::Failure &) {
            m_fitsFor.clear(); // so that it is asked again
            for (const Fallback &rung : rungs)
                m_fits.append({rung, DiskFit()}); // not known, which is no "fits"
            refresh();
        });
}

QString LadderView::priceNote(const Offer &offer) const
{
    // What the table knows is the stock of spot machines.
    if (offer.stock == domain::Stock::SoldOut && m_plan.purchase != Purchase::OnDemand)
        return tr("sold out now");
    switch (launch::rungPrice(offer, m_plan.purchase, agreed())) {
    case launch::RungPrice::Unknown: return tr("price unknown");
    case launch::RungPrice::Within: return {};
    case launch::RungPrice::Dearer: break;
    }
    return m_plan.purchase == Purchase::SpotWithLimit ? tr("⚠ dearer than your limit: only after asking you again")
                                                      : tr("⚠ dearer than your choice: only after asking you again");
}

QString LadderView::diskNote(const DiskFit &fit) const
{
    switch (fit.answer) {
    case DiskFit::Answer::Fits: return {};
    case DiskFit::Answer::OtherZone:
    case DiskFit::Answer::OtherCategory: {
        const QString cost =
            fit.copyPerMonth ? tr("%1 a month").arg(messages::moneyText(*fit.copyPerMonth)) : tr("price unknown");
        return tr("⚠ needs a copy of your disk: about %1, %2; skipped until then")
            .arg(messages::durationText(fit.copyTime), cost);
    }
    case DiskFit::Answer::Refused: return tr("⚠ does not take %1: skipped").arg(m_plan.workDisk.category);
    case DiskFit::Answer::NotSold: return tr("⚠ takes no disk there: skipped");
    case DiskFit::Answer::Unknown: break;
    }
    return tr("whether it takes your disk is unknown");
}

QString LadderView::rungText(const Fallback &rung) const
{
    const auto offer = offerOf(rung);
    QStringList notes;
    if (!offer)
        notes << tr("not in the table");
    else
        notes << priceNote(*offer);
    for (const auto &[asked, fit] : m_fits) {
        if (asked == rung)
            notes << diskNote(fit);
    }
    notes.removeAll(QString());
    QString text = QStringLiteral("%1 · %2").arg(rung.typeId, rung.zoneId);
    if (offer)
        text += QStringLiteral(" · ") + priceText(*offer, m_plan.purchase);
    return notes.isEmpty() ? text : text + QStringLiteral(" — ") + notes.join(QStringLiteral(" · "));
}

void LadderView::refresh()
{
    QListWidget *list = m_ui->ladderList;
    for (int row = 0; row < list->count(); ++row) {
        const QString text = rungText(rungOf(list->item(row)));
        if (list->item(row)->text() != text) {
            list->item(row)->setText(text);
            list->item(row)->setToolTip(text);
        }
    }
    const int row = list->currentRow();
    m_ui->ladderUpButton->setEnabled(row > 0);
    m_ui->ladderDownButton->setEnabled(row >= 0 && row + 1 < list->count());
    m_ui->ladderRemoveButton->setEnabled(row >= 0);
    m_ui->ladderAddButton->setEnabled(m_ui->ladderCombo->count() > 0);
    m_ui->ladderProposeButton->setEnabled(m_touched && m_chosen.has_value());
}

void LadderView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        fillCandidates();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
