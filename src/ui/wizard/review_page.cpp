#include "ui/wizard/review_page.h"

#include "launch/account_check.h"
#include "launch/own_address.h"
#include "messages/messages.h"
#include "ui/prices/offer_text.h"
#include "ui/texts.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_review_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QWizard>

namespace spotbook::ui {

using domain::Failure;
using domain::Money;
using launch::Check;
using messages::RemedyAction;

namespace {
constexpr qint64 freshSeconds = 5 * 60; // spot prices move every few minutes
constexpr int secondMilliseconds = 1000;

// One that is not known makes the sum unknown: a part of a price is no price.
std::optional<Money> sum(const std::optional<Money> &a, const std::optional<Money> &b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}
} // namespace

ReviewPage::ReviewPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::ReviewPage>())
{
    m_ui->setupUi(this);
    setCommitPage(true);
    m_ui->busyLine->follow(m_task);
    for (QTreeWidget *tree : {m_ui->planTree, m_ui->checkTree}) {
        tree->header()->setStretchLastSection(true);
        tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long lines wrap
    }
    m_ui->profileEdit->setText(m_state.plan.profile);
    m_ui->saveCheck->setChecked(m_state.saveProfile);
    connect(m_ui->checkButton, &QPushButton::clicked, this, &ReviewPage::check);
    connectExtras();
    connect(m_ui->profileEdit, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_state.plan.profile = name.trimmed();
        refresh();
    });
    connect(m_ui->profileEdit, &QLineEdit::textEdited, this, [this] { m_profileTyped = true; });
    connect(m_ui->saveCheck, &QCheckBox::toggled, this, [this](bool on) {
        m_state.saveProfile = on;
        refresh();
    });
    connect(m_ui->copyRequestButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->requestEdit->toPlainText()); });
    m_ui->banner->setActions(remedies() + QVector<RemedyAction>{RemedyAction::ChooseOther, RemedyAction::TypeAddress});
    connect(m_ui->banner, &Banner::actionWanted, this, [this](RemedyAction action) {
        if (action == RemedyAction::ChooseOther || action == RemedyAction::TypeAddress)
            chooseOther();
        else
            mend(action, [this] { check(); });
    });
    connect(&m_task, &Task::runningChanged, this, &ReviewPage::refresh);
    m_second.setInterval(secondMilliseconds);
    connect(&m_second, &QTimer::timeout, this, &ReviewPage::checkIfOld);
}

ReviewPage::~ReviewPage()
{
    m_task.disconnect(this);
}

void ReviewPage::initializePage()
{
    fillExtras();
    m_ui->advancedButton->setChecked(!m_state.plan.extraParameters.isEmpty());
    check();
}

// Enter ends what is typed in a field; it must not also buy a machine. The button itself is pressed.
void ReviewPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
    else
        WizardPage::keyPressEvent(event);
}

void ReviewPage::showEvent(QShowEvent *event)
{
    m_second.start();
    WizardPage::showEvent(event);
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    m_second.stop();
    WizardPage::hideEvent(event);
}

bool ReviewPage::isFresh() const
{
    const qint64 age = m_checkedAt.secsTo(m_state.services.clock().now());
    return age >= 0 && age <= freshSeconds; // a clock that was set back says nothing about the age
}

void ReviewPage::checkIfOld()
{
    if (m_preflight && !m_task.isRunning() && !isFresh())
        check();
}

void ReviewPage::chooseOther()
{
    if (!m_ui->banner->failure())
        return;
    const int page = LaunchWizard::pageToChange(*m_ui->banner->failure());
    if (page == LaunchWizard::Review) {
        m_ui->profileEdit->setFocus();
        m_ui->profileEdit->selectAll();
    } else {
        Q_EMIT backWanted(page);
    }
}

// A quota that does not suffice can be asked for at once, with the words for it.
ReviewPage::Checked ReviewPage::ask(const launch::Context &context, const domain::LaunchPlan &plan,
                                    const QString &family, const base::StopToken &stop)
{
    Checked checked{launch::preflight(context, plan, stop), {}};
    for (const Check &check : std::as_const(checked.preflight.checks)) {
        if (check.what != Check::What::Quota || check.state != Check::State::Problem || !check.failure)
            continue;
        int vcpus = check.failure->params.value(QStringLiteral("needed")).toInt();
        try {
            vcpus += context.cloud.quotas(plan.regionId, {stop}).spotVcpusUsed.value_or(0);
        } catch (const domain::Error &error) {
            if (error.kind() == domain::FailureKind::Cancelled)
                throw;
        }
        checked.request = launch::quotaRequest(context.cloud, plan.regionId, family, vcpus);
    }
    return checked;
}

