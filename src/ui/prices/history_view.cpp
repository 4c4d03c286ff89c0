#include "ui/prices/history_view.h"

#include "domain/price_history.h"
#include "messages/messages.h"
#include "ui/prices/offer_text.h"
#include "ui_history_view.h"

#include <QEvent>

namespace spotbook::ui {

namespace {
constexpr int quietMilliseconds = 250;
constexpr int daysBack = 30;
constexpr int monthsKept = 200;
} // namespace

HistoryView::HistoryView(launch::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_ui(std::make_unique<Ui::HistoryView>()), m_months(monthsKept)
{
    m_ui->setupUi(this);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMilliseconds);
    connect(&m_quiet, &QTimer::timeout, this, &HistoryView::load);
    connect(m_ui->zoomOutButton, &QPushButton::clicked, m_ui->priceChart, &PriceChart::reset);
    connect(m_ui->historyAgainButton, &QPushButton::clicked, this, &HistoryView::load);
    connect(&m_task, &Task::runningChanged, this, &HistoryView::refresh);
    refresh();
}

HistoryView::~HistoryView()
{
    m_task.disconnect(this);
}

QString HistoryView::key() const
{
    return m_offer ? m_offer->zoneId + QLatin1Char(' ') + m_offer->type.id : QString();
}

void HistoryView::show(const std::optional<domain::Offer> &offer)
{
    const QString before = key();
    m_offer = offer;
    if (key() == before)
        return;
    m_failure.reset();
    m_quiet.stop();
    m_task.abandon();
    m_ui->priceChart->clear();
    if (m_months.contains(key()))
        fill();
    else if (m_offer)
        m_quiet.start();
    refresh();
}

void HistoryView::setLimit(const std::optional<domain::Money> &limit)
{
    if (m_limit == limit)
        return;
    m_limit = limit;
    m_ui->priceChart->setLimit(limit);
    refresh();
}

void HistoryView::forget()
{
    m_months.clear();
    const auto offer = m_offer;
    m_offer.reset();
    show(offer);
}

void HistoryView::load()
{
    if (!m_offer)
        return;
    m_failure.reset();
    m_task.run(
        [&services = m_services, offer = *m_offer](const TaskRun &run) {
            const auto context = services.context(run.stop());
            Month month;
            month.until = context.clock.now();
            month.points = context.cloud.spotPrices(offer.regionId, offer.zoneId, offer.type.id,
                                                    month.until.addDays(-daysBack), {run.stop()});
            return month;
        },
        [this, asked = key()](const Month &month) {
            m_months.insert(asked, new Month(month));
            fill();
            refresh();
        },
        [this](const domain::Failure &failure) {
            if (failure.kind != domain::FailureKind::Cancelled)
                m_failure = failure;
            refresh();
        });
}

void HistoryView::fill()
{
    const Month *month = m_months.object(key());
    if (!month)
        return;
    m_ui->priceChart->setLimit(m_limit);
    m_ui->priceChart->setPrices(month->points, month->until);
}

void HistoryView::refresh()
{
    const Month *month = m_months.object(key());
    QString words;
    if (!m_offer) {
        words = tr("Choose a row to see its prices of the last 30 days.");
    } else if (m_failure) {
        words = tr("The price history could not be loaded: %1")
                    .arg(messages::describe(*m_failure, m_services.provider()).title);
    } else if (!month) {
        words = tr("Loading the prices of the last 30 days…");
    } else if (const auto summary = domain::summaryOf(month->points, month->until, m_limit)) {
        words = tr("30 days: lowest %1 · median %2 · highest %3 per hour")
                    .arg(messages::moneyText(summary->least), messages::moneyText(summary->median),
                         messages::moneyText(summary->most));
        if (summary->percentAbove)
            words +=
                QStringLiteral(" · ") + tr("above your limit %1 of the time").arg(percentText(*summary->percentAbove));
    } else {
        words = tr("The cloud tells no prices of the last 30 days.");
    }
    m_ui->historySummary->setText(words);
    m_ui->priceChart->setExplanation(tr("Price history"), words);
    m_ui->zoomOutButton->setEnabled(month && !month->points.isEmpty());
    m_ui->historyAgainButton->setVisible(m_failure.has_value());
}

void HistoryView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
