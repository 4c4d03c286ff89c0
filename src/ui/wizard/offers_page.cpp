#include "ui/wizard/offers_page.h"

#include "launch/default_plan.h"
#include "launch/ladder.h"
#include "messages/messages.h"
#include "ui/banner.h"
#include "ui/prices/history_view.h"
#include "ui/prices/ladder_view.h"
#include "ui/prices/market_view.h"
#include "ui/prices/offer_text.h"
#include "ui_offers_page.h"

#include <QMenu>
#include <QShowEvent>
#include <cmath>

namespace spotbook::ui {

using domain::Money;
using domain::Offer;
using domain::Purchase;

OffersPage::OffersPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::OffersPage>()), m_market(new MarketView(state.services)),
      m_history(new HistoryView(state.services)), m_ladder(new LadderView(state.services))
{
    m_ui->setupUi(this);
    m_market->setObjectName(QStringLiteral("marketView"));
    m_history->setObjectName(QStringLiteral("historyView"));
    m_ladder->setObjectName(QStringLiteral("ladderView"));
    m_ui->pageColumn->insertWidget(0, m_market, 3);
    m_ui->belowRow->addWidget(m_history, 1);
    m_ui->belowRow->addWidget(m_ladder, 1);
    // As it is read: what was put in from elsewhere stands last in the chain otherwise.
    const auto part = [this](const char *name) { return findChild<QWidget *>(QString::fromLatin1(name)); };
    setTabOrder(part("reloadButton"), part("historySummary"));
    setTabOrder(part("zoomOutButton"), part("ladderList"));
    setTabOrder(part("ladderAddButton"), m_ui->purchaseCombo);
    setTabOrder(m_ui->purchaseCombo, m_ui->limitSpin);
    connectMarket();
    m_ui->purchaseCombo->setCurrentIndex(static_cast<int>(m_state.plan.purchase));
    connect(m_ladder, &LadderView::changed, this, [this] {
        m_state.plan.fallbacks = m_ladder->fallbacks();
        if (m_ladder->isEdited())
            keepChoice();
    });
    connect(m_ui->purchaseCombo, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
        m_state.plan.purchase = purchase();
        keepChoice();
        updateLadder();
        refresh();
    });
    connect(m_ui->limitSpin, qOverload<double>(&QDoubleSpinBox::valueChanged), this, [this] {
        m_limitTyped = true;
        keepChoice();
        updateLadder();
        refresh();
    });
    refresh();
}

OffersPage::~OffersPage()
{
    m_market->disconnect(this);
    m_ladder->disconnect(this);
}

void OffersPage::connectMarket()
{
    m_market->banner().setActions(remedies());
    connect(&m_market->banner(), &Banner::actionWanted, this,
            [this](messages::RemedyAction action) { mend(action, [this] { m_market->load(); }); });
    connect(m_market, &MarketView::cleared, this, [this] {
        m_insteadOf.reset();
        m_state.offer.reset();
        m_history->forget();
        refresh();
    });
    connect(m_market, &MarketView::rowsChanged, this, [this] {
        m_state.regionNames = m_market->regionNames();
        preselect();
        m_ladder->setMarket(m_market->model().offers(), m_state.offer);
        refresh();
    });
    connect(m_market, &MarketView::renamed, this, [this] { m_state.regionNames = m_market->regionNames(); });
    connect(m_market, &MarketView::picked, this, &OffersPage::pick);
    connect(m_market, &MarketView::menuWanted, this, &OffersPage::showMenu);
}

void OffersPage::initializePage()
{
    const QString account = m_state.accountId();
    // Chosen before the wizard began, on the Prices page.
    if (m_market->model().count() == 0 && !m_state.plan.zoneId.isEmpty() && !m_state.plan.typeId.isEmpty())
        m_picked = true;
    if (std::exchange(m_loadedFor, account) != account)
        m_market->load();
    else
        enter();
    m_entered = true;
    updateLadder(); // the disk may be another now
}

// Back from a later page nothing is initialised, but the disk may be another now.
void OffersPage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    if (event->spontaneous())
        return;
    updateLadder();
    if (std::exchange(m_entered, false))
        return;
    // Once it is known that the wizard stays here: on the way to an earlier page it only comes by.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (isVisible())
                enter();
        },
        Qt::QueuedConnection);
}

// The table is asked for anew where it is but a part, or old, or where what was chosen in it could not be had.
void OffersPage::enter()
{
    const bool refused = std::exchange(m_state.choiceRefused, false);
    if (!m_market->isLoading() && (refused || !m_market->isFresh()))
        m_market->load();
}

