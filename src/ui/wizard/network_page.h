// Page 4: the machine's name, who may reach it, over which line, with which key, and how the notebook is reached.
#pragma once

#include "domain/network.h"
#include "launch/login_key.h"
#include "messages/messages.h"
#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QTimer>
#include <memory>

namespace Ui {
class NetworkPage;
}

namespace spotbook::ui {

class NetworkPage : public WizardPage
{
    Q_OBJECT
public:
    explicit NetworkPage(WizardState &state, QWidget *parent = nullptr);
    ~NetworkPage() override;
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

private:
    void connectInputs();
    enum class Replace { WhatWasFound, WhatIsThere };
    void lookForAddress(Replace replace);
    void takeAddress(const QString &address, bool replace);
    QString groupsKey() const;
    void loadGroups();
    void fillGroups(const QVector<domain::SecurityGroup> &groups);
    void loadRules();
    void loadLinePrice();
    void chooseKeyFile();
    void lookAtKey();
    void lookForKeyInCloud();
    void mendKey();
    void act(messages::RemedyAction action);
    domain::NotebookAccess access() const;
    QString nameProblem() const;
    QString addressProblem() const;
    QString addressText() const;
    QString chosenGroup() const; // empty: our own
    bool lacksRules() const;     // as far as known
    QString rulesText() const;
    QString lineText() const;
    QString keyText() const;
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::NetworkPage> m_ui;
    QString m_foundAddress;
    QString m_groupsOf; // account and region
    QString m_groupId;  // chosen by the person, also while the list does not have it
    struct Rules
    {
        QString groupId;
        std::optional<QVector<domain::FirewallRule>> found;
        std::optional<domain::Failure> trouble;
    };
    Rules m_rules;
    struct Line
    {
        QString key; // place and bandwidth
        std::optional<domain::Money> perHour;
    };
    Line m_line;
    std::optional<launch::KeyFile> m_key;
    std::optional<launch::KeyInCloud> m_keyInCloud;
    QTimer m_quiet; // before a price is asked for
    Task m_addressTask;
    Task m_groupsTask;
    Task m_rulesTask;
    Task m_lineTask;
    Task m_keyTask;
    Task m_cloudKeyTask;
};

} // namespace spotbook::ui
