#include "ui/tray.h"

#include "messages/messages.h"
#include "ui/cost_text.h"
#include "ui/state_icon.h"

#include <algorithm>

namespace spotbook::ui {

using domain::Billing;
using domain::LaunchState;

namespace {

constexpr int messageMilliseconds = 10000;

// "Billing · ¥1.30 per hour"
QString stateLine(Billing billing, const QVector<LaunchState> &states)
{
    const QString cost = costText(states);
    return messages::billingText(billing) + (cost.isEmpty() ? QString() : QStringLiteral(" · ") + cost);
}

bool isStopped(const LaunchState &state)
{
    return state.machine && state.machine->state == domain::MachineState::Stopped;
}

// A machine that runs without its notebook gets it back by the same verb.
bool canBeStarted(const LaunchState &state)
{
    if (state.interrupted || state.billing == Billing::Unknown) // it may be running already
        return false;
    return !state.machine || isStopped(state)
           || (state.machine->state == domain::MachineState::Running && !state.ready);
}

} // namespace

Tray::Tray(QWidget *window) : QObject(window), m_window(window), m_watch(this)
{
    const auto add = [this](const char *name) {
        QAction *action = m_menu.addAction(QString());
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    m_menu.setObjectName(QStringLiteral("trayMenu"));
    m_menu.setToolTipsVisible(true);
    m_head = add("trayStateAction");
    m_head->setEnabled(false);
    m_menu.addSeparator();
    m_startLast = add("trayStartLastAction");
    m_separator = m_menu.addSeparator();
    m_show = add("trayShowAction");
    m_quit = add("trayQuitAction");
    makeEntries(m_only, m_menu, m_separator);
    connect(m_show, &QAction::triggered, this, [this] {
        if (m_window->isVisible() && !m_window->isMinimized())
            m_window->hide();
        else
            Q_EMIT showWanted();
    });
    connect(m_startLast, &QAction::triggered, this, [this] { Q_EMIT startWanted(m_last); });
    connect(m_quit, &QAction::triggered, this, &Tray::quitWanted);
    connect(&m_watch, &TrayWatch::changed, this, &Tray::followTray);
    fillMenu();
    followTray();
}

Tray::~Tray()
{
    delete m_icon; // before the menu that it shows
}

void Tray::makeEntries(Entries &entries, QMenu &menu, QAction *before)
{
    const auto add = [&](const char *name, void (Tray::*wanted)(const LaunchState &)) {
        auto *action = new QAction(&menu);
        action->setObjectName(QString::fromLatin1(name));
        menu.insertAction(before, action);
        connect(action, &QAction::triggered, this, [this, wanted, &entries] { Q_EMIT(this->*wanted)(entries.state); });
        return action;
    };
    entries.open = add("trayOpenAction", &Tray::openWanted);
    entries.start = add("trayStartAction", &Tray::startWanted);
    entries.stop = add("trayStopAction", &Tray::stopWanted);
    entries.park = add("trayParkAction", &Tray::parkWanted);
    entries.extend = add("trayExtendAction", &Tray::extendWanted);
}

// The icon's protocol is settled when it is made, so that waits until there is a tray.
void Tray::followTray()
{
    if (!m_icon && m_watch.hasAnswered()) {
        m_kind = m_watch.best();
        // Without a window system there is nobody to be early for.
        if (m_kind != TrayWatch::Kind::None || !m_watch.mayAppear()) {
            m_icon = new QSystemTrayIcon(this);
            m_icon->setContextMenu(&m_menu);
            connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
            connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
                // A StatusNotifier tray may send a middle click for what is a click elsewhere.
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::MiddleClick)
                    Q_EMIT showWanted();
            });
            m_icon->setIcon(stateIcon(m_overall));
            m_icon->setToolTip(m_toolTip);
            if (m_kind != TrayWatch::Kind::None)
                m_icon->show();
        }
    }
    if (isShown() != m_wasShown) {
        m_wasShown = isShown();
        Q_EMIT shownChanged();
    }
}

bool Tray::isShown() const
{
    return m_icon && m_icon->isVisible() && m_watch.has(m_kind);
}

void Tray::setStates(const QVector<LaunchState> &states, const QStringList &busyProfiles, Billing overall)
{
    const bool otherShape = m_overall != overall;
    m_states = states;
    m_busy = busyProfiles;
    m_overall = overall;
    if (m_icon && otherShape)
        m_icon->setIcon(stateIcon(m_overall));
    fillMenu();
}

void Tray::setCanStop(bool canStopWithoutCharge)
{
    m_canStop = canStopWithoutCharge;
    fillMenu();
}

void Tray::setLastProfile(const QString &profile)
{
    m_lastProfile = profile;
    fillMenu();
}

bool Tray::notify(const QString &title, const QString &text)
{
    // For a StatusNotifier icon Qt asks the desktop's own service, which has been asked before this.
    if (!isShown() || m_kind == TrayWatch::Kind::StatusNotifier)
        return false;
    m_icon->showMessage(title, text, m_icon->icon(), messageMilliseconds);
    return true;
}

