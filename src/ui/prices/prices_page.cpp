#include "ui/prices/prices_page.h"

#include "launch/ladder.h"
#include "messages/messages.h"
#include "ui/banner.h"
#include "ui/prices/history_view.h"
#include "ui/prices/market_view.h"
#include "ui/prices/offer_text.h"
#include "ui/texts.h"
#include "ui_prices_page.h"

#include <QEvent>
#include <cmath>

namespace spotbook::ui {

using domain::Money;
using domain::Offer;
using messages::RemedyAction;
using storage::PriceWatch;

PricesPage::PricesPage(launch::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_ui(std::make_unique<Ui::PricesPage>()),
      m_market(new MarketView(services)), m_history(new HistoryView(services)), m_watcher(services)
{
    m_ui->setupUi(this);
    m_market->setObjectName(QStringLiteral("marketView"));
    m_history->setObjectName(QStringLiteral("historyView"));
    m_ui->pricesColumn->insertWidget(0, m_market, 3);
    m_ui->pricesRow->insertWidget(0, m_history, 1);
    // As it is read: what was put in from elsewhere stands last in the chain otherwise.
    const auto part = [this](const char *name) { return findChild<QWidget *>(QString::fromLatin1(name)); };
    setTabOrder(part("reloadButton"), m_ui->launchButton);
    setTabOrder(m_ui->launchButton, part("historySummary"));
    QWidget *before = part("zoomOutButton");
    for (QWidget *next : {static_cast<QWidget *>(m_ui->watchSpin), static_cast<QWidget *>(m_ui->watchPriceButton),
                          static_cast<QWidget *>(m_ui->watchStockButton), static_cast<QWidget *>(m_ui->watchList),
                          static_cast<QWidget *>(m_ui->watchRemoveButton)}) {
        setTabOrder(before, next);
        before = next;
    }
    m_market->banner().setActions({RemedyAction::Retry, RemedyAction::UnlockKeychain, RemedyAction::ThisRunOnly});
    connect(&m_market->banner(), &Banner::actionWanted, this, [this](RemedyAction action) {
        if (action == RemedyAction::ThisRunOnly)
            m_services.useMemoryStore();
        m_market->load();
    });
    connect(m_market, &MarketView::cleared, m_history, &HistoryView::forget);
    connect(m_market, &MarketView::rowsChanged, this, &PricesPage::refresh);
    connect(m_market, &MarketView::picked, this, &PricesPage::choose);
    connect(m_market, &MarketView::activated, this, &PricesPage::launchChosen);
    connect(m_ui->launchButton, &QPushButton::clicked, this, &PricesPage::launchChosen);
    connect(m_ui->watchPriceButton, &QPushButton::clicked, this, [this] {
        const auto offer = m_market->chosen();
        const QString currency =
            offer && offer->spotPerHour ? offer->spotPerHour->currency() : m_services.provider().currency;
        watch(Money::parse(QString::number(m_ui->watchSpin->value(), 'f', 3), currency));
    });
    connect(m_ui->watchStockButton, &QPushButton::clicked, this, [this] { watch(std::nullopt); });
    connect(m_ui->watchRemoveButton, &QPushButton::clicked, this, &PricesPage::removeCurrent);
    connect(m_ui->watchList, &QListWidget::currentRowChanged, this, &PricesPage::refresh);
    connect(&m_watcher, &PriceWatcher::watchFired, this, &PricesPage::watchFired);
    connect(&m_watcher, &PriceWatcher::looked, this, &PricesPage::refresh);
    change([](QVector<PriceWatch> &) {}); // reads them
    refresh();
}

PricesPage::~PricesPage()
{
    m_task.disconnect(this);
    m_watcher.disconnect(this);
    m_market->disconnect(this);
}

void PricesPage::showEvent(QShowEvent *event)
{
    if (!m_loaded) {
        m_loaded = true;
        m_market->load();
    }
    QWidget::showEvent(event);
}

void PricesPage::choose()
{
    const auto offer = m_market->chosen();
    m_history->show(offer);
    if (offer && offer->spotPerHour) // a tenth below what it costs now: something to wait for
        m_ui->watchSpin->setValue(std::floor(static_cast<double>(offer->spotPerHour->inMicros()) * 0.9 / 1e4) / 100);
    refresh();
}

void PricesPage::launchChosen()
{
    const auto offer = m_market->chosen();
    if (offer && launch::isBuyable(*offer))
        Q_EMIT launchWanted(*offer);
}

void PricesPage::watch(const std::optional<Money> &atMost)
{
    const auto offer = m_market->chosen();
    if (!offer)
        return;
    const PriceWatch added{offer->regionId, offer->zoneId, offer->type.id, atMost, false};
    change([added](QVector<PriceWatch> &watches) {
        for (PriceWatch &each : watches) {
            if (each.isSame(added)) { // another price for the same
                each = added;
                return;
            }
        }
        watches.append(added);
    });
}

void PricesPage::removeCurrent()
{
    const int row = m_ui->watchList->currentRow();
    if (row < 0 || row >= m_watches.size())
        return;
    change([gone = m_watches[row]](QVector<PriceWatch> &watches) {
        watches.erase(
            std::remove_if(watches.begin(), watches.end(), [&](const PriceWatch &each) { return each.isSame(gone); }),
            watches.end());
    });
}

// The disk may be slow: written and read off the GUI thread, and shown as it is written.
void PricesPage::change(std::function<void(QVector<PriceWatch> &)> change)
{
    m_task.run(
        [paths = m_services.paths(), change = std::move(change)](const TaskRun &) {
            const storage::WatchStore store(paths);
            const auto before = store.all();
            auto after = before;
            change(after);
            if (after != before)
                store.update(change);
            return store.all();
        },
        [this](const QVector<PriceWatch> &watches) {
            m_failure.reset();
            setWatches(watches);
        },
        [this](const domain::Failure &failure) {
            m_failure = failure;
            refresh();
        });
    refresh();
}

void PricesPage::setWatches(const QVector<PriceWatch> &watches)
{
    const bool more = watches.size() > m_watches.size() || (watches.size() == m_watches.size() && watches != m_watches);
    const int row = m_ui->watchList->currentRow();
    m_watches = watches;
    m_ui->watchList->clear();
    for (const PriceWatch &watch : watches)
        m_ui->watchList->addItem(watchText(watch));
    m_ui->watchList->setCurrentRow(std::min(row, m_ui->watchList->count() - 1));
    if (more)
        m_watcher.look();
    refresh();
}

QString PricesPage::stateText(const PriceWatch &watch) const
{
    for (const auto &result : m_watcher.results()) {
        if (!result.watch.isSame(watch))
            continue;
        if (!result.offer)
            return tr("now unknown");
        const QString price =
            result.offer->spotPerHour ? messages::moneyText(*result.offer->spotPerHour) : tr("price unknown");
        return result.isTrue() ? tr("✓ now %1, %2").arg(price, stockText(result.offer->stock))
                               : tr("now %1, %2").arg(price, stockText(result.offer->stock));
    }
    return tr("not looked at yet");
}

QString PricesPage::watchText(const PriceWatch &watch) const
{
    const QString what = watch.atMost ? tr("%1 or less").arg(messages::moneyText(*watch.atMost)) : tr("in stock");
    return QStringLiteral("%1 · %2 · %3 — %4").arg(watch.typeId, watch.zoneId, what, stateText(watch));
}

void PricesPage::refresh()
{
    const auto offer = m_market->chosen();
    m_ui->chosenLabel->setText(offer ? tr("%1 in %2 (%3)").arg(offer->type.id, offer->zoneId, gpuText(offer->type))
                                     : tr("Choose a row to launch it, or to be told of it."));
    m_ui->launchButton->setEnabled(offer && launch::isBuyable(*offer));
    const bool changing = m_task.isRunning();
    m_ui->watchPriceButton->setEnabled(offer && !changing);
    m_ui->watchStockButton->setEnabled(offer && !changing);
    m_ui->watchSpin->setEnabled(offer.has_value());
    if (offer && offer->spotPerHour)
        m_ui->watchSpin->setSuffix(QLatin1Char(' ') + offer->spotPerHour->currency());
    for (int row = 0; row < m_ui->watchList->count() && row < m_watches.size(); ++row)
        m_ui->watchList->item(row)->setText(watchText(m_watches[row]));
    m_ui->watchRemoveButton->setEnabled(m_ui->watchList->currentRow() >= 0 && !changing);
    const auto failure = m_failure ? m_failure : m_watcher.failure();
    QString note = tr("Looked at every %1 minutes while Spotbook runs.").arg(PriceWatcher::interval.count());
    if (failure)
        note += QLatin1Char(' ')
                + tr("The last look failed: %1").arg(messages::describe(*failure, m_services.provider()).title);
    else if (m_watcher.lookedAt().isValid() && !m_watches.isEmpty())
        note += QLatin1Char(' ') + tr("Last: %1.").arg(localTimeText(m_watcher.lookedAt()));
    m_ui->watchNote->setText(note);
}

void PricesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