Purchase OffersPage::purchase() const
{
    return static_cast<Purchase>(std::max(0, m_ui->purchaseCombo->currentIndex()));
}

std::optional<Money> OffersPage::limit() const
{
    if (purchase() != Purchase::SpotWithLimit)
        return std::nullopt;
    const QString currency = m_state.offer && m_state.offer->spotPerHour ? m_state.offer->spotPerHour->currency()
                                                                         : m_state.services.provider().currency;
    return Money::parse(QString::number(m_ui->limitSpin->value(), 'f', 3), currency);
}

// Until the person picks a row: the cheapest one of the provider's usual family that can be bought; once all is loaded
// and there is none, the one most like it, and the page says so.
void OffersPage::preselect()
{
    if (m_picked) {
        if (!m_state.offer && m_market->model().find(m_state.plan.zoneId, m_state.plan.typeId)) {
            m_market->select(m_state.plan.zoneId, m_state.plan.typeId);
            choose();
        }
        return;
    }
    if (const auto &wanted = m_state.wanted; wanted && m_market->model().find(wanted->zoneId, wanted->type.id)) {
        m_market->select(wanted->zoneId, wanted->type.id);
        m_picked = true;
        choose();
        return;
    }
    const QString family = m_state.services.provider().defaultTypeFamily;
    std::optional<Offer> best;
    for (const Offer &offer : m_market->model().offers()) {
        if (offer.type.family == family && launch::isBuyable(offer) && offer.spotPerHour
            && (!best || *offer.spotPerHour < *best->spotPerHour))
            best = offer;
    }
    if (best) {
        m_insteadOf.reset();
        m_market->select(best->zoneId, best->type.id);
        choose();
    } else if (!m_market->isLoading()) {
        selectNearest();
    }
}

// Like the smallest of the family; where not even a sold-out one is listed, only its name is known.
void OffersPage::selectNearest()
{
    const auto offers = m_market->model().offers();
    domain::MachineType wanted;
    wanted.family = m_state.services.provider().defaultTypeFamily;
    wanted.gpus = 1;
    wanted.gpuMemoryGiB = 16;
    bool known = false;
    for (const Offer &offer : offers) {
        if (offer.type.family != wanted.family)
            continue;
        if (!known || std::tie(offer.type.gpus, offer.type.vcpus) < std::tie(wanted.gpus, wanted.vcpus))
            wanted = offer.type;
        known = true;
    }
    const int nearest = launch::nearestOffer(offers, wanted);
    if (nearest < 0)
        return;
    m_insteadOf = wanted;
    m_market->select(offers[nearest].zoneId, offers[nearest].type.id);
    choose();
}

// By the person: another row wants another limit.
void OffersPage::pick()
{
    const auto offer = m_market->chosen();
    if (offer && (offer->zoneId != m_state.plan.zoneId || offer->type.id != m_state.plan.typeId))
        m_limitTyped = false;
    m_picked = true;
    m_insteadOf.reset();
    choose();
}

// A limit, a way of buying and a ladder are meant for the row for which the person made them: one that comes later and
// is better must not take its place.
void OffersPage::keepChoice()
{
    m_picked = m_picked || m_state.offer.has_value();
}

void OffersPage::choose()
{
    const auto offer = m_market->chosen();
    if (!offer)
        return;
    m_state.offer = offer;
    m_state.plan.regionId = offer->regionId;
    m_state.plan.zoneId = offer->zoneId;
    m_state.plan.typeId = offer->type.id;
    suggestLimit();
    m_history->show(offer);
    m_ladder->setMarket(m_market->model().offers(), offer);
    updateLadder();
    refresh();
}

