// Page 2: where and what, for how much.
#pragma once

#include "ui/task.h"
#include "ui/wizard/offers_model.h"
#include "ui/wizard/wizard_page.h"

#include <memory>

namespace Ui {
class OffersPage;
}

namespace spotbook::ui {

class OffersPage : public WizardPage
{
    Q_OBJECT
public:
    explicit OffersPage(WizardState &state, QWidget *parent = nullptr);
    ~OffersPage() override;
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

private:
    void load();
    void loadAll(const TaskRun &run);
    void takeRegions(const QVector<domain::Region> &regions);
    void fitColumns();
    void preselect();
    void select(int sourceRow);
    void choose();
    void suggestLimit();
    domain::Purchase purchase() const;
    bool belowMarket() const;
    void retranslate() override;
    void refresh();

    std::unique_ptr<Ui::OffersPage> m_ui;
    OffersModel m_model;
    OffersFilter m_filter;
    QString m_loadedFor; // account the table is of
    int m_regions = 0;
    int m_regionsDone = 0;
    int m_regionsFailed = 0;
    bool m_picked = false; // by the person, not by us
    bool m_selecting = false;
    bool m_limitTyped = false;
    bool m_otherFamily = false;
    Task m_task;
};

} // namespace spotbook::ui
