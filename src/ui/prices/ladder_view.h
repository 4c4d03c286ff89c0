// What is bought instead when the first choice cannot be had: rungs that the person orders, with what stands in the
// way of each.
#pragma once

#include "domain/launch_plan.h"
#include "domain/offer.h"
#include "launch/ladder.h"
#include "launch/services.h"
#include "ui/task.h"

#include <QWidget>
#include <memory>
#include <optional>

class QListWidgetItem;

namespace Ui {
class LadderView;
}

namespace spotbook::ui {

class LadderView : public QWidget
{
    Q_OBJECT
public:
    explicit LadderView(launch::Services &services, QWidget *parent = nullptr);
    ~LadderView() override;

    // What is known of the market, and the first choice. Until the person changes the ladder it is proposed anew; rungs
    // of another region than the choice's go, because a launch stays in one region.
    void setMarket(const QVector<domain::Offer> &offers, const std::optional<domain::Offer> &chosen);
    // The plan's purchase, limit and work disk, which is one of the account's; of the limit only where the plan buys
    // with one. What the rungs say about the disk is asked for where it is not known.
    void setPlan(const domain::LaunchPlan &plan, const QString &account);

    QVector<domain::Fallback> fallbacks() const;
    bool isEdited() const { return m_touched; }    // by the person, since it was proposed
    bool canAdd(const domain::Offer &offer) const; // in the same region, neither chosen nor a rung already
    void add(const domain::Offer &offer);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void propose();
    void edited();
    void move(int by);
    void removeCurrent();
    void setRungs(const QVector<domain::Fallback> &rungs);
    std::optional<domain::Money> agreed() const;
    std::optional<domain::Offer> offerOf(const domain::Fallback &rung) const;
    void fillCandidates();
    void askFits();
    QString rungText(const domain::Fallback &rung) const;
    QString priceNote(const domain::Offer &offer) const;
    QString diskNote(const launch::DiskFit &fit) const;
    void refresh();

    launch::Services &m_services;
    std::unique_ptr<Ui::LadderView> m_ui;
    QVector<domain::Offer> m_offers; // of the chosen region
    std::optional<domain::Offer> m_chosen;
    domain::LaunchPlan m_plan;
    QString m_account;
    QVector<QPair<domain::Fallback, launch::DiskFit>> m_fits;
    QString m_fitsFor;
    QString m_region;       // that the rungs are of
    bool m_touched = false; // by the person
    Task m_task;
};

} // namespace spotbook::ui
