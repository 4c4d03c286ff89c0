// What went wrong, or must be known, at the top of a page: what happened, why, and the button that mends it.
#pragma once

#include "cloud/cloud_provider.h"
#include "domain/failure.h"
#include "messages/messages.h"
#include "ui/report.h"

#include <QFrame>
#include <QVector>
#include <optional>

class QLabel;
class QPushButton;

namespace spotbook::ui {

// Hidden while there is nothing to say. Speaks the language of the moment: it keeps the failure, not the words.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Tone { Problem, Warning };

    explicit Banner(QWidget *parent = nullptr);
    void showFailure(const domain::Failure &failure, const cloud::ProviderInfo &provider, Tone tone = Tone::Problem);
    // For a launch that failed and has taken everything back: there is nothing left to go on with, only to try again.
    void showUndone(const domain::Failure &failure, const cloud::ProviderInfo &provider);
    void clear();
    // What the page does when its button is pressed. Links and the policy are the banner's own; for anything else the
    // button is left out and the terminal's way is shown instead. Without this call: nothing.
    void setActions(const QVector<messages::RemedyAction> &actions);
    // For "Copy report"; without them it holds what the failure itself says.
    void setReportFacts(ReportFacts facts) { m_facts = std::move(facts); }
    const std::optional<domain::Failure> &failure() const { return m_failure; }

Q_SIGNALS:
    // The button was pressed. Links are opened and the policy is copied here; everything else is the page's.
    void actionWanted(spotbook::messages::RemedyAction action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshTexts();
    bool canDo(messages::RemedyAction action) const;
    void act();

    std::optional<domain::Failure> m_failure;
    cloud::ProviderInfo m_provider;
    Tone m_tone = Tone::Problem;
    bool m_undone = false;
    QVector<messages::RemedyAction> m_actions;
    messages::Message m_message;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_details;
    QPushButton *m_report;
    ReportFacts m_facts;
};

// The words on a remedy's button; empty for None.
QString remedyButtonText(messages::RemedyAction action);

} // namespace spotbook::ui
