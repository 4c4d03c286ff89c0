// Page 6: what is installed, the notebook's password, and when the machine ends by itself: lease and spending limit.
#pragma once

#include "launch/stack_list.h"
#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QTimer>

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
    void connectInputs();
    void generate();
    void loadStacks();
    void fillStacks();
    QString stackText() const;
    QString strengthText() const;
    void loadPrice();
    QString priceKey() const;
    std::chrono::minutes lease() const; // 0: none
    std::optional<domain::Money> limit() const;
    domain::LaunchPlan planOfPage() const;
    QString endText();
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::NotebookPage> m_ui;
    QVector<launch::StackInfo> m_stacks;
    std::optional<domain::Money> m_perHourAtMost;
    std::optional<domain::Failure> m_priceTrouble;
    QString m_pricedKey;
    bool m_limitFits = true;
    QTimer m_minute; // the end moves on with the time
    Task m_stacksTask;
    Task m_priceTask;
};

// How well a typed password holds against guessing, by length, variety and a list of what everybody takes: 0 too short,
// 1 weak, 2 fair, 3 strong. An estimate, not a promise.
int passwordStrength(const QString &password);

} // namespace spotbook::ui