void ReviewPage::check()
{
    m_task.abandon(); // of another plan, perhaps
    m_ui->banner->clear();
    m_preflight.reset();
    m_request.clear();
    m_ui->checkTree->clear();
    fillPlan();
    const auto plan = m_state.planNow();
    const auto problems = plan.problems();
    if (!problems.isEmpty()) {
        m_ui->banner->showFailure(problems.first(), m_state.services.provider());
        refresh();
        return;
    }
    QString family = m_state.offer ? m_state.offer->type.family : QString();
    if (family.isEmpty())
        family = m_state.services.provider().defaultTypeFamily;
    m_task.run(
        [&services = m_state.services, plan, family, address = m_state.ownAddress](const TaskRun &run) {
            launch::Context context = services.context(run.stop());
            if (!address.isEmpty())
                context.ownAddress = address;
            return ask(context, plan, family, run.stop());
        },
        [this](const Checked &checked) {
            m_preflight = checked.preflight;
            m_checkedAt = m_state.services.clock().now();
            m_request = checked.request;
            if (const auto problem = m_preflight->firstProblem())
                m_ui->banner->showFailure(*problem, m_state.services.provider());
            fillChecks();
            refresh();
        },
        [this](const Failure &failure) {
            if (failure.kind != domain::FailureKind::Cancelled)
                m_ui->banner->showFailure(failure, m_state.services.provider());
            refresh();
        });
    refresh();
}

QString ReviewPage::whoMayConnect() const
{
    const domain::LaunchPlan &plan = m_state.plan;
    const auto typed = m_state.ownAddress.isEmpty() ? std::nullopt : launch::toCidr(m_state.ownAddress);
    if (!plan.securityGroupId.isEmpty()) {
        if (!plan.addMissingRules)
            return tr("existing: %1; stays as it is").arg(plan.securityGroupId);
        return typed ? tr("existing: %1; gets the rules that it lacks, for %2").arg(plan.securityGroupId, *typed)
                     : tr("existing: %1; gets the rules that it lacks").arg(plan.securityGroupId);
    }
    const bool tunnel = plan.access == domain::NotebookAccess::Tunnel;
    if (!typed)
        return tunnel ? tr("SSH from this computer's address only")
                      : tr("SSH and notebook from this computer's address only");
    if (launch::letsStrangersIn(*typed))
        return tunnel ? tr("⚠ SSH from everywhere in %1").arg(*typed)
                      : tr("⚠ SSH and notebook from everywhere in %1").arg(*typed);
    return tunnel ? tr("SSH from %1 only").arg(*typed) : tr("SSH and notebook from %1 only").arg(*typed);
}

