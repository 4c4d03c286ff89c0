// The prices of all regions, what they were, and what the person wants to be told of.
#pragma once

#include "domain/offer.h"
#include "launch/services.h"
#include "storage/watch_store.h"
#include "ui/prices/price_watcher.h"
#include "ui/task.h"

#include <QWidget>
#include <memory>

namespace Ui {
class PricesPage;
}

namespace spotbook::ui {

class HistoryView;
class MarketView;

// Loads when it is first shown. Its watches are looked at as long as it lives, shown or not.
class PricesPage : public QWidget
{
    Q_OBJECT
public:
    explicit PricesPage(launch::Services &services, QWidget *parent = nullptr);
    ~PricesPage() override;
    PriceWatcher &watcher() { return m_watcher; }

Q_SIGNALS:
    void launchWanted(const spotbook::domain::Offer &offer);
    void watchFired(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void choose();
    void watch(const std::optional<domain::Money> &atMost);
    void removeCurrent();
    void change(std::function<void(QVector<storage::PriceWatch> &)> change);
    void setWatches(const QVector<storage::PriceWatch> &watches);
    void launchChosen();
    QString watchText(const storage::PriceWatch &watch) const;
    QString stateText(const storage::PriceWatch &watch) const;
    void refresh();

    launch::Services &m_services;
    std::unique_ptr<Ui::PricesPage> m_ui;
    MarketView *m_market; // of the form
    HistoryView *m_history;
    PriceWatcher m_watcher;
    QVector<storage::PriceWatch> m_watches;
    std::optional<domain::Failure> m_failure; // of reading or writing the watches
    bool m_loaded = false;
    Task m_task;
};

} // namespace spotbook::ui
