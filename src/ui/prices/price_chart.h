// A month of prices as a step curve, with the on-demand price and the person's limit as lines.
#pragma once

#include "domain/offer.h"
#include "ui/prices/price_plot.h"

#include <optional>

namespace spotbook::ui {

class PriceChart : public PricePlot
{
    Q_OBJECT
public:
    explicit PriceChart(QWidget *parent = nullptr);
    // Each point holds until the next, the last until `until`.
    void setPrices(const QVector<domain::PricePoint> &points, const QDateTime &until);
    void setLimit(const std::optional<domain::Money> &limit); // no line without one
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    double most() const; // of the prices and the limit
    void drawLines();

    QVector<domain::PricePoint> m_points;
    std::optional<domain::Money> m_limit;
};

} // namespace spotbook::ui
