// Page 6: everything that will be made and what it costs, checked against the cloud; the last button buys.
#pragma once

#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QTimer>
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
    // What was checked before may not hold any more: the page was come back to after a launch was tried.
    void check();
    // A free name in place of the present one, unless the person has typed it.
    void suggestProfile(const QString &name);

Q_SIGNALS:
    // The button that buys was pressed. m_state.plan is what was checked, m_state.agreedPerHour its price.
    void launchWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Checked
    {
        launch::Preflight preflight;
        QString request; // for more quota, to paste where it is asked for; empty where there is enough
    };
    static Checked ask(const launch::Context &context, const domain::LaunchPlan &plan, const QString &family,
                       const base::StopToken &stop);
    void checkIfOld();
    bool isFresh() const;
    void chooseOther();
    void connectExtras();
    bool hasPendingExtra() const; // typed, and not part of the order
    void fillPlan();
    QString whoMayConnect() const;
    void fillExtras();
    void nameExtras();
    void refreshExtraNote();
    void setExtra();
    void removeExtra();
    void fillChecks();
    void fillPrices();
    void fillNotes();
    std::optional<domain::Money> perHour() const;
    std::optional<domain::Money> onDemandPerHour() const; // the same order
    bool profileFits() const;
    void retranslate() override;

    std::unique_ptr<Ui::ReviewPage> m_ui;
    std::optional<launch::Preflight> m_preflight;
    QString m_request;
    QDateTime m_checkedAt; // when m_preflight was answered
    QTimer m_second;       // looks how old it is, while the page is shown
    QString m_foldWords;   // as they were set: the letter for the Alt key may be another one since
    bool m_profileTyped = false;
    Task m_task;
};

} // namespace spotbook::ui
