#include "ui/prices/price_chart.h"

#include "messages/messages.h"
#include "ui/texts.h"

#include <QEvent>
#include <algorithm>

namespace spotbook::ui {

using domain::Money;

namespace {
double amountOf(const Money &money)
{
    return static_cast<double>(money.inMicros()) / 1e6;
}
} // namespace

PriceChart::PriceChart(QWidget *parent) : PricePlot(parent)
{
    setPointerText([this](double milliseconds, double amount) {
        const auto time = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds));
        const QString currency = m_points.isEmpty() ? QString() : m_points.last().spotPerHour.currency();
        return QStringLiteral("%1 · %2").arg(localTimeText(time),
                                             messages::moneyText(Money::fromJsonNumber(amount, currency)));
    });
}

void PriceChart::setPrices(const QVector<domain::PricePoint> &points, const QDateTime &until)
{
    m_points = points;
    QVector<QPointF> steps;
    for (const auto &point : points)
        steps.append({static_cast<double>(point.at.toMSecsSinceEpoch()), amountOf(point.spotPerHour)});
    if (!steps.isEmpty())
        steps.append({static_cast<double>(until.toMSecsSinceEpoch()), steps.last().y()});
    setSteps(steps);
    setMost(most());
    drawLines();
    reset();
}

void PriceChart::setLimit(const std::optional<Money> &limit)
{
    m_limit = limit;
    setMost(most()); // a line above all prices is to be seen, too
    drawLines();
}

double PriceChart::most() const
{
    double most = m_limit ? amountOf(*m_limit) : 0;
    for (const auto &point : m_points)
        most = std::max({most, amountOf(point.spotPerHour), amountOf(point.onDemandPerHour)});
    return most;
}

void PriceChart::clear()
{
    m_points.clear();
    setSteps({});
    drawLines();
}

void PriceChart::drawLines()
{
    QVector<Line> lines;
    if (!m_points.isEmpty() && !m_points.last().onDemandPerHour.isZero()) {
        const Money &price = m_points.last().onDemandPerHour;
        lines.append({amountOf(price), tr("on demand %1").arg(messages::moneyText(price)), Qt::DotLine, false});
    }
    if (!m_points.isEmpty() && m_limit)
        lines.append({amountOf(*m_limit), tr("your limit %1").arg(messages::moneyText(*m_limit)), Qt::DashLine, true});
    setLines(lines);
}

void PriceChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        drawLines();
        relabel();
    }
    PricePlot::changeEvent(event);
}

} // namespace spotbook::ui
