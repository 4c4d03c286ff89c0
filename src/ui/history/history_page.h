// The sessions of this computer, with their receipts and what each month has cost.
#pragma once

#include "launch/history.h"
#include "launch/services.h"
#include "ui/row_feeder.h"
#include "ui/task.h"

#include <QWidget>
#include <memory>
#include <optional>

namespace Ui {
class HistoryPage;
}

namespace spotbook::ui {

QString endText(launch::Session::End end);
// A session with all of its receipts, in several lines.
QString receiptText(const launch::Session &session);

class HistoryPage : public QWidget
{
    Q_OBJECT
public:
    // Reads journals and receipts when it is shown. `services` outlives it.
    explicit HistoryPage(launch::Services &services, QWidget *parent = nullptr);
    ~HistoryPage() override;
    // What the cloud has said last; nullopt: nothing yet.
    void setStates(const std::optional<QVector<domain::LaunchState>> &states);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const launch::Session *selected() const;
    void read();
    void take(const launch::History &history);
    void fill();
    void refreshRows(const QVector<launch::Session> &before);
    void select(const QList<QTreeWidgetItem *> &rows);
    void refreshRest();
    void fillMonths();
    void refreshReceipt();
    void copy();
    void save();
    void write(const QString &file);

    launch::Services &m_services;
    std::unique_ptr<Ui::HistoryPage> m_ui;
    std::optional<QVector<domain::LaunchState>> m_states;
    launch::History m_history;
    std::unique_ptr<RowFeeder> m_rows; // of m_history
    QString m_wanted;                  // its row is selected when it comes again
    bool m_read = false;
    Task m_readTask;
    Task m_saveTask;
};

} // namespace spotbook::ui
