// The first page: what the person has, and so which way the wizard goes.
#pragma once

#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <memory>

namespace Ui {
class StartPage;
}

namespace spotbook::ui {

class StartPage : public WizardPage
{
    Q_OBJECT
public:
    explicit StartPage(WizardState &state, QWidget *parent = nullptr);
    ~StartPage() override;
    // Looks for a stored key each time: another page may have stored or forgotten one.
    void initializePage() override;
    bool isComplete() const override;
    int nextId() const override; // LaunchWizard::Page

private:
    void lookForKey();
    void propose(bool hasKey);
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::StartPage> m_ui;
    QString m_keyId;       // of the stored key; empty: none is known
    bool m_chosen = false; // by the person
    bool m_fromEnvironment = false;
    Task m_task;
};

} // namespace spotbook::ui
