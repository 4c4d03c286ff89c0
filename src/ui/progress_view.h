// A job as a person reads it: its stages with the time they took and have left, the log one click away, and what can be
// done about a stage that is late and a machine that a failure has left running.
#pragma once

#include "domain/stage.h"
#include "ui/report.h"
#include "ui/task.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

namespace Ui {
class ProgressView;
}

namespace spotbook::ui {

class Job;
struct StageLine;

// What an undo takes away, for the question before it; `made` as launch::undoTakes() gives it.
QString undoneText(const QStringList &made);

class ProgressView : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressView(QWidget *parent = nullptr);
    ~ProgressView() override;
    // The job may be destroyed at any time; the view then keeps what it showed last.
    void setJob(Job *job);
    // For "Copy report", besides what the job says.
    void setReportFacts(ReportFacts facts) { m_facts = std::move(facts); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshTimes();
    void refreshBar();
    void refreshLate();
    void refreshKept();
    const StageLine *lateStage() const; // null while none is
    bool canBeCancelled() const;
    void askCancel();
    void askCancelOf(const std::optional<QStringList> &made); // nothing: it could not be read

    std::unique_ptr<Ui::ProgressView> m_ui;
    QPointer<Job> m_job;
    ReportFacts m_facts;
    QTimer m_tick;
    std::optional<domain::Stage> m_waitedFor; // the person has said to wait for this late stage
    Task m_readTask;
};

} // namespace spotbook::ui
