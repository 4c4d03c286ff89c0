// A page of the launch wizard that follows the language.
#pragma once

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

protected:
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