void ReviewPage::fillPlan()
{
    const domain::LaunchPlan &plan = m_state.plan;
    m_ui->planTree->clear();
    const auto add = [this](const QString &what, const QString &how) {
        auto *item = new QTreeWidgetItem(m_ui->planTree, {what, how});
        item->setToolTip(1, how);
    };
    int number = 0;
    const auto numbered = [&number](const QString &what) { return QStringLiteral("%1. %2").arg(++number).arg(what); };
    add(numbered(tr("Network")), tr("the account's own in %1; made if there is none").arg(plan.zoneId));
    add(numbered(tr("Security group")), whoMayConnect());
    add(numbered(tr("SSH key")), plan.sshKeyFile.isEmpty() ? tr("Spotbook's own") : plan.sshKeyFile);
    if (plan.gitKey != domain::GitKeySource::None)
        add(tr("    Git key"), plan.gitKey == domain::GitKeySource::Own ? tr("Spotbook's own") : plan.gitKeyFile);
    switch (plan.workDisk.source) {
    case domain::WorkDiskSource::New:
        add(numbered(tr("Work disk")), tr("new, %1 GiB, %2").arg(plan.workDisk.sizeGiB).arg(plan.workDisk.category));
        break;
    case domain::WorkDiskSource::Existing:
        add(numbered(tr("Work disk")), tr("existing: %1").arg(plan.workDisk.diskId));
        break;
    case domain::WorkDiskSource::Snapshot:
        add(numbered(tr("Work disk")),
            tr("new, %1, from snapshot %2").arg(plan.workDisk.category, plan.workDisk.snapshotId));
        break;
    }
    QString machine = tr("%1 in %2").arg(plan.typeId, plan.zoneId);
    if (m_state.offer)
        machine += QStringLiteral(" (%1)").arg(gpuText(m_state.offer->type));
    add(numbered(tr("Machine")), machine);
    QStringList instead;
    for (const auto &rung : plan.fallbacks)
        instead << tr("%1 in %2").arg(rung.typeId, rung.zoneId);
    if (!instead.isEmpty())
        add(tr("    or instead"), instead.join(QStringLiteral(" · ")));
    add(tr("    bought as"), plan.purchase == domain::Purchase::OnDemand ? tr("on demand")
                             : plan.priceLimit ? tr("spot, never above %1").arg(messages::perHourText(*plan.priceLimit))
                                               : tr("spot, at the market price"));
    add(tr("    system disk"), tr("%1 GiB, goes with the machine").arg(plan.systemDiskGiB));
    add(tr("    outbound line"), plan.bandwidthBilling == domain::BandwidthBilling::ByTraffic
                                     ? tr("%1 Mbit/s, billed by traffic").arg(plan.bandwidthMbit)
                                     : tr("%1 Mbit/s, billed by bandwidth").arg(plan.bandwidthMbit));
    add(tr("    ends by itself"),
        m_state.leaseUntil.isValid() ? tr("at %1, also while you work").arg(localTimeText(m_state.leaseUntil.toUTC()))
        : plan.lease.count() > 0     ? tr("after %1, also while you work").arg(messages::durationText(plan.lease))
                                     : tr("⚠ never"));
    for (auto it = plan.extraParameters.begin(); it != plan.extraParameters.end(); ++it)
        add(tr("    further parameter"), QStringLiteral("%1 = %2").arg(it.key(), it.value()));
    if (plan.spendingLimit)
        add(tr("    spending limit"),
            tr("%1 a session: ends before it costs more").arg(messages::moneyText(*plan.spendingLimit)));
    add(numbered(tr("Software")), plan.stack == QLatin1String("jupyter-apt")
                                      ? tr("Jupyter and scientific Python (%1)").arg(plan.stack)
                                      : tr("your own stack %1").arg(plan.stack));
    add(numbered(tr("Notebook")), plan.access == domain::NotebookAccess::Tunnel
                                      ? tr("through a tunnel, with your password")
                                      : tr("HTTPS address, with your password"));
    m_ui->planTree->resizeColumnToContents(0);
}

void ReviewPage::fillChecks()
{
    m_ui->checkTree->clear();
    if (!m_preflight)
        return;
    for (const Check &check : m_preflight->checks) {
        const QString text = messages::checkMark(check.state) + QLatin1Char(' ') + messages::checkText(check);
        auto *item = new QTreeWidgetItem(m_ui->checkTree, {text});
        item->setToolTip(0, text); // a long name is cut short in the row
        if (check.failure) {
            const auto message = messages::describe(*check.failure, m_state.services.provider());
            item->setToolTip(0, text + QLatin1Char('\n') + message.title + QLatin1Char('\n') + message.explanation
                                    + QLatin1Char('\n') + message.remedy);
        }
    }
}

std::optional<Money> ReviewPage::perHour() const
{
    if (m_preflight && m_preflight->machinePrice)
        return sum(m_preflight->machinePrice->perHour,
                   m_preflight->diskPrice ? std::optional(m_preflight->diskPrice->perHour) : m_state.diskPerHour);
    return std::nullopt;
}

// With the same disks and the same outbound line: only the machine itself costs another price.
std::optional<Money> ReviewPage::onDemandPerHour() const
{
    const auto whole = perHour();
    const auto demand = m_state.offer ? m_state.offer->onDemandPerHour : std::nullopt;
    if (!whole || !demand || m_preflight->instead) // the offer is the first choice
        return std::nullopt;
    for (const auto &item : m_preflight->machinePrice->items) {
        if (item.what == domain::PriceItem::What::Machine)
            return *whole - item.perHour + *demand;
    }
    return std::nullopt;
}

