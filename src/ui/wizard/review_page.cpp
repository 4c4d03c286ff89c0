#include "ui/wizard/review_page.h"

#include "messages/messages.h"
#include "ui/prices/offer_text.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_review_page.h"

#include <QHeaderView>
#include <QRegularExpression>
#include <QWizard>

namespace spotbook::ui {

using domain::Failure;
using domain::Money;
using launch::Check;
using messages::RemedyAction;

namespace {
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
    connect(m_ui->saveCheck, &QCheckBox::toggled, this, [this](bool on) { m_state.saveProfile = on; });
    m_ui->banner->setActions(remedies() + QVector<RemedyAction>{RemedyAction::ChooseOther, RemedyAction::TypeAddress});
    connect(m_ui->banner, &Banner::actionWanted, this, [this](RemedyAction action) {
        if (action == RemedyAction::ChooseOther || action == RemedyAction::TypeAddress)
            chooseOther();
        else
            mend(action, [this] { check(); });
    });
    connect(&m_task, &Task::runningChanged, this, &ReviewPage::refresh);
}

ReviewPage::~ReviewPage()
{
    m_task.disconnect(this);
}

void ReviewPage::initializePage()
{
    fillPlan();
    fillExtras();
    m_ui->advancedButton->setChecked(!m_state.plan.extraParameters.isEmpty());
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

void ReviewPage::check()
{
    m_ui->banner->clear();
    m_preflight.reset();
    m_ui->checkTree->clear();
    m_checked = m_state.planNow();
    const auto problems = m_checked.problems();
    if (!problems.isEmpty()) {
        m_ui->banner->showFailure(problems.first(), m_state.services.provider());
        refresh();
        return;
    }
    m_task.run(
        [&services = m_state.services, plan = m_checked, address = m_state.ownAddress](const TaskRun &run) {
            launch::Context context = services.context(run.stop());
            if (!address.isEmpty())
                context.ownAddress = address;
            return launch::preflight(context, plan, run.stop());
        },
        [this](const launch::Preflight &preflight) {
            m_preflight = preflight;
            if (const auto problem = preflight.firstProblem())
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
    if (plan.securityGroupId.isEmpty())
        add(numbered(tr("Security group")), plan.access == domain::NotebookAccess::Tunnel
                                                ? tr("SSH from this computer's address only")
                                                : tr("SSH and notebook from this computer's address only"));
    else
        add(numbered(tr("Security group")),
            plan.addMissingRules ? tr("existing: %1; gets the rules that it lacks").arg(plan.securityGroupId)
                                 : tr("existing: %1; stays as it is").arg(plan.securityGroupId));
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
    add(tr("    ends by itself"), plan.lease.count() > 0
                                      ? tr("after %1, also while you work").arg(messages::durationText(plan.lease))
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
    if (!whole || !demand)
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
    return m_preflight && m_preflight->canBuy() && !m_task.isRunning() && m_state.takenKnown && profileFits();
}

bool ReviewPage::validatePage()
{
    const QString profile = m_state.plan.profile;
    m_state.plan = m_preflight->plan;
    m_state.plan.profile = profile;
    Q_EMIT launchWanted();
    return true;
}

void ReviewPage::retranslate()
{
    m_ui->retranslateUi(this);
    fillPlan();
    fillExtras();
    fillChecks();
    refresh();
}

void ReviewPage::refresh()
{
    fillPrices();
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