void OffersPage::showMenu(const Offer &offer, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("offerMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *take = menu->addAction(tr("Choose this"));
    QAction *instead = menu->addAction(tr("Add as a fallback"));
    instead->setEnabled(m_ladder->canAdd(offer));
    if (m_state.offer && offer.regionId != m_state.offer->regionId)
        instead->setText(
            tr("Add as a fallback (only in %1: a launch stays in one region)").arg(m_state.offer->regionId));
    connect(take, &QAction::triggered, this, [this, offer] {
        m_market->select(offer.zoneId, offer.type.id);
        pick();
    });
    connect(instead, &QAction::triggered, this, [this, offer] { m_ladder->add(offer); });
    menu->popup(at);
}

// Some room above the market, but never more than the price that is never reclaimed. Without any price there is nothing
// to suggest, and the one of the row before would be wrong: see limitMissing().
void OffersPage::suggestLimit()
{
    if (m_limitTyped || !m_state.offer)
        return;
    std::optional<Money> suggested = m_state.offer->onDemandPerHour;
    if (m_state.offer->spotPerHour) {
        const Money roomy = launch::suggestedPriceLimit(*m_state.offer->spotPerHour);
        if (!suggested || roomy < *suggested)
            suggested = roomy;
    }
    const QSignalBlocker quiet(m_ui->limitSpin);
    m_ui->limitSpin->setValue(suggested ? std::ceil(static_cast<double>(suggested->inMicros()) / 1000.0) / 1000.0
                                        : m_ui->limitSpin->minimum());
}

bool OffersPage::limitMissing() const
{
    return purchase() == Purchase::SpotWithLimit && !m_limitTyped && m_state.offer && !m_state.offer->spotPerHour
           && !m_state.offer->onDemandPerHour;
}

bool OffersPage::belowMarket() const
{
    const auto most = limit();
    return most && m_state.offer && m_state.offer->spotPerHour && *most < *m_state.offer->spotPerHour;
}

bool OffersPage::isComplete() const
{
    // The table's stock is that of spot machines: of those on demand there may be some.
    const bool soldOut =
        m_state.offer && m_state.offer->stock == domain::Stock::SoldOut && purchase() != Purchase::OnDemand;
    return m_state.offer && !soldOut && !belowMarket() && !limitMissing();
}

bool OffersPage::validatePage()
{
    m_state.plan.purchase = purchase();
    m_state.plan.priceLimit = limit();
    m_state.plan.fallbacks = m_ladder->fallbacks();
    // What is chosen is chosen: rows that are still on their way must not move the choice behind the person's back.
    m_picked = true;
    m_market->settle();
    return true;
}

void OffersPage::updateLadder()
{
    domain::LaunchPlan plan = m_state.plan;
    plan.purchase = purchase();
    plan.priceLimit = limit();
    m_ladder->setPlan(plan, m_state.accountId());
    m_history->setLimit(plan.priceLimit);
}

QString OffersPage::chosenText() const
{
    if (!m_state.offer)
        return m_market->isLoading() ? QString() : tr("Choose a row.");
    const Offer &offer = *m_state.offer;
    const QString chosen = tr("Chosen: %1 in %2 (%3)").arg(offer.type.id, offer.zoneId, gpuText(offer.type));
    if (!m_insteadOf)
        return chosen;
    const QString why = offer.type.gpuMemoryGiB == m_insteadOf->gpuMemoryGiB
                            ? tr("It has as much GPU memory, and of those it costs least.")
                            : tr("Its GPU memory is nearest to the %1 GB of that one.").arg(m_insteadOf->gpuMemoryGiB);
    const QString no = m_market->isWhole() ? tr("No %1 can be bought now. Instead: %2 in %3 (%4).")
                                           : tr("No %1 is among what has been loaded. Instead: %2 in %3 (%4).");
    return no.arg(m_insteadOf->family, offer.type.id, offer.zoneId, gpuText(offer.type)) + QLatin1Char(' ') + why;
}

void OffersPage::retranslate()
{
    m_ui->retranslateUi(this);
    refresh();
}

void OffersPage::refresh()
{
    const bool limited = purchase() == Purchase::SpotWithLimit;
    m_ui->limitSpin->setEnabled(limited);
    m_ui->limitLabel->setEnabled(limited);
    m_ui->marketLabel->clear();
    if (m_state.offer && m_state.offer->spotPerHour) {
        const Money &market = *m_state.offer->spotPerHour;
        m_ui->limitSpin->setSuffix(QLatin1Char(' ') + market.currency());
        m_ui->marketLabel->setText(
            belowMarket() ? tr("⚠ The market price is %1: below it nothing is sold.").arg(messages::perHourText(market))
                          : tr("Market price now: %1").arg(messages::perHourText(market)));
    } else if (m_state.offer) {
        m_ui->marketLabel->setText(
            limitMissing() ? tr("⚠ The cloud tells no price for this row: type the most that you want to pay.")
                           : tr("The cloud tells no spot price for this row."));
    }
    m_ui->chosenLabel->setText(chosenText());
    switch (purchase()) {
    case Purchase::SpotWithLimit:
        m_ui->purchaseNote->setText(
            tr("You pay the market price. The cloud takes the machine back when it rises above your limit."));
        break;
    case Purchase::SpotAtMarket:
        m_ui->purchaseNote->setText(tr("You pay the market price whatever it is, at most the on-demand price."));
        break;
    case Purchase::OnDemand:
        m_ui->purchaseNote->setText(tr("A fixed price; the cloud does not take the machine back.") + QLatin1Char(' ')
                                    + tr("The stock in the table is that of spot machines; whether there is one on "
                                         "demand, the launch asks for itself."));
        break;
    }
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
