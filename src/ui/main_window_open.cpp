// Ways into a machine: the notebook, the system's terminal, and an editor by a named entry in the person's SSH
// configuration.
#include "launch/ssh_entry.h"
#include "messages/messages.h"
#include "ui/browser.h"
#include "ui/dialogs.h"
#include "ui/main_window.h"
#include "ui/programs.h"
#include "ui_main_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {
constexpr int messageMilliseconds = 8000;

QUrl editorAddress(const launch::SshEntry &entry)
{
    QUrl url;
    url.setScheme(QStringLiteral("vscode"));
    url.setHost(QStringLiteral("vscode-remote"));
    url.setPath(QStringLiteral("/ssh-remote+") + entry.host + entry.folder);
    return url;
}
} // namespace

void MainWindow::openNotebook(const LaunchState &state)
{
    openLaunch(state.launchId);
}

void MainWindow::openLaunch(const QString &launchId)
{
    openFrom(launchId, {});
}

// The certificate, or the host key, is checked before the browser sees the address.
void MainWindow::openFrom(const QString &launchId, const QString &address)
{
    struct Opened
    {
        QUrl url;
        std::optional<launch::OpenTunnel> tunnel;
    };
    // What is open in the browser goes through it: it keeps its port.
    const auto live = m_tunnels.find(launchId);
    if (live != m_tunnels.end() && live->second.tunnel->connected()) {
        openAddress(live->second.url);
        return;
    }
    auto *task = opening(QStringLiteral("notebook ") + launchId);
    if (!task)
        return;
    m_ui->statusBar->showMessage(tr("Checking the notebook…"));
    task->run(
        [&services = m_services, launchId, address](const TaskRun &run) -> Opened {
            launch::Context context = services.context(run.stop());
            if (!address.isEmpty())
                context.ownAddress = address;
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
        [this, launchId](const Failure &failure) {
            m_ui->statusBar->clearMessage();
            showFailureWith(failure, {[this, launchId] { openLaunch(launchId); }, profileOf(launchId),
                                      [this, launchId](const QString &from) { openFrom(launchId, from); }});
            bringToFront();
        });
}

Task *MainWindow::opening(const QString &what)
{
    auto &task = m_openings[what];
    if (!task)
        task = std::make_unique<Task>();
    return task->isRunning() ? nullptr : task.get();
}

QString MainWindow::profileOf(const QString &launchId) const
{
    for (const LaunchState &state : std::as_const(m_states)) {
        if (state.launchId == launchId)
            return state.profile;
    }
    for (const Job *job : std::as_const(m_jobs)) { // not seen in the cloud yet
        if (job->launched() && job->launched()->launchId == launchId)
            return job->profile();
    }
    return {};
}

// Nothing is at their other end any more: the cloud has taken the machine back, or somebody else has ended it.
void MainWindow::dropTunnelsOfTheGone()
{
    for (auto held = m_tunnels.begin(); held != m_tunnels.end();) {
        const auto state = std::find_if(m_states.begin(), m_states.end(),
                                        [&held](const LaunchState &each) { return each.launchId == held->first; });
        const bool gone =
            m_statesKnown
            && (state == m_states.end() || (!state->machine && state->billing != domain::Billing::Unknown));
        held = gone ? m_tunnels.erase(held) : std::next(held);
    }
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
        [this, profile](const Failure &failure) { showFailure(failure, [this, profile] { copyPassword(profile); }); });
}

void MainWindow::openTerminal(const QString &launchId)
{
    auto *task = opening(QStringLiteral("terminal ") + launchId);
    if (!task)
        return;
    m_ui->statusBar->showMessage(tr("Looking for the machine…"));
    task->run([&services = m_services, launchId](
                  const TaskRun &run) { return launch::sshEntry(services.context(run.stop()), launchId, run.stop()); },
              [this](const launch::SshEntry &entry) {
                  m_ui->statusBar->clearMessage();
                  const auto terminal = terminalWith(launch::sshCommand(entry));
                  if (terminal && programs().start(*terminal))
                      m_ui->statusBar->showMessage(tr("A terminal opens on %1.").arg(entry.profile),
                                                   messageMilliseconds);
                  else
                      showSshLine(entry);
              },
              [this, launchId](const Failure &failure) {
                  m_ui->statusBar->clearMessage();
                  showFailure(failure, [this, launchId] { openTerminal(launchId); });
                  bringToFront();
              });
}

