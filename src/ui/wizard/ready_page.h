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
    void initializePage() override;

Q_SIGNALS:
    void openWanted(const QString &launchId); // the main window opens it (it may have to hold a tunnel)
    void terminalWanted(const QString &launchId);
    void editorWanted(const QString &launchId);
    void parkWanted(const QString &launchId);

private:
    void retranslate() override;
    void refresh();
    void extend();

    std::unique_ptr<Ui::ReadyPage> m_ui;
    launch::LaunchResult m_result;
    Task m_task; // the longer lease
};

} // namespace spotbook::ui
