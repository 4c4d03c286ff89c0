// Page 8: the notebook is there.
#pragma once

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

private:
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::ReadyPage> m_ui;
    launch::LaunchResult m_result;
};

} // namespace spotbook::ui