void Tray::retranslate()
{
    fillMenu();
}

// As on the card: what cannot be done is not there, and what cannot be done just now is grey.
void Tray::fillEntries(Entries &entries, const LaunchState *state)
{
    entries.state = state ? *state : LaunchState();
    const bool machine = state && !state->interrupted && state->machine;
    const bool running = machine && !isStopped(*state);
    const bool ready = state && state->ready;
    const bool ends = machine && state->machine->autoReleaseAt.isValid();
    const bool free = state && !m_busy.contains(state->profile);
    const bool stopEndsCharge = m_canStop && machine && state->machine->localDisks == 0;
    const auto set = [](QAction *action, const QString &text, bool visible, bool enabled) {
        action->setText(text);
        action->setVisible(visible);
        action->setEnabled(enabled);
    };
    set(entries.open, tr("Open notebook"), machine, free && ready);
    set(entries.start, tr("Start %1").arg(entries.state.profile), state && canBeStarted(*state), free);
    entries.start->setToolTip(running ? tr("Brings the notebook back: the machine runs, but its notebook does not.")
                                      : QString());
    set(entries.stop, tr("Stop"), running && stopEndsCharge, free);
    entries.stop->setToolTip(
        tr("Running kernels and the public address are lost. The disks stay and go on costing money."));
    set(entries.park, running && !stopEndsCharge ? tr("Park (stopping would go on billing)") : tr("Park"), machine,
        free);
    set(entries.extend, ends || !running ? tr("Extend 1 h") : tr("Extend 1 h (it has no end)"), running, free && ends);
    entries.extend->setToolTip(
        ends ? tr("The cloud ends the machine at this time by itself, also when this computer is off.")
             : tr("The machine never ends by itself. “Until…” in the window gives it an end."));
    entries.park->setToolTip(running && !stopEndsCharge
                                 ? tr("A machine of this type goes on costing money while it is stopped. Parking "
                                      "gives the machine back and keeps the work.")
                                 : tr("The machine is given back, the work is kept."));
}

// Of the profile that was used last, where the entry of the one machine or parked work is not about it.
void Tray::fillStartLast()
{
    const auto its = std::find_if(m_states.begin(), m_states.end(),
                                  [this](const LaunchState &state) { return state.profile == m_lastProfile; });
    const bool isThere = its != m_states.end();
    m_last = LaunchState();
    m_last.profile = m_lastProfile;
    m_last.billing = m_overall;
    if (isThere)
        m_last = *its;
    const bool elsewhere = m_states.isEmpty() || (m_states.size() == 1 && isThere); // in the menu already
    m_startLast->setText(tr("Start %1").arg(m_lastProfile));
    m_startLast->setVisible(!m_lastProfile.isEmpty() && !elsewhere && canBeStarted(m_last));
    m_startLast->setEnabled(!m_busy.contains(m_lastProfile));
}

void Tray::fillMenu()
{
    const bool several = m_states.size() > 1;
    m_head->setText(stateLine(m_overall, m_states));
    fillStartLast();
    if (several)
        fillEntries(m_only, nullptr);
    else if (!m_states.isEmpty())
        fillEntries(m_only, &m_states.first());
    else
        fillEntries(m_only, m_lastProfile.isEmpty() ? nullptr : &m_last);
    while (several && m_each.size() < std::size_t(m_states.size())) {
        auto entries = std::make_unique<Entries>();
        entries->menu = new QMenu(&m_menu);
        entries->menu->setToolTipsVisible(true);
        m_menu.insertMenu(m_separator, entries->menu);
        entries->head = entries->menu->addAction(QString());
        entries->head->setEnabled(false);
        makeEntries(*entries, *entries->menu, nullptr);
        m_each.push_back(std::move(entries));
    }
    // One that is not needed any longer is hidden and not deleted: it may be open.
    for (std::size_t i = 0; i < m_each.size(); ++i) {
        const bool used = several && i < std::size_t(m_states.size());
        const LaunchState *state = used ? &m_states.at(int(i)) : nullptr;
        m_each[i]->menu->menuAction()->setVisible(used);
        fillEntries(*m_each[i], state);
        if (!state)
            continue;
        m_each[i]->menu->setTitle(state->profile);
        m_each[i]->head->setText(stateLine(state->billing, {*state}));
    }
    const bool shown = m_window->isVisible() && !m_window->isMinimized();
    m_show->setText(shown ? tr("Hide the window") : tr("Show the window"));
    m_quit->setText(tr("Quit"));
    fillToolTip();
}

void Tray::fillToolTip()
{
    QStringList lines;
    for (const LaunchState &state : std::as_const(m_states))
        lines << state.profile + QStringLiteral(": ") + stateLine(state.billing, {state});
    if (lines.isEmpty())
        lines << QStringLiteral("Spotbook: ") + messages::billingText(m_overall);
    m_toolTip = lines.join(QLatin1Char('\n'));
    if (m_icon)
        m_icon->setToolTip(m_toolTip);
}

} // namespace spotbook::ui
