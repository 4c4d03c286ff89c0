// The program's log: live, searchable, to copy and to save. Secrets were masked before they reached the file.
#pragma once

#include "base/log_file.h"
#include "ui/log/log_model.h"
#include "ui/task.h"

#include <QTimer>
#include <QWidget>
#include <memory>

namespace Ui {
class LogPage;
}

namespace spotbook::ui {

class LogPage : public QWidget
{
    Q_OBJECT
public:
    // Read while the page is visible, on a worker, every `interval`.
    explicit LogPage(const QString &file, std::chrono::milliseconds interval = std::chrono::seconds(1),
                     QWidget *parent = nullptr);
    ~LogPage() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    LogFilter filter() const;
    void readOn();
    void take(const base::LogRead &read);
    void refilter(const QVector<base::LogEntry> &entries);
    void copy();
    void save();
    void write(const QString &file);
    void refreshCount();
    void retranslate();

    std::unique_ptr<Ui::LogPage> m_ui;
    LogModel m_model;
    std::shared_ptr<base::LogFollower> m_follower; // one reader at a time: m_readTask
    bool m_exists = true;
    QTimer m_timer;
    QTimer m_typing;
    Task m_readTask;
    Task m_filterTask;
    Task m_copyTask;
    Task m_saveTask;
};

} // namespace spotbook::ui
