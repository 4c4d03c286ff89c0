// Disks, snapshots and images of the account: what each costs a month, what uses it, and what of ours can go.
#pragma once

#include "launch/services.h"
#include "launch/storage_survey.h"
#include "ui/row_feeder.h"
#include "ui/task.h"

#include <QWidget>
#include <memory>
#include <optional>

namespace Ui {
class StoragePage;
}

namespace spotbook::ui {

class StoragePage : public QWidget
{
    Q_OBJECT
public:
    // Looks when it is first shown, and when it is asked to. `services` outlives it.
    explicit StoragePage(launch::Services &services, QWidget *parent = nullptr);
    ~StoragePage() override;
    void refresh();
    // What was found may not hold any more: looked at anew when it is shown next.
    void setOutdated() { m_looked = false; }

Q_SIGNALS:
    void deleted(); // something of ours is gone: states have changed

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const launch::StoredThing *selected() const;
    void takeNews(const launch::SurveyNews &news);
    void ended(bool whole);
    void showFailure(const domain::Failure &failure, std::function<void()> again);
    void askDelete();
    void deleteThing(const launch::StoredThing &thing, const QString &typed);
    void fill();
    QTreeWidgetItem *makeRow(int number) const;
    void selectWanted(const QList<QTreeWidgetItem *> &rows);
    void fitUsedBy();
    void refreshButtons();
    void refreshSums();

    launch::Services &m_services;
    std::unique_ptr<Ui::StoragePage> m_ui;
    launch::StorageSurvey m_found;
    std::unique_ptr<RowFeeder> m_rows; // of m_found
    QString m_wanted;                  // its row is selected when it comes again
    int m_regionsDone = 0;
    int m_regions = 0;
    bool m_looked = false;
    bool m_whole = false; // all regions were looked at
    std::function<void()> m_again;
    Task m_lookTask;
    Task m_deleteTask;
};

} // namespace spotbook::ui
