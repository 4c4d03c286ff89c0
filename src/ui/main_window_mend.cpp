// What mends a failure: the banner's button, and what has to be asked for before it is done again.
#include "launch/own_address.h"
#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/main_window.h"
#include "ui/storage/storage_page.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_main_window.h"

namespace spotbook::ui {

using domain::Failure;
using domain::FailureKind;
using domain::LaunchState;
using messages::RemedyAction;

namespace {
// Another type or zone would be another machine: chosen in the wizard.
bool isAboutTheOffer(FailureKind kind)
{
    switch (kind) {
    case FailureKind::NoStock:
    case FailureKind::TypeNotSold:
    case FailureKind::PriceAboveLimit:
    case FailureKind::SpotNotAllowed:
    case FailureKind::DiskCategoryUnfit: return true;
    default: return false;
    }
}

Job::Work withAddress(const Job::Work &work, const QString &address)
{
    return [work, address](const launch::Context &given, const launch::ProgressSink &progress,
                           const base::StopToken &stopToken) {
        launch::Context context = given;
        context.ownAddress = address;
        return work(context, progress, stopToken);
    };
}
} // namespace

void MainWindow::showFailure(const Failure &failure, std::function<void()> again)
{
    showFailureWith(failure, {std::move(again), {}, {}});
}

void MainWindow::showFailureWith(const Failure &failure, Remedies remedies)
{
    m_watchTrouble = false;
    m_failedJob.clear();
    m_remedies = std::move(remedies);
    QVector<RemedyAction> actions{RemedyAction::Retry, RemedyAction::UnlockKeychain, RemedyAction::ThisRunOnly,
                                  RemedyAction::CheckKey, RemedyAction::ShowStorage};
    if (!m_remedies.profile.isEmpty())
        actions << RemedyAction::TypePassword;
    if (m_remedies.from)
        actions << RemedyAction::TypeAddress;
    if (isAboutTheOffer(failure.kind))
        actions << RemedyAction::ChooseOther;
    m_ui->banner->setActions(actions);
    m_ui->banner->showFailure(failure, m_services.provider());
}

void MainWindow::showFailureOf(Job *job)
{
    m_watchTrouble = false;
    m_failedJob = job;
    QVector<RemedyAction> actions{RemedyAction::Retry,       RemedyAction::UnlockKeychain, RemedyAction::ThisRunOnly,
                                  RemedyAction::CheckKey,    RemedyAction::Undo,           RemedyAction::Resume,
                                  RemedyAction::TypeAddress, RemedyAction::TypePassword,   RemedyAction::ShowStorage};
    if (job->verb() == Verb::Launch || isAboutTheOffer(job->failure()->kind))
        actions << RemedyAction::ChooseOther; // in the wizard
    m_ui->banner->setActions(actions);
    if (job->undone())
        m_ui->banner->showUndone(*job->failure(), m_services.provider());
    else
        m_ui->banner->showFailure(*job->failure(), m_services.provider());
}

void MainWindow::act(RemedyAction action)
{
    switch (action) {
    case RemedyAction::CheckKey:
        newMachine();
        m_wizard->goBackTo(LaunchWizard::Keys);
        return;
    case RemedyAction::ChooseOther: newMachine(); return;
    case RemedyAction::TypePassword:
        askForPassword(m_failedJob ? m_failedJob->profile() : m_remedies.profile, againNow());
        return;
    case RemedyAction::TypeAddress: askForAddress(fromNow(), {}); return;
    case RemedyAction::ShowStorage:
        m_storagePage->setOutdated();
        showPage(QStringLiteral("storage"));
        lookAgain(); // what runs is on the cards
        return;
    case RemedyAction::ThisRunOnly:
        m_services.useMemoryStore();
        if (!m_hasKey)
            newMachine(); // it begins with the key
        break;
    case RemedyAction::Retry:
    case RemedyAction::UnlockKeychain:
    case RemedyAction::Undo:
    case RemedyAction::Resume: break;
    default: return; // the banner's own
    }
    if (m_failedJob) {
        mend(m_failedJob, action);
    } else {
        m_ui->banner->clear();
        m_remedies.again();
    }
}

// What was asked about, however many failures come while the question is open.
std::function<void()> MainWindow::againNow()
{
    if (!m_failedJob)
        return m_remedies.again;
    return [this, job = m_failedJob] { mend(job, RemedyAction::Retry); };
}

std::function<void(const QString &)> MainWindow::fromNow()
{
    if (!m_failedJob)
        return m_remedies.from;
    return [this, job = m_failedJob](const QString &address) {
        if (job && !job->isRunning() && job->work())
            startJob(job->verb(), job->profile(), job->launchId(), withAddress(job->work(), address));
    };
}

// The one that is kept here is not the machine's: the person knows it, or has it from the computer that set it up.
void MainWindow::askForPassword(const QString &profile, const std::function<void()> &again)
{
    Question question;
    question.title = tr("Password of %1").arg(profile);
    question.text = tr("With which password was the notebook of %1 set up?").arg(profile);
    question.details = tr("It is kept for this profile, where the access key is kept, and tried at once.");
    question.yes = tr("Keep it and try again");
    dialogs().askPassword(this, question, [this, profile, again](const base::Secret &password) {
        if (password.isEmpty())
            return;
        m_passwordTask.run(
            [&services = m_services, profile, password](const TaskRun &run) {
                services.secretStore().write(secrets::name::notebookPassword(profile), password, run.stop());
            },
            [this, again] {
                m_ui->banner->clear();
                again();
            },
            [this, profile, again](const Failure &failure) {
                showFailure(failure, [this, profile, again] { askForPassword(profile, again); });
            });
    });
}

void MainWindow::askForAddress(const std::function<void(const QString &)> &then, const QString &wrong)
{
    Question question;
    question.title = tr("Your internet address");
    question.text = tr("Which address does this computer have on the internet? The machine is opened to it alone.");
    question.details = wrong.isEmpty() ? tr("It looks like 203.0.113.7. A search for “my IP address” shows it.")
                                       : tr("“%1” is no address. One looks like 203.0.113.7.").arg(wrong);
    question.yes = tr("Go on with it");
    dialogs().askText(this, question, [this, then](const QString &typed) {
        const QString address = typed.trimmed();
        if (address.isEmpty())
            return;
        const auto block = launch::toCidr(address);
        if (!block) {
            askForAddress(then, address);
        } else if (launch::letsStrangersIn(*block)) {
            askToLetStrangersIn(address, then);
        } else {
            m_ui->banner->clear();
            then(address);
        }
    });
}

void MainWindow::askToLetStrangersIn(const QString &address, const std::function<void(const QString &)> &then)
{
    Question question;
    question.title = tr("Your internet address");
    question.text = tr("%1 lets in far more computers than yours. Go on all the same?").arg(address);
    question.details = tr("Anybody in it can try to log in to the machine and to the notebook.");
    question.yes = tr("Go on with it");
    question.destructive = true;
    dialogs().ask(this, question, [this, address, then](bool yes) {
        if (!yes)
            return;
        m_ui->banner->clear();
        then(address);
    });
}

void MainWindow::mend(Job *job, RemedyAction action)
{
    if (!job || job->isRunning())
        return;
    LaunchState state;
    state.launchId = job->kept() ? job->kept()->launchId : job->launchId();
    state.profile = job->profile();
    if (job->kept() && action == RemedyAction::Resume) {
        resume(state);
        return;
    }
    const bool ofLaunch = job->verb() == Verb::Launch || job->verb() == Verb::Resume || job->verb() == Verb::Undo;
    if (action == RemedyAction::Undo)
        undo(state);
    else if (action == RemedyAction::Resume && ofLaunch)
        resume(state);
    else
        repeat(*job); // a verb that is done again goes on from where it is
}

void MainWindow::repeat(const Job &job)
{
    if (job.verb() == Verb::Launch && m_wizard && m_wizard->job() == &job)
        launchFromWizard(); // with what was changed there since
    else if (job.work())
        startJob(job.verb(), job.profile(), job.launchId(), job.work());
}

} // namespace spotbook::ui
