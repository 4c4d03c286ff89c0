// The last page: the notebook is there, and the ways to it; when it ends by itself, and how to end it.
#pragma once

#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QPointer>
#include <memory>

namespace Ui {
class ReadyPage;
}

namespace spotbook::ui {

class ReadyPage : public WizardPage
{
    Q_OBJECT
public:
    explicit ReadyPage(WizardState &state, QWidget *parent = nullptr);
    ~ReadyPage() override;
    void setResult(const launch::LaunchResult &result);
    // What is known of all launches now; the end is shown as it is there, not as it was ordered. `extending`: the end
    // of one of them is being moved elsewhere.
    void setStates(const QVector<domain::LaunchState> &states, bool extending);
    void initializePage() override;

Q_SIGNALS:
    void openWanted(const QString &launchId); // the main window opens it (it may have to hold a tunnel)
    void terminalWanted(const QString &launchId);
    void editorWanted(const QString &launchId);
    void parkWanted(const QString &launchId);
    // The launch was looked at by itself: its end is another one.
    void stateSeen(const domain::LaunchState &state);

private:
    void retranslate() override;
    void refresh();
    void extend();
    void take(const domain::LaunchState &state);
    QString endText() const;

    std::unique_ptr<Ui::ReadyPage> m_ui;
    launch::LaunchResult m_result;
    bool m_gone = false;      // the machine is
    bool m_extending = false; // by the window
    QString m_extendWords;    // as they were set: the letter for the Alt key may be another one since
    Task m_task;              // the longer lease
};

} // namespace spotbook::ui
