// How to get an access key: four steps in words and pictures, links into the console, the policy to copy.
#pragma once

#include "ui/wizard/wizard_page.h"

#include <memory>

namespace Ui {
class HowToPage;
}

namespace spotbook::ui {

class HowToPage : public WizardPage
{
    Q_OBJECT
public:
    explicit HowToPage(WizardState &state, QWidget *parent = nullptr);
    ~HowToPage() override;
    int nextId() const override; // to the keys

private:
    void retranslate() override;

    std::unique_ptr<Ui::HowToPage> m_ui;
    bool m_copied = false;
};

} // namespace spotbook::ui