void MainWindow::showSshLine(const launch::SshEntry &entry)
{
    const QString line = launch::sshLine(entry);
    Question question;
    question.title = tr("No terminal was found");
    question.text = tr("This line opens a shell on the machine. It holds no secret.");
    question.details = line;
    question.yes = tr("Copy the line");
    question.no = tr("Close");
    dialogs().ask(this, question, [this, line](bool yes) {
        if (!yes)
            return;
        QGuiApplication::clipboard()->setText(line);
        m_ui->statusBar->showMessage(tr("The line is in the clipboard."), messageMilliseconds);
    });
}

// The person's file is theirs: asked once, before it is touched for the first time.
void MainWindow::openEditor(const QString &launchId)
{
    if (m_services.settings().values().editSshConfig) {
        openEditorNow(launchId, false);
        return;
    }
    Question question;
    question.title = tr("Open in VS Code");
    question.text = tr("May Spotbook put the machine into your SSH configuration?");
    question.details =
        tr("VS Code finds machines there. Spotbook adds a marked block at the top of %1, keeps everything "
           "else as it is, and takes the block out again with the machine. This is asked only once.")
            .arg(m_services.paths().sshConfig);
    question.yes = tr("Add it");
    dialogs().ask(this, question, [this, launchId](bool yes) {
        if (yes)
            openEditorNow(launchId, true);
    });
}

void MainWindow::openEditorNow(const QString &launchId, bool allowed)
{
    auto *task = opening(QStringLiteral("editor ") + launchId);
    if (!task)
        return;
    m_ui->statusBar->showMessage(tr("Looking for the machine…"));
    task->run(
        [&services = m_services, launchId, allowed](const TaskRun &run) {
            if (allowed)
                services.settings().update([](storage::SettingsValues &values) { values.editSshConfig = true; });
            const auto context = services.context(run.stop());
            auto entry = launch::sshEntry(context, launchId, run.stop());
            launch::addToSshConfig(context, entry);
            return entry;
        },
        [this](const launch::SshEntry &entry) {
            m_ui->statusBar->clearMessage();
            const auto editor = editorOn(entry.host, entry.folder);
            if ((editor && programs().start(*editor)) || openInBrowser(editorAddress(entry)))
                m_ui->statusBar->showMessage(tr("VS Code opens %1.").arg(entry.host), messageMilliseconds);
            else
                dialogs().tell(
                    this, tr("VS Code was not found"),
                    tr("Install VS Code with its Remote-SSH extension, choose “Connect to Host…” there and take "
                       "%1; the work is in %2. Any other editor that reads your SSH configuration finds the "
                       "machine by that name, too.")
                        .arg(entry.host, entry.folder));
        },
        [this, launchId](const Failure &failure) {
            m_ui->statusBar->clearMessage();
            showFailure(failure, [this, launchId] { openEditor(launchId); });
            bringToFront();
        });
}

// The flows take an entry out with the machine that they end; what the cloud has taken back ends without them.
void MainWindow::dropEntriesOfTheGone()
{
    if (!m_statesKnown || m_dropTask.isRunning())
        return;
    QStringList gone;
    for (const LaunchState &state : std::as_const(m_states)) {
        if (state.machine)
            m_gone.remove(state.launchId);
        else if (state.billing != domain::Billing::Unknown && !m_gone.contains(state.launchId) && !isBusy(state))
            gone << state.launchId;
    }
    if (gone.isEmpty())
        return;
    for (const QString &launchId : std::as_const(gone))
        m_gone.insert(launchId);
    m_dropTask.run(
        [paths = m_services.paths(), gone](const TaskRun &) {
            for (const QString &launchId : gone)
                launch::dropSshEntry(paths, launchId);
        },
        [] {}, [](const Failure &) {}); // dropSshEntry() logs what it cannot do
}

} // namespace spotbook::ui
