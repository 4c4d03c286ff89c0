// What the cards and the tray ask for: each verb says what it takes and what it leaves before it begins.
#include "messages/messages.h"
#include "ui/browser.h"
#include "ui/dialogs.h"
#include "ui/main_window.h"
#include "ui_main_window.h"

#include <QClipboard>
#include <QGuiApplication>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {
constexpr int messageMilliseconds = 8000;
} // namespace

void MainWindow::start(const LaunchState &state)
{
    startJob(Verb::Start, state.profile, state.launchId,
             [profile = state.profile](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                 return launch::start(context, profile, progress, stopToken);
             });
}

void MainWindow::park(const LaunchState &state)
{
    Question question;
    question.title = tr("Park %1").arg(state.profile);
    question.text = tr("Park this machine?");
    question.details =
        tr("The notebook is stopped, the work disk is unmounted and kept, the machine is given back. What is only "
           "in memory (running kernels) is lost.");
    if (state.perMonthParked)
        question.details +=
            QLatin1Char('\n') + tr("Parked it costs %1 per month.").arg(messages::moneyText(*state.perMonthParked));
    question.yes = tr("Park");
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes)
            return;
        startJob(Verb::Park, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     return launch::park(context, id, launch::KeepBy::Disk, progress, stopToken);
                 });
    });
}

void MainWindow::stop(const LaunchState &state)
{
    startJob(Verb::Stop, state.profile, state.launchId,
             [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                 launch::stopMachine(context, id, progress, stopToken);
                 return {};
             });
}

void MainWindow::release(const LaunchState &state)
{
    Question question;
    question.title = tr("Release %1").arg(state.profile);
    question.text = tr("Release this machine now?");
    question.details =
        tr("Lost: the machine %1, its system disk and what is only in memory.")
            .arg(state.machine ? state.machine->id : QString())
        + QLatin1Char('\n')
        + (state.workDiskId.isEmpty() ? tr("Stays: nothing.")
                                      : tr("Stays: the work disk %1 and snapshots.").arg(state.workDiskId));
    question.yes = tr("Release");
    question.destructive = true;
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes)
            return;
        startJob(Verb::Release, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     return launch::release(context, id, progress, stopToken);
                 });
    });
}

void MainWindow::erase(const LaunchState &state)
{
    Question question;
    question.title = tr("Erase %1").arg(state.profile);
    question.text =
        tr("The work disk and its snapshots are deleted for ever. To go on, type the name %1.").arg(state.profile);
    question.yes = tr("Erase");
    question.destructive = true;
    dialogs().askText(this, question, [this, state](const QString &typed) {
        if (typed.isEmpty())
            return;
        startJob(
            Verb::Erase, state.profile, state.launchId,
            [id = state.launchId, typed](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                return launch::erase(context, id, typed, progress, stopToken);
            });
    });
}

void MainWindow::resume(const LaunchState &state)
{
    startJob(Verb::Resume, state.profile, state.launchId,
             [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                 return launch::resume(context, id, progress, stopToken);
             });
}

void MainWindow::undo(const LaunchState &state)
{
    Question question;
    question.title = tr("Undo %1").arg(state.profile);
    question.text = tr("Undo this launch?");
    question.details =
        tr("Everything it has made is removed again, the machine first. A disk that existed before is only detached.");
    question.yes = tr("Undo");
    question.destructive = true;
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes)
            return;
        startJob(Verb::Undo, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     launch::undo(context, id, progress, stopToken);
                     return {};
                 });
    });
}

void MainWindow::openNotebook(const LaunchState &state)
{
    openLaunch(state.launchId);
}

// The certificate, or the host key, is checked before the browser sees the address.
void MainWindow::openLaunch(const QString &launchId)
{
    struct Opened
    {
        QUrl url;
        std::optional<launch::OpenTunnel> tunnel;
    };
    m_ui->statusBar->showMessage(tr("Checking the notebook…"));
    m_tunnels.erase(launchId);
    m_openTask.run(
        [&services = m_services, launchId](const TaskRun &run) -> Opened {
            const launch::Context context = services.context(run.stop());
            try {
                return {launch::prepareToOpen(context, launchId, run.stop()), std::nullopt};
            } catch (const domain::Error &error) {
                if (error.kind() != domain::FailureKind::NotSupported)
                    throw;
            }
            launch::OpenTunnel tunnel = launch::openTunnelFor(context, launchId, run.stop());
            const QUrl url = tunnel.url;
            return {url, std::move(tunnel)};
        },
        [this, launchId](Opened opened) {
            m_ui->statusBar->clearMessage();
            if (opened.tunnel)
                m_tunnels.insert_or_assign(launchId, std::move(*opened.tunnel));
            openAddress(opened.url);
        },
        [this](const Failure &failure) {
            m_ui->statusBar->clearMessage();
            m_ui->banner->showFailure(failure, m_services.provider());
            bringToFront();
        });
}

void MainWindow::openAddress(const QUrl &url)
{
    if (!openInBrowser(url))
        dialogs().tell(this, tr("No browser took the address"), url.toString());
}

void MainWindow::copyPassword(const QString &profile)
{
    m_smallTask.run(
        [&services = m_services, profile](const TaskRun &run) {
            return services.secretStore().read(secrets::name::notebookPassword(profile), run.stop());
        },
        [this](const std::optional<base::Secret> &password) {
            if (!password) {
                m_ui->statusBar->showMessage(tr("No password is kept for this profile."), messageMilliseconds);
                return;
            }
            const auto shown = password->reveal();
            QGuiApplication::clipboard()->setText(QString::fromUtf8(shown.data(), static_cast<int>(shown.size())));
            m_ui->statusBar->showMessage(tr("The password is in the clipboard."), messageMilliseconds);
        },
        [this](const Failure &failure) { m_ui->banner->showFailure(failure, m_services.provider()); });
}

} // namespace spotbook::ui
