// A page of the launch wizard that follows the language and can do something about a failure.
#pragma once

#include "messages/messages.h"
#include "ui/wizard/wizard_state.h"

#include <QEvent>
#include <QWizardPage>

namespace spotbook::ui {

class WizardPage : public QWizardPage
{
    Q_OBJECT
public:
    explicit WizardPage(WizardState &state, QWidget *parent = nullptr) : QWizardPage(parent), m_state(state) {}
    // Values stay when the person goes back; QWizardPage would reset fields.
    void cleanupPage() override {}

Q_SIGNALS:
    // What mends a failure is on an earlier page (LaunchWizard::Page).
    void backWanted(int page);

protected:
    // What every page that asks the cloud can do: the same again, or another key first.
    static QVector<messages::RemedyAction> remedies()
    {
        using messages::RemedyAction;
        return {RemedyAction::Retry, RemedyAction::UnlockKeychain, RemedyAction::ThisRunOnly, RemedyAction::CheckKey};
    }
    static constexpr int keysPage = 3; // LaunchWizard::Keys
    // `again` is what has failed.
    template <typename Again>
    void mend(messages::RemedyAction action, Again &&again)
    {
        using messages::RemedyAction;
        if (action == RemedyAction::CheckKey) {
            Q_EMIT backWanted(keysPage);
            return;
        }
        if (action == RemedyAction::ThisRunOnly)
            m_state.services.useMemoryStore();
        if (remedies().contains(action) || action == RemedyAction::TopUp)
            again();
    }
    // All words of the page, fixed and computed, in the language of now.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QWizardPage::changeEvent(event);
    }

    WizardState &m_state;
};

} // namespace spotbook::ui
