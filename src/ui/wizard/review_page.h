// Page 6: everything that will be made and what it costs, checked against the cloud; the last button buys.
#pragma once

#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <functional>
#include <memory>

namespace Ui {
class ReviewPage;
}

namespace spotbook::ui {

class ReviewPage : public WizardPage
{
    Q_OBJECT
public:
    explicit ReviewPage(WizardState &state, QWidget *parent = nullptr);
    ~ReviewPage() override;
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;
    // The names that are taken, or the disk's price, are others now.
    void refresh();
    // A free name in place of the present one, unless the person has typed it.
    void suggestProfile(const QString &name);

Q_SIGNALS:
    // The button that buys was pressed. m_state.plan is what was checked.
    void launchWanted();

private:
    void check();
    void chooseOther();
    void connectExtras();
    void fillPlan();
    void fillExtras();
    void refreshExtraNote();
    void setExtra();
    void removeExtra();
    void fillChecks();
    void fillPrices();
    std::optional<domain::Money> perHour() const;
    std::optional<domain::Money> onDemandPerHour() const; // the same order
    bool profileFits() const;
    void retranslate() override;

    std::unique_ptr<Ui::ReviewPage> m_ui;
    std::optional<launch::Preflight> m_preflight;
    domain::LaunchPlan m_checked; // what m_preflight is about
    bool m_profileTyped = false;
    Task m_task;
};

} // namespace spotbook::ui
