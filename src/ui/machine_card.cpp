#include "ui/machine_card.h"

#include "messages/messages.h"
#include "ui/decorate.h"
#include "ui/state_icon.h"
#include "ui/texts.h"
#include "ui_machine_card.h"

#include <QEvent>

namespace spotbook::ui {

MachineCard::MachineCard(bool canStopWithoutCharge, QWidget *parent)
    : QFrame(parent), m_ui(std::make_unique<Ui::MachineCard>()), m_canStop(canStopWithoutCharge)
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("machineCard"));
    decorate(*this);
    connect(m_ui->openButton, &QPushButton::clicked, this, [this] { Q_EMIT openWanted(m_state); });
    connect(m_ui->passwordButton, &QPushButton::clicked, this, [this] { Q_EMIT passwordWanted(m_state.profile); });
    connect(m_ui->startButton, &QPushButton::clicked, this, [this] { Q_EMIT startWanted(m_state); });
    connect(m_ui->parkButton, &QPushButton::clicked, this, [this] { Q_EMIT parkWanted(m_state); });
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] { Q_EMIT stopWanted(m_state); });
    connect(m_ui->releaseButton, &QPushButton::clicked, this, [this] { Q_EMIT releaseWanted(m_state); });
    connect(m_ui->eraseButton, &QPushButton::clicked, this, [this] { Q_EMIT eraseWanted(m_state); });
    connect(m_ui->resumeButton, &QPushButton::clicked, this, [this] { Q_EMIT resumeWanted(m_state); });
    connect(m_ui->undoButton, &QPushButton::clicked, this, [this] { Q_EMIT undoWanted(m_state); });
}

MachineCard::~MachineCard() = default;

void MachineCard::setState(const domain::LaunchState &state, bool busy)
{
    m_state = state;
    m_busy = busy;
    refresh();
}

void MachineCard::tick(const QDateTime &now)
{
    m_now = now;
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

void MachineCard::refresh()
{
    const auto &machine = m_state.machine;
    m_ui->stateIcon->setPixmap(stateIcon(m_state.billing).pixmap(22));
    m_ui->nameLabel->setText(m_state.profile);
    m_ui->stateLabel->setText(messages::billingText(m_state.billing)
                              + (m_state.interrupted && !m_busy ? QStringLiteral(" · ") + tr("interrupted") : QString())
                              + (m_state.ready ? QStringLiteral(" · ") + tr("notebook ready") : QString()));
    if (machine) {
        QString place = tr("%1 in %2").arg(machine->typeId, machine->zoneId);
        if (!machine->publicAddress.isEmpty())
            place += QStringLiteral(", ") + machine->publicAddress;
        m_ui->placeLabel->setText(place);
        m_ui->leaseLabel->setText(machine->autoReleaseAt.isValid() ? localTimeText(machine->autoReleaseAt)
                                                                   : tr("⚠ never"));
    } else {
        QString kept = m_state.workDiskId.isEmpty() ? QString() : tr("disk %1").arg(m_state.workDiskId);
        if (kept.isEmpty() && !m_state.snapshotId.isEmpty())
            kept = tr("snapshot %1").arg(m_state.snapshotId);
        if (m_state.billing == domain::Billing::Unknown)
            m_ui->placeLabel->setText(tr("not known"));
        else
            m_ui->placeLabel->setText(kept.isEmpty() ? tr("none") : tr("none; the work is kept (%1)").arg(kept));
        m_ui->leaseLabel->setText(QStringLiteral("–"));
    }
    QString cost = m_state.perHour && machine ? messages::perHourText(*m_state.perHour) : QStringLiteral("–");
    if (m_state.session && machine)
        cost += QStringLiteral(", ") + tr("%1 this session").arg(messages::moneyText(inHundredths(*m_state.session)));
    m_ui->costLabel->setText(cost);
    m_ui->parkedLabel->setText(m_state.perMonthParked
                                   ? tr("%1 per month").arg(messages::moneyText(*m_state.perMonthParked))
                                   : QStringLiteral("–"));
    m_ui->troubleLabel->setVisible(m_state.trouble.has_value() || (machine && machine->reclaimNotice));
    if (machine && machine->reclaimNotice)
        m_ui->troubleLabel->setText(tr("⚠ The cloud is about to take this machine back. Save your work."));
    else if (m_state.trouble)
        m_ui->troubleLabel->setText(QStringLiteral("⚠ ") + messages::describe(*m_state.trouble, {}).title);
    setAccessibleName(m_state.profile + QStringLiteral(", ") + m_ui->stateLabel->text());
    refreshButtons();
    tick(m_now.isValid() ? m_now : QDateTime::currentDateTimeUtc());
}

void MachineCard::refreshButtons()
{
    const auto &machine = m_state.machine;
    const bool work = !m_state.workDiskId.isEmpty() || !m_state.snapshotId.isEmpty();
    const bool stopped = machine && machine->state == domain::MachineState::Stopped;
    const bool interrupted = m_state.interrupted && !m_busy;
    const bool settled = !m_state.interrupted;
    m_ui->openButton->setVisible(settled && machine.has_value());
    m_ui->openButton->setEnabled(m_state.ready && !m_busy);
    m_ui->passwordButton->setVisible(settled && machine.has_value());
    m_ui->startButton->setVisible(settled && (!machine || stopped));
    m_ui->startButton->setEnabled(!m_busy);
    m_ui->parkButton->setVisible(settled && machine.has_value());
    m_ui->parkButton->setEnabled(!m_busy);
    m_ui->stopButton->setVisible(settled && m_canStop && machine && machine->localDisks == 0 && !stopped);
    m_ui->stopButton->setEnabled(!m_busy);
    m_ui->releaseButton->setVisible(settled && machine.has_value());
    m_ui->releaseButton->setEnabled(!m_busy);
    m_ui->eraseButton->setVisible(settled && work && !machine);
    m_ui->eraseButton->setEnabled(!m_busy);
    m_ui->resumeButton->setVisible(interrupted);
    m_ui->undoButton->setVisible(interrupted);
    m_ui->parkButton->setToolTip(tr("The machine goes, the work is kept. Only the disk is paid for."));
    m_ui->releaseButton->setToolTip(tr("The machine goes. Work disk and snapshots stay as they are."));
    m_ui->eraseButton->setToolTip(tr("The work goes too. Its name must be typed first."));
}

void MachineCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        refresh();
    }
    QFrame::changeEvent(event);
}

} // namespace spotbook::ui
