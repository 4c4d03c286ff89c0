#include "ui/tray.h"

#include "messages/messages.h"
#include "ui/state_icon.h"

namespace spotbook::ui {

using domain::Billing;
using domain::LaunchState;

namespace {

constexpr int messageMilliseconds = 10000;

// "Billing · ¥1.30 per hour"
QString stateLine(Billing billing, const std::optional<domain::Money> &perHour)
{
    QString line = messages::billingText(billing);
    if (perHour)
        line += QStringLiteral(" · ") + messages::perHourText(*perHour);
    return line;
}

std::optional<domain::Money> costOf(const LaunchState &state)
{
    return state.machine ? state.perHour : std::nullopt;
}

std::optional<domain::Money> costOf(const QVector<LaunchState> &states)
{
    std::optional<domain::Money> sum;
    for (const LaunchState &state : states) {
        if (const auto cost = costOf(state))
            sum = sum ? *sum + *cost : *cost;
    }
    return sum;
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
    const bool settled = state && !state->interrupted;
    const bool machine = settled && state->machine;
    const bool stopped = machine && state->machine->state == domain::MachineState::Stopped;
    const bool running = machine && !stopped;
    const bool free = state && !m_busy.contains(state->profile);
    const bool stopEndsCharge = m_canStop && machine && state->machine->localDisks == 0;
    const auto set = [](QAction *action, const QString &text, bool visible, bool enabled) {
        action->setText(text);
        action->setVisible(visible);
        action->setEnabled(enabled);
    };
    set(entries.open, tr("Open notebook"), machine, free && state && state->ready);
    const bool known = state && state->billing != Billing::Unknown; // else it may be running already
    set(entries.start, tr("Start %1").arg(entries.state.profile), settled && !running && known, free);
    set(entries.stop, tr("Stop"), running && stopEndsCharge, free);
    set(entries.park, running && !stopEndsCharge ? tr("Park (stopping would go on billing)") : tr("Park"), machine,
        free);
    set(entries.extend, tr("Extend 1 h"), running, free && machine && state->machine->autoReleaseAt.isValid());
    entries.park->setToolTip(running && !stopEndsCharge
                                 ? tr("A machine of this type goes on costing money while it is stopped. Parking "
                                      "gives the machine back and keeps the work.")
                                 : tr("The machine is given back, the work is kept."));
}

void Tray::fillMenu()
{
    const bool several = m_states.size() > 1;
    m_head->setText(stateLine(m_overall, costOf(m_states)));
    LaunchState again; // of the profile that was used last, where nothing of it is left
    again.profile = m_lastProfile;
    again.billing = m_overall;
    if (several)
        fillEntries(m_only, nullptr);
    else if (!m_states.isEmpty())
        fillEntries(m_only, &m_states.first());
    else
        fillEntries(m_only, m_lastProfile.isEmpty() ? nullptr : &again);
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
        m_each[i]->head->setText(stateLine(state->billing, costOf(*state)));
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
        lines << state.profile + QStringLiteral(": ") + stateLine(state.billing, costOf(state));
    if (lines.isEmpty())
        lines << QStringLiteral("Spotbook: ") + messages::billingText(m_overall);
    m_toolTip = lines.join(QLatin1Char('\n'));
    if (m_icon)
        m_icon->setToolTip(m_toolTip);
}

} // namespace spotbook::ui
