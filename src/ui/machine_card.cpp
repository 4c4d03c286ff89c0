#include "ui/machine_card.h"

#include "messages/messages.h"
#include "money/meter.h"
#include "ui/decorate.h"
#include "ui/machine_vitals_text.h"
#include "ui/state_icon.h"
#include "ui/texts.h"
#include "ui_machine_card.h"

#include <QEvent>
#include <QMenu>
#include <QProgressBar>

namespace spotbook::ui {

MachineCard::MachineCard(bool canStopWithoutCharge, const cloud::ProviderInfo &provider, QWidget *parent)
    : QFrame(parent), m_ui(std::make_unique<Ui::MachineCard>()), m_canStop(canStopWithoutCharge), m_provider(provider)
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("machineCard"));
    decorate(*this);
    connect(m_ui->openButton, &QPushButton::clicked, this, [this] { Q_EMIT openWanted(m_state); });
    connect(m_ui->terminalButton, &QPushButton::clicked, this, [this] { Q_EMIT terminalWanted(m_state); });
    connect(m_ui->editorButton, &QPushButton::clicked, this, [this] { Q_EMIT editorWanted(m_state); });
    connect(m_ui->passwordButton, &QPushButton::clicked, this, [this] { Q_EMIT passwordWanted(m_state.profile); });
    connect(m_ui->startButton, &QPushButton::clicked, this, [this] { Q_EMIT startWanted(m_state); });
    connect(m_ui->parkButton, &QPushButton::clicked, this, [this] { Q_EMIT parkWanted(m_state); });
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] { Q_EMIT stopWanted(m_state); });
    connect(m_ui->releaseButton, &QPushButton::clicked, this, [this] { Q_EMIT releaseWanted(m_state); });
    connect(m_ui->eraseButton, &QPushButton::clicked, this, [this] { Q_EMIT eraseWanted(m_state); });
    connect(m_ui->resumeButton, &QPushButton::clicked, this, [this] { Q_EMIT resumeWanted(m_state); });
    connect(m_ui->undoButton, &QPushButton::clicked, this, [this] { Q_EMIT undoWanted(m_state); });
    auto *menu = new QMenu(m_ui->extendButton);
    m_oneHour = menu->addAction(QString(), this, [this] { Q_EMIT extendWanted(m_state, 1); });
    m_fourHours = menu->addAction(QString(), this, [this] { Q_EMIT extendWanted(m_state, 4); });
    m_until = menu->addAction(QString(), this, [this] { Q_EMIT extendUntilWanted(m_state); });
    m_oneHour->setObjectName(QStringLiteral("extendOneAction"));
    m_fourHours->setObjectName(QStringLiteral("extendFourAction"));
    m_until->setObjectName(QStringLiteral("extendUntilAction"));
    m_ui->extendButton->setMenu(menu);
    retranslate();
}

MachineCard::~MachineCard() = default;

void MachineCard::setState(const domain::LaunchState &state, bool busy)
{
    const auto idOf = [](const domain::LaunchState &s) { return s.machine ? s.machine->id : QString(); };
    if (state.launchId != m_state.launchId || idOf(state) != idOf(m_state))
        m_vitals = {};
    m_state = state;
    m_busy = busy;
    refresh();
}

void MachineCard::setVitals(const launch::VitalsReading &reading)
{
    m_vitals = reading;
    refreshVitals();
}

void MachineCard::setExtending(bool extending)
{
    m_extending = extending;
    refreshButtons();
}

void MachineCard::tick(const QDateTime &now)
{
    m_now = now;
    refreshLease();
    refreshExtend();
    refreshVitals();
    if (!m_state.checkedAt.isValid()) {
        m_ui->checkedLabel->setText(tr("not checked yet"));
        return;
    }
    const auto ago = std::chrono::seconds(std::max<qint64>(0, m_state.checkedAt.secsTo(now)));
    if (ago < std::chrono::minutes(2))
        m_ui->checkedLabel->setText(tr("checked %1 s ago").arg(ago.count()));
    else
        m_ui->checkedLabel->setText(tr("checked %1 ago").arg(messages::durationText(ago)));
}

bool MachineCard::isKnown() const
{
    return m_state.billing != domain::Billing::Unknown;
}

// After a park that came to no end, or where it fell over: a start mends it and leaves the machine as it is.
bool MachineCard::runsWithoutNotebook() const
{
    return m_state.machine && m_state.machine->state == domain::MachineState::Running && !m_state.ready
           && !m_state.interrupted && !m_busy;
}

bool MachineCard::canStopWithoutCharge() const
{
    return m_canStop && m_state.machine && m_state.machine->localDisks == 0;
}

