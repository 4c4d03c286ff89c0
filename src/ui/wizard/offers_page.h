// Page 2: where and what, for how much; and what instead.
#pragma once

#include "ui/wizard/wizard_page.h"

#include <memory>

namespace Ui {
class OffersPage;
}

namespace spotbook::ui {

class HistoryView;
class LadderView;
class MarketView;

class OffersPage : public WizardPage
{
    Q_OBJECT
public:
    explicit OffersPage(WizardState &state, QWidget *parent = nullptr);
    ~OffersPage() override;
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void connectMarket();
    void enter();
    void preselect();
    void selectNearest();
    void pick();
    void keepChoice();
    void choose();
    void showMenu(const domain::Offer &offer, const QPoint &at);
    void suggestLimit();
    domain::Purchase purchase() const;
    std::optional<domain::Money> limit() const; // nullopt where the plan buys without one
    bool belowMarket() const;
    bool limitMissing() const; // wanted, and there is no price to suggest one from
    void updateLadder();
    QString chosenText() const;
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::OffersPage> m_ui;
    MarketView *m_market; // of the form
    HistoryView *m_history;
    LadderView *m_ladder;
    QString m_loadedFor;    // account the table is of
    bool m_entered = false; // initializePage() has seen to the table
    bool m_picked = false;  // by the person, not by us
    bool m_limitTyped = false;
    std::optional<domain::MachineType> m_insteadOf; // what was wanted and cannot be bought
};

} // namespace spotbook::ui
