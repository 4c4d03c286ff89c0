// The table of what can be bought with its filter, loaded from all regions; for the wizard and for the Prices page.
#pragma once

#include "launch/services.h"
#include "messages/messages.h"
#include "ui/prices/market_model.h"
#include "ui/task.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>
#include <memory>

class QTableView;

namespace Ui {
class MarketView;
}

namespace spotbook::ui {

class Banner;

// The model in a table that stays quick with ten thousand rows: rows of one height, nothing measured that is not seen.
void setUpMarketTable(QTableView &table, MarketModel &model);

class MarketView : public QWidget
{
    Q_OBJECT
public:
    explicit MarketView(launch::Services &services, QWidget *parent = nullptr);
    ~MarketView() override;

    // Asks all regions; what comes is shown as it comes. One region's failure does not take the others' rows away.
    void load();
    void stop();   // asks the load to end; what has come stays
    void settle(); // what is still on its way is dropped
    bool isLoading() const { return m_task.isRunning(); }
    bool isWhole() const { return m_regions > 0 && m_regionsDone == m_regions; } // every region has answered
    bool isFresh() const; // whole, and not older than ten minutes

    const MarketModel &model() const { return m_model; }
    const QMap<QString, QString> &regionNames() const { return m_regionNames; }
    Banner &banner();

    // The row the person or select() chose; it stays chosen while the filter hides it.
    std::optional<domain::Offer> chosen() const;
    // Not told as picked(). Brings the row into view, unless the person has scrolled since the load began.
    void select(const QString &zoneId, const QString &typeId);

Q_SIGNALS:
    void cleared();     // a load has begun
    void rowsChanged(); // some more have come, or the load has ended
    void renamed();     // regionNames() are those of another language now
    void picked();      // by the person
    void activated();   // double click or Return
    void menuWanted(const spotbook::domain::Offer &offer, const QPoint &globalPos); // right button, not choosing it
    void loaded(); // as rowsChanged(), at the end alone: also after stop() or a failure

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpTable();
    void loadAll(const TaskRun &run);
    void takeRegions(const QVector<domain::Region> &regions);
    void setNames(const QVector<domain::Region> &regions);
    void askNames();
    void takeRows(const QVector<domain::Offer> &rows);
    void fillGpus();
    void fitColumns();
    void showChosen(bool scroll);
    void current(const QModelIndex &index);
    void refresh();

    launch::Services &m_services;
    std::unique_ptr<Ui::MarketView> m_ui;
    MarketModel m_model;
    QMap<QString, QString> m_regionNames;
    QString m_zone; // chosen
    QString m_type;
    int m_regions = 0;
    int m_regionsDone = 0;
    int m_regionsFailed = 0;
    QDateTime m_asOf; // when the present load began
    bool m_showing = false;
    bool m_scrolled = false; // by the person, since then
    bool m_namesOld = false; // the load has asked for them before the language changed
    QTimer m_fit;
    Task m_task;
    Task m_farTask;
    Task m_nameTask;
};

} // namespace spotbook::ui
