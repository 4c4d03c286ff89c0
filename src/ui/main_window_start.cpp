// Starting a profile again: at once where all is as the last time, else only after what has changed was shown.
#include "launch/start_check.h"
#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/keyboard_way.h"
#include "ui/main_window.h"
#include "ui/profile_card.h"
#include "ui/texts.h"
#include "ui_main_window.h"

#include <QStatusBar>
#include <algorithm>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {

QString placeText(const domain::Fallback &place)
{
    return MainWindow::tr("%1 in %2").arg(place.typeId, place.zoneId);
}

// One sentence for each thing that is not as it was.
QStringList changesIn(const launch::StartCheck &check)
{
    const domain::Fallback planned{check.plan.zoneId.isEmpty() ? check.plan.regionId : check.plan.zoneId,
                                   check.plan.typeId};
    QStringList lines;
    if (check.soldOut)
        lines << MainWindow::tr("%1 is sold out.").arg(placeText(planned));
    if (check.aboveLimit && check.plannedPerHour && check.plan.priceLimit)
        lines << MainWindow::tr("%1 costs %2 now; your limit is %3.")
                     .arg(placeText(planned), messages::perHourText(*check.plannedPerHour),
                          messages::moneyText(*check.plan.priceLimit));
    if ((check.soldOut || check.aboveLimit) && !check.nowhere)
        lines << (check.nowPerHour ? MainWindow::tr("Instead, %1 would be bought for %2.")
                                         .arg(placeText(check.place), messages::perHourText(*check.nowPerHour))
                                   : MainWindow::tr("Instead, %1 would be bought.").arg(placeText(check.place)));
    if (check.thenPerHour && check.nowPerHour && check.dearer())
        lines << MainWindow::tr("It costs %1 now; on %2 it was %3.")
                     .arg(messages::perHourText(*check.nowPerHour), localTimeText(check.thenAt),
                          messages::perHourText(*check.thenPerHour));
    if (check.nowhere)
        lines << (check.plan.workDisk.source == domain::WorkDiskSource::Existing
                      ? MainWindow::tr("The work disk is in this zone and cannot be used in another one.")
                      : MainWindow::tr("No other place was agreed to."));
    return lines;
}

} // namespace

void MainWindow::start(const LaunchState &state)
{
    if (isBusy(state))
        return;
    auto *task = new Task(this);
    m_checks.insert(state.profile, task);
    fillCards();
    m_ui->statusBar->showMessage(tr("Checking price and stock of %1…").arg(state.profile));
    const auto over = [this, state] {
        if (auto *done = m_checks.take(state.profile))
            done->deleteLater();
        m_ui->statusBar->clearMessage();
        fillCards();
    };
    task->run([&services = m_services, profile = state.profile](
                  const TaskRun &run) { return launch::checkStart(services.context(run.stop()), profile, run.stop()); },
              [this, state, over](const launch::StartCheck &check) {
                  over();
                  if (check.worse())
                      askToStart(state, check);
                  else
                      startNow(state);
              },
              [this, state, over](const Failure &failure) {
                  over();
                  showFailure(failure, [this, state] { start(state); });
                  if (!isVisible()) // it was asked for in the tray
                      bringToFront();
              });
}

void MainWindow::askToStart(const LaunchState &state, const launch::StartCheck &check)
{
    Question question;
    question.title = tr("Start %1").arg(state.profile);
    question.details = changesIn(check).join(QLatin1Char('\n'));
    if (check.nowhere) {
        question.text = tr("%1 cannot be started as it was the last time.").arg(state.profile);
        question.yes = tr("New machine…");
    } else {
        question.text = tr("Something has changed since the last time. Start %1 all the same?").arg(state.profile);
        question.yes =
            check.nowPerHour ? tr("Start for %1").arg(messages::perHourText(*check.nowPerHour)) : tr("Start");
    }
    dialogs().ask(this, question, [this, state, nowhere = check.nowhere](bool yes) {
        if (!yes)
            return;
        if (nowhere)
            newMachine();
        else if (!isBusy(state))
            startNow(state);
    });
}

void MainWindow::startNow(const LaunchState &state)
{
    startJob(Verb::Start, state.profile, state.launchId,
             [profile = state.profile](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                 return launch::start(context, profile, progress, stopToken, keepingTheMachine());
             });
}

// ------------------------------------------------------------------------------------------------- profiles at rest

void MainWindow::readProfiles()
{
    m_profilesTask.run(
        [&services = m_services](const TaskRun &) {
            QVector<domain::LaunchPlan> plans;
            for (const QString &name : services.profiles().names()) {
                try {
                    plans << services.profiles().load(name);
                } catch (const domain::Error &) {
                    // One that cannot be read cannot be started; the wizard and the terminal say why.
                }
            }
            return plans;
        },
        [this](const QVector<domain::LaunchPlan> &plans) {
            m_profiles = plans;
            fillProfiles();
        },
        [](const Failure &) {});
}

// Not before the cloud has said what there is: a profile whose machine runs must not look idle.
void MainWindow::fillProfiles()
{
    QVector<domain::LaunchPlan> idle;
    for (const domain::LaunchPlan &plan : std::as_const(m_profiles)) {
        const bool shown = std::any_of(m_states.begin(), m_states.end(),
                                       [&](const LaunchState &state) { return state.profile == plan.profile; });
        if (m_statesKnown && !shown)
            idle << plan;
    }
    const bool others = m_profileCards.size() != idle.size();
    while (m_profileCards.size() > idle.size())
        delete m_profileCards.takeLast();
    while (m_profileCards.size() < idle.size()) {
        auto *card = new ProfileCard(m_ui->cardHost);
        m_ui->cardLayout->insertWidget(m_ui->cardLayout->count() - 1, card); // above the stretch
        connect(card, &ProfileCard::startWanted, this, [this](const QString &profile) {
            LaunchState state;
            state.profile = profile;
            start(state);
        });
        m_profileCards << card;
    }
    for (int i = 0; i < idle.size(); ++i) {
        LaunchState state;
        state.profile = idle.at(i).profile;
        m_profileCards[i]->setPlan(idle.at(i));
        m_profileCards[i]->setBusy(isBusy(state));
    }
    m_ui->emptyLabel->setVisible(m_states.isEmpty() && idle.isEmpty());
    if (others)
        settleTabOrder(*this);
}

} // namespace spotbook::ui