void MachineCard::refresh()
{
    const auto &machine = m_state.machine;
    m_ui->stateIcon->setPixmap(stateIcon(m_state.billing).pixmap(22));
    m_ui->nameLabel->setText(m_state.profile);
    m_ui->stateLabel->setText(
        messages::billingText(m_state.billing)
        + (m_state.interrupted && !m_busy ? QStringLiteral(" · ") + tr("interrupted") : QString())
        + (m_state.ready && isKnown() ? QStringLiteral(" · ") + tr("notebook ready") : QString()));
    refreshMachine();
    refreshCost();
    m_ui->troubleLabel->setVisible(m_state.trouble.has_value() || (machine && machine->reclaimNotice));
    if (machine && machine->reclaimNotice)
        m_ui->troubleLabel->setText(tr("⚠ The cloud is about to take this machine back. Save your work."));
    else if (m_state.trouble)
        m_ui->troubleLabel->setText(QStringLiteral("⚠ ") + messages::describe(*m_state.trouble, m_provider).title);
    setAccessibleName(m_state.profile + QStringLiteral(", ") + m_ui->stateLabel->text());
    refreshButtons();
    tick(m_now.isValid() ? m_now : QDateTime::currentDateTimeUtc());
}

void MachineCard::refreshMachine()
{
    if (const auto &machine = m_state.machine) {
        QString place = tr("%1 in %2").arg(machine->typeId, machine->zoneId);
        if (!machine->publicAddress.isEmpty())
            place += QStringLiteral(", ") + machine->publicAddress;
        m_ui->placeLabel->setText(place);
        return;
    }
    QString kept = m_state.workDiskId.isEmpty() ? QString() : tr("disk %1").arg(m_state.workDiskId);
    if (kept.isEmpty() && !m_state.snapshotId.isEmpty())
        kept = tr("snapshot %1").arg(m_state.snapshotId);
    if (m_state.billing == domain::Billing::Unknown)
        m_ui->placeLabel->setText(tr("not known"));
    else
        m_ui->placeLabel->setText(kept.isEmpty() ? tr("none") : tr("none; the work is kept (%1)").arg(kept));
}

void MachineCard::refreshCost()
{
    const bool machine = m_state.machine.has_value();
    QString cost = m_state.perHour && machine ? messages::perHourText(*m_state.perHour) : QStringLiteral("–");
    if (m_state.session && machine)
        cost += QStringLiteral(", ") + tr("%1 this session").arg(messages::moneyText(inHundredths(*m_state.session)));
    // An old price is none: what it was is said as that.
    const bool old = machine && (m_state.perHour || m_state.session) && !isKnown();
    m_ui->costLabel->setText(old ? tr("last seen: %1").arg(cost) : cost);
    const bool work = !m_state.workDiskId.isEmpty() || !m_state.snapshotId.isEmpty();
    if (m_state.perMonthParked)
        m_ui->parkedLabel->setText(tr("%1 per day, %2 per month")
                                       .arg(messages::moneyText(inHundredths(money::perDay(*m_state.perMonthParked))),
                                            messages::moneyText(*m_state.perMonthParked)));
    else
        m_ui->parkedLabel->setText(work ? tr("not known") : QStringLiteral("–"));
}

// Counts on between two looks at the cloud; what it counts to is the cloud's own time.
void MachineCard::refreshLease()
{
    const auto &machine = m_state.machine;
    if (!machine) {
        m_ui->leaseLabel->setText(QStringLiteral("–"));
        return;
    }
    if (!machine->autoReleaseAt.isValid()) {
        m_ui->leaseLabel->setText(tr("⚠ never"));
        return;
    }
    const QDateTime end = machine->autoReleaseAt.toLocalTime();
    const QString time = end.date() == m_now.toLocalTime().date() ? end.toString(QStringLiteral("HH:mm"))
                                                                  : localTimeText(machine->autoReleaseAt);
    const qint64 left = m_now.secsTo(machine->autoReleaseAt);
    if (left <= 0)
        m_ui->leaseLabel->setText(tr("its time is over (%1)").arg(time));
    else
        m_ui->leaseLabel->setText(tr("in %1 (%2)").arg(messages::durationText(std::chrono::seconds(left)), time));
}

// An hour more than no end at all would be an hour left.
void MachineCard::refreshExtend()
{
    const bool ends =
        m_state.machine && m_state.machine->autoReleaseAt.isValid() && m_state.machine->autoReleaseAt > m_now;
    m_oneHour->setVisible(ends);
    m_fourHours->setVisible(ends);
    m_ui->extendButton->setToolTip(
        ends ? tr("The cloud ends the machine at this time by itself, also when this computer is off.")
             : tr("The machine has no end that is still to come: there is nothing to make longer. “Until…” gives it "
                  "one."));
}

