// Can this account buy? A checklist that fills by itself; each line that is not in order has what mends it beside it.
#pragma once

#include "launch/account_check.h"
#include "ui/task.h"
#include "ui/wizard/wizard_page.h"

#include <QVector>
#include <memory>

class QPushButton;
class QTreeWidgetItem;
namespace Ui {
class AccountPage;
}

namespace spotbook::ui {

class AccountPage : public WizardPage
{
    Q_OBJECT
public:
    explicit AccountPage(WizardState &state, QWidget *parent = nullptr);
    ~AccountPage() override;
    void initializePage() override;
    // As soon as the list is filled or its filling was stopped, also with red lines: prices can be looked at, and the
    // review refuses to buy what the cloud would refuse.
    bool isComplete() const override;

protected:
    // Coming back from the console: the red lines are looked at again.
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using What = launch::Check::What;
    struct Row
    {
        What what;
        QTreeWidgetItem *item = nullptr;
        std::optional<launch::AccountLine> line; // unset: not known yet
    };

    void makeRows();
    void loadRegions();
    void fillRegions(const QVector<domain::Region> &regions);
    void renameRegions();
    bool followPlan();
    // Everything, also where `only` names some, when whether anything is answered at all was or is in question.
    void check(QVector<What> only = {});
    void forgetRights();
    void take(const launch::AccountLine &line);
    void takeRight(const launch::AccountLine &line);
    void fillRow(Row &row);
    void setRemedy(Row &row);
    QString remedyWords(const Row &row) const;
    void mendRow(What what);
    void ended();
    void showDetails();
    Row *rowOf(What what);
    Row *selectedRow();
    QVector<What> redLines() const;
    int unansweredLines() const;
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::AccountPage> m_ui;
    QVector<Row> m_rows;
    QMap<QString, launch::AccountLine> m_rights; // by the provider's name
    QString m_region;                            // whose quota is shown
    QString m_plannedRegion;                     // of the plan, when it was last looked at
    int m_checkedKey = -1;                       // WizardState::keyNumber of the list
    bool m_wasAway = false;
    Task m_task;
    Task m_regionTask;
    Task m_nameTask;
};

} // namespace spotbook::ui
