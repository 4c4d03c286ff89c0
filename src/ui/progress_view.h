// A job as a person reads it: its stages with their times, and the log one click away.
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <memory>

namespace Ui {
class ProgressView;
}

namespace spotbook::ui {

class Job;

class ProgressView : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressView(QWidget *parent = nullptr);
    ~ProgressView() override;
    // The job may be destroyed at any time; the view then keeps what it showed last.
    void setJob(Job *job);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshTimes();
    bool canBeCancelled() const;
    void askCancel();

    std::unique_ptr<Ui::ProgressView> m_ui;
    QPointer<Job> m_job;
    QTimer m_tick;
};

} // namespace spotbook::ui
