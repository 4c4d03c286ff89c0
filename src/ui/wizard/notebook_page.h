// Page 5: the notebook's password and the lease.
#pragma once

#include "ui/wizard/wizard_page.h"

#include <memory>

namespace Ui {
class NotebookPage;
}

namespace spotbook::ui {

class NotebookPage : public WizardPage
{
    Q_OBJECT
public:
    explicit NotebookPage(WizardState &state, QWidget *parent = nullptr);
    ~NotebookPage() override;
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

private:
    void generate();
    std::chrono::minutes lease() const; // 0: none
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::NotebookPage> m_ui;
};

// How well a typed password holds against guessing: 0 too short, 1 weak, 2 fair, 3 strong.
int passwordStrength(const QString &password);

} // namespace spotbook::ui