void MachineCard::refreshVitals()
{
    const bool shown = m_state.machine && m_state.machine->state == domain::MachineState::Running && m_state.ready;
    const auto show = [&](QLabel *title, QProgressBar *bar, QLabel *words, const VitalText &text) {
        for (QWidget *widget :
             {static_cast<QWidget *>(title), static_cast<QWidget *>(bar), static_cast<QWidget *>(words)})
            widget->setVisible(shown);
        bar->setRange(0, 100);
        bar->setValue(text.percent);
        words->setText(text.text);
        bar->setToolTip(text.toolTip);
        words->setToolTip(text.toolTip);
        bar->setAccessibleName(title->text() + QStringLiteral(": ") + text.text);
    };
    const VitalTexts texts = vitalTexts(m_vitals, m_now);
    show(m_ui->gpuTitle, m_ui->gpuBar, m_ui->gpuText, texts.gpu);
    show(m_ui->cpuTitle, m_ui->cpuBar, m_ui->cpuText, texts.cpu);
    show(m_ui->memoryTitle, m_ui->memoryBar, m_ui->memoryText, texts.memory);
    show(m_ui->diskTitle, m_ui->diskBar, m_ui->diskText, texts.disk);
}

void MachineCard::refreshButtons()
{
    const auto &machine = m_state.machine;
    const bool work = !m_state.workDiskId.isEmpty() || !m_state.snapshotId.isEmpty();
    const bool stopped = machine && machine->state == domain::MachineState::Stopped;
    const bool interrupted = m_state.interrupted && !m_busy;
    const bool settled = !m_state.interrupted;
    for (QPushButton *button : {m_ui->openButton, m_ui->terminalButton, m_ui->editorButton}) {
        button->setVisible(settled && machine.has_value());
        button->setEnabled(m_state.ready && !m_busy);
    }
    m_ui->passwordButton->setVisible(settled && machine.has_value());
    m_ui->startButton->setVisible(settled && (!machine || stopped || runsWithoutNotebook()));
    m_ui->startButton->setEnabled(!m_busy && isKnown());
    m_ui->parkButton->setVisible(settled && machine.has_value());
    m_ui->parkButton->setEnabled(!m_busy);
    m_ui->stopButton->setVisible(settled && m_canStop && machine && !stopped);
    m_ui->stopButton->setEnabled(!m_busy && canStopWithoutCharge());
    m_ui->releaseButton->setVisible(settled && machine.has_value());
    m_ui->releaseButton->setEnabled(!m_busy);
    m_ui->eraseButton->setVisible(settled && work && !machine);
    m_ui->eraseButton->setEnabled(!m_busy && isKnown());
    m_ui->resumeButton->setVisible(interrupted);
    m_ui->undoButton->setVisible(interrupted);
    m_ui->extendButton->setVisible(settled && machine.has_value());
    m_ui->extendButton->setEnabled(!m_busy && !m_extending);
    refreshToolTips();
    refreshDefault();
}

void MachineCard::refreshToolTips()
{
    const QString unknown = tr("Not while its state is not known: a machine of it may be running. “Look now” asks the "
                               "cloud once more.");
    m_ui->startButton->setToolTip(!isKnown() ? unknown
                                  : runsWithoutNotebook()
                                      ? tr("Brings the notebook back: the machine runs, but its notebook does not.")
                                      : QString());
    m_ui->eraseButton->setToolTip(isKnown() ? tr("The work goes too. Its name must be typed first.") : unknown);
    m_ui->stopButton->setToolTip(
        canStopWithoutCharge()
            ? tr("Running kernels and the public address are lost. The disks stay and go on costing money.")
            : tr("A machine of this type goes on costing money while it is stopped. Parking gives the machine back "
                 "and keeps the work."));
}

// What somebody who comes back most likely wants: on with the work.
void MachineCard::refreshDefault()
{
    QPushButton *wanted = nullptr;
    for (QPushButton *button : {m_ui->openButton, m_ui->startButton, m_ui->resumeButton}) {
        const bool usable = !button->isHidden() && button->isEnabled();
        if (usable && !wanted)
            wanted = button;
        button->setDefault(false);
    }
    if (wanted)
        wanted->setDefault(true);
    m_main = wanted;
}

// Not as a focus proxy: the Tab key would go round within the card.
void MachineCard::takeFocus()
{
    if (m_main)
        m_main->setFocus(Qt::OtherFocusReason);
}

void MachineCard::retranslate()
{
    m_oneHour->setText(tr("By &1 hour"));
    m_fourHours->setText(tr("By &4 hours"));
    m_until->setText(tr("&Until…"));
    m_ui->parkButton->setToolTip(tr("The machine goes, the work is kept. Only the disk is paid for."));
    m_ui->releaseButton->setToolTip(tr("The machine goes. Work disk and snapshots stay as they are."));
    refreshExtend();
    refreshToolTips();
}

void MachineCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
        refresh();
    }
    QFrame::changeEvent(event);
}

} // namespace spotbook::ui