void ReviewPage::fillPrices()
{
    const QString unknown = m_task.isRunning() ? QStringLiteral("…") : tr("unknown");
    const auto price = perHour();
    const auto disk =
        m_preflight && m_preflight->diskPrice ? std::optional(m_preflight->diskPrice->perHour) : m_state.diskPerHour;
    m_ui->hourLabel->setText(price ? messages::moneyText(*price) : unknown);
    m_ui->sessionLabel->setText(price ? messages::moneyText(price->times(3)) : unknown);
    m_ui->parkedDayLabel->setText(disk ? messages::moneyText(disk->times(24)) : unknown);
    m_ui->parkedLabel->setText(disk ? messages::moneyText(disk->times(hoursPerMonth)) : unknown);
    const auto demand = onDemandPerHour();
    m_ui->demandLabel->setText(demand ? messages::moneyText(demand->times(3)) : unknown);
    m_ui->priceNote->setText(
        m_state.plan.bandwidthBilling == domain::BandwidthBilling::ByTraffic
            ? tr("Outbound traffic comes on top, by the gigabyte. Spot prices move; billing is by the second.")
            : tr("Spot prices move; billing is by the second."));
}

void ReviewPage::fillNotes()
{
    const auto instead = m_preflight ? m_preflight->instead : std::nullopt;
    m_ui->insteadNote->setVisible(instead.has_value());
    if (instead)
        m_ui->insteadNote->setText(
            tr("⚠ Instead: %1 in %2. The first choice cannot be had now; every price here is of this one.")
                .arg(instead->typeId, instead->zoneId));
    m_ui->requestWidget->setVisible(!m_request.isEmpty());
    if (m_ui->requestEdit->toPlainText() != m_request)
        m_ui->requestEdit->setPlainText(m_request);
    m_ui->saveNote->setVisible(m_state.saveProfile && m_state.leaseUntil.isValid());
    m_ui->saveNote->setText(tr("The time of day at which it ends is of this start only: the profile is saved with %1.")
                                .arg(messages::durationText(domain::LaunchPlan().lease)));
}

bool ReviewPage::profileFits() const
{
    static const QRegularExpression fits(QStringLiteral("^[A-Za-z0-9._-]{1,40}$"));
    return fits.match(m_state.plan.profile).hasMatch() && !m_state.takenProfiles.contains(m_state.plan.profile);
}

void ReviewPage::suggestProfile(const QString &name)
{
    if (!m_profileTyped)
        m_ui->profileEdit->setText(name);
}

bool ReviewPage::isComplete() const
{
    return m_preflight && m_preflight->canBuy() && isFresh() && !m_task.isRunning() && m_state.takenKnown
           && profileFits() && !hasPendingExtra();
}

bool ReviewPage::validatePage()
{
    if (!isComplete()) { // it may have become too old only now
        checkIfOld();
        return false;
    }
    // The plan stays as it was meant: the launch looks for the newest image itself, also the next time.
    m_state.agreedPerHour = m_preflight->machinePerHour();
    Q_EMIT launchWanted();
    return true;
}

void ReviewPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_foldWords.clear();
    fillPlan();
    fillExtras();
    fillChecks();
    refresh();
}

void ReviewPage::refresh()
{
    fillPrices();
    fillNotes();
    m_ui->busyLine->setText(tr("Asking the cloud…"));
    m_ui->checkButton->setEnabled(!m_task.isRunning());
    if (m_state.takenProfiles.contains(m_state.plan.profile))
        m_ui->profileNote->setText(tr("⚠ This name has a machine or parked work: choose another."));
    else if (!m_state.takenKnown)
        m_ui->profileNote->setText(tr("Asking the cloud which names are taken…"));
    else if (!profileFits())
        m_ui->profileNote->setText(tr("⚠ 1 to 40 letters, digits, dots, dashes."));
    else
        m_ui->profileNote->setText(tr("names what is made, and starts it again with one click"));
    const auto price = perHour();
    const QString words = price ? tr("&Start for %1").arg(messages::perHourText(*price)) : tr("&Start");
    setButtonText(QWizard::CommitButton, words);
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
