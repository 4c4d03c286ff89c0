// The last 30 days of one offer's price: a chart, and the same in words.
#pragma once

#include "domain/offer.h"
#include "launch/services.h"
#include "ui/task.h"

#include <QCache>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

namespace Ui {
class HistoryView;
}

namespace spotbook::ui {

class HistoryView : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryView(launch::Services &services, QWidget *parent = nullptr);
    ~HistoryView() override;
    // Loads after a moment of quiet, so that running through the rows asks for nothing; another offer takes the place
    // of the one before. What was loaded is kept until forget().
    void show(const std::optional<domain::Offer> &offer);
    void setLimit(const std::optional<domain::Money> &limit);
    void forget();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Month
    {
        QVector<domain::PricePoint> points;
        QDateTime until;
    };
    QString key() const;
    void load();
    void fill();
    void refresh();

    launch::Services &m_services;
    std::unique_ptr<Ui::HistoryView> m_ui;
    std::optional<domain::Offer> m_offer;
    std::optional<domain::Money> m_limit;
    std::optional<domain::Failure> m_failure;
    QCache<QString, Month> m_months;
    QTimer m_quiet;
    Task m_task;
};

} // namespace spotbook::ui
