// Page 3: the machine's name, who may reach it, over which line, with which key, and how the notebook is reached.
#pragma once

#include "messages/messages.h"
#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <memory>

namespace Ui {
class NetworkPage;
}

namespace spotbook::ui {

class NetworkPage : public WizardPage
{
    Q_OBJECT
public:
    explicit NetworkPage(WizardState &state, QWidget *parent = nullptr);
    ~NetworkPage() override;
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

private:
    void lookForAddress();
    QString groupsKey() const;
    void loadGroups();
    void chooseKeyFile();
    void act(messages::RemedyAction action);
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::NetworkPage> m_ui;
    QString m_foundAddress;
    QString m_groupsOf; // region
    Task m_addressTask;
    Task m_groupsTask;
};

} // namespace spotbook::ui
