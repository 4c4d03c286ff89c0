// The window's side of the tray, of the notices and of the settings.
#include "messages/messages.h"
#include "storage/autostart.h"
#include "ui/desktop_notes.h"
#include "ui/keyboard_way.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/notice_bar.h"
#include "ui/notice_desk.h"
#include "ui/settings_dialog.h"
#include "ui/tray.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_main_window.h"

#include <QScrollArea>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {

constexpr int messageMilliseconds = 8000;
// A panel that starts with us, or is being restarted.
constexpr int trayStartsMilliseconds = 8000;
constexpr int trayRestartsMilliseconds = 3000;

} // namespace

void MainWindow::connectTray()
{
    connect(m_tray, &Tray::showWanted, this, &MainWindow::bringToFront);
    connect(m_tray, &Tray::openWanted, this, &MainWindow::openNotebook);
    connect(m_tray, &Tray::startWanted, this, &MainWindow::start);
    connect(m_tray, &Tray::stopWanted, this, &MainWindow::stop);
    connect(m_tray, &Tray::parkWanted, this, &MainWindow::park);
    connect(m_tray, &Tray::extendWanted, this, [this](const LaunchState &state) { extend(state, 1); });
    connect(m_tray, &Tray::quitWanted, this, &MainWindow::requestQuit);
    connect(m_tray, &Tray::messageClicked, this, [this] { goToLaunch(m_noticedLaunch); });
    connect(m_tray, &Tray::shownChanged, this, &MainWindow::followTray);
    connect(m_ui->settingsAction, &QAction::triggered, this, &MainWindow::openSettings);
    m_tray->setLastProfile(m_services.settings().values().lastProfile);

    m_notices = new NoticeDesk(m_services, this);
    connect(m_notices, &NoticeDesk::noticed, this, &MainWindow::tellNotice);
    m_noticeBar = new NoticeBar(m_ui->centre);
    m_ui->column72->insertWidget(1, m_noticeBar);
    m_notes = new DesktopNotes(this);
    connect(m_notes, &DesktopNotes::clicked, this, &MainWindow::goToLaunch);
    connect(m_notes, &DesktopNotes::notShown, this, &MainWindow::tellHere);

    m_trayPatience.setSingleShot(true);
    connect(&m_trayPatience, &QTimer::timeout, this, &MainWindow::trayTimeIsUp);
    if (!m_tray->isShown())
        m_trayPatience.start(trayStartsMilliseconds);
}

void MainWindow::followTray()
{
    if (m_tray->isShown())
        m_trayPatience.stop();
    else
        m_trayPatience.start(trayRestartsMilliseconds);
}

// A hidden window without an icon could not be reached any more.
void MainWindow::trayTimeIsUp()
{
    if (m_quitting || m_tray->isShown())
        return;
    if (!isVisible())
        show();
    if (!m_tray->mayAppear() || m_services.settings().values().saidNoTray)
        return;
    m_noticeBar->say([]() -> QString {
        return tr("This desktop has no tray for Spotbook's icon. This window does everything: before it closes while "
                  "something is billed, it asks.");
    });
    m_settingsTask.run(
        [&services = m_services](const TaskRun &) {
            services.settings().update([](storage::SettingsValues &values) { values.saidNoTray = true; });
        },
        [] {}, [](const Failure &) {}); // it is said once more, then
}

void MainWindow::showAtStart()
{
    if (!m_services.settings().values().startHidden)
        show(); // else when it turns out that there is no tray
}

void MainWindow::tellPrice(const QString &text)
{
    m_notices->tellPrice(text);
}

void MainWindow::tellNotice(const Notice &notice)
{
    const bool seen = isActiveWindow() || (m_wizard && m_wizard->isActiveWindow());
    if (notice.kind == NoticeKind::Ready && seen)
        return;
    Note note;
    note.title = [notice] { return noticeTitle(notice); };
    note.text = [notice] { return noticeText(notice); };
    note.launchId = notice.launchId;
    note.urgent = !mayBeQuiet(notice.kind);
    tellOutside(note);
}

// By the desktop's own service, which brings the right machine to the front; without one by the icon's balloon; without
// that, in the window.
void MainWindow::tellOutside(const Note &note)
{
    m_notes->show(note);
}

void MainWindow::tellHere(const Note &note)
{
    const bool inBalloon = m_tray->notify(note.title(), note.text());
    if (inBalloon)
        m_noticedLaunch = note.launchId;
    // A balloon goes by itself, and what is urgent must not.
    if (note.urgent || (!inBalloon && m_tray->mayAppear())) {
        m_noticeBar->say([note]() -> QString { return note.title() + QStringLiteral(" — ") + note.text(); });
        settleMnemonics(*this);
    }
    if (note.urgent && !inBalloon && (!isVisible() || isMinimized()))
        bringToFront();
}

// At the first time only: whoever has seen it knows.
void MainWindow::sayGoesOn()
{
    if (m_services.settings().values().saidGoesOn)
        return;
    const bool working = isWorking();
    const bool charging = billing() == domain::Billing::Charging;
    Note note;
    note.title = [] { return tr("Spotbook goes on in the tray"); };
    note.text = [working, charging] {
        return working    ? tr("What is under way is finished.")
               : charging ? tr("A machine is running and is billed.")
                          : tr("It is not known whether a machine is running.");
    };
    tellOutside(note);
    m_settingsTask.run(
        [&services = m_services](const TaskRun &) {
            services.settings().update([](storage::SettingsValues &values) { values.saidGoesOn = true; });
        },
        [] {}, [](const Failure &) {}); // it is said once more, then
}

void MainWindow::goToLaunch(const QString &launchId)
{
    bringToFront();
    for (MachineCard *card : std::as_const(m_cards)) {
        if (launchId.isEmpty() || card->state().launchId != launchId)
            continue;
        for (QWidget *above = card->parentWidget(); above; above = above->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(card);
        }
        card->takeFocus();
    }
}

void MainWindow::rememberProfile(const QString &profile)
{
    m_tray->setLastProfile(profile);
    m_settingsTask.run(
        [&services = m_services, profile](const TaskRun &) {
            services.settings().update([&profile](storage::SettingsValues &values) { values.lastProfile = profile; });
        },
        [] {}, [](const Failure &) {}); // the tray offers another profile at the next start, no more
}

void MainWindow::openSettings()
{
    auto *open = findChild<SettingsDialog *>();
    auto *dialog = open ? open : new SettingsDialog(m_services, storage::Autostart::standardFolder(), this);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace spotbook::ui
