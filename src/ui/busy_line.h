// "Working…" beside what is being waited for; takes its room also while idle, so that nothing jumps.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace spotbook::ui {

class Task;

class BusyLine : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr);
    // Shows itself while the task runs. Several tasks may be followed.
    void follow(Task &task);
    void setText(const QString &text);
    bool isBusy() const { return m_running > 0; }

private:
    void refresh();
    QProgressBar *m_bar;
    QLabel *m_text;
    int m_running = 0;
};

} // namespace spotbook::ui
