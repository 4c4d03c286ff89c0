#include "ui/wizard/network_page.h"

#include "launch/own_address.h"
#include "ui/dialogs.h"
#include "ui_network_page.h"

#include <QDir>
#include <QFileInfo>

namespace spotbook::ui {

using domain::Failure;

NetworkPage::NetworkPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::NetworkPage>())
{
    m_ui->setupUi(this);
    m_ui->busyLine->follow(m_addressTask);
    m_ui->busyLine->follow(m_groupsTask);
    m_ui->nameEdit->setText(m_state.plan.machineName);
    m_ui->bandwidthSpin->setValue(m_state.plan.bandwidthMbit);
    connect(m_ui->addressButton, &QPushButton::clicked, this, &NetworkPage::lookForAddress);
    connect(m_ui->browseButton, &QPushButton::clicked, this, &NetworkPage::chooseKeyFile);
    m_ui->banner->setActions(remedies() + QVector<messages::RemedyAction>{messages::RemedyAction::TypeAddress});
    connect(m_ui->banner, &Banner::actionWanted, this, &NetworkPage::act);
    for (QLineEdit *edit : {m_ui->nameEdit, m_ui->addressEdit, m_ui->keyFileEdit})
        connect(edit, &QLineEdit::textChanged, this, &NetworkPage::refresh);
    for (QRadioButton *radio : {m_ui->ownGroupRadio, m_ui->otherGroupRadio, m_ui->ownKeyRadio, m_ui->pickKeyRadio,
                                m_ui->addressRadio, m_ui->tunnelRadio})
        connect(radio, &QRadioButton::toggled, this, &NetworkPage::refresh);
    connect(m_ui->groupCombo, qOverload<int>(&QComboBox::currentIndexChanged), this, &NetworkPage::refresh);
    connect(&m_addressTask, &Task::runningChanged, this, &NetworkPage::refresh);
    refresh();
}

NetworkPage::~NetworkPage()
{
    m_addressTask.disconnect(this);
    m_groupsTask.disconnect(this);
}

void NetworkPage::initializePage()
{
    if (m_ui->addressEdit->text().isEmpty())
        lookForAddress();
    if (m_groupsOf != groupsKey())
        loadGroups();
}

// What the list depends on.
QString NetworkPage::groupsKey() const
{
    return m_state.accountId() + QLatin1Char(' ') + m_state.plan.regionId;
}

void NetworkPage::lookForAddress()
{
    m_ui->banner->clear();
    m_addressTask.run(
        [&services = m_state.services](const TaskRun &run) {
            return launch::ownAddress(services.context(run.stop()), run.stop()).section(QLatin1Char('/'), 0, 0);
        },
        [this](const QString &address) {
            m_foundAddress = address;
            m_ui->addressEdit->setText(address);
        },
        [this](const Failure &failure) {
            if (failure.kind != domain::FailureKind::Cancelled)
                m_ui->banner->showFailure(failure, m_state.services.provider(), Banner::Tone::Warning);
        });
}

void NetworkPage::loadGroups()
{
    m_groupsOf = groupsKey();
    m_ui->groupCombo->clear();
    m_groupsTask.run(
        [&services = m_state.services, region = m_state.plan.regionId](const TaskRun &run) {
            return services.context(run.stop()).cloud.securityGroups(region, {}, {run.stop()});
        },
        [this](const QVector<domain::SecurityGroup> &groups) {
            for (const auto &group : groups) {
                if (!group.managedByService)
                    m_ui->groupCombo->addItem(
                        group.name.isEmpty() ? group.id : QStringLiteral("%1 (%2)").arg(group.name, group.id),
                        group.id);
            }
            refresh();
        },
        [this](const Failure &failure) {
            m_groupsOf.clear();
            if (failure.kind != domain::FailureKind::Cancelled)
                m_ui->banner->showFailure(failure, m_state.services.provider(), Banner::Tone::Warning);
        });
}

void NetworkPage::chooseKeyFile()
{
    dialogs().askFile(this, tr("Choose a private SSH key"), QDir::homePath() + QStringLiteral("/.ssh"),
                      [this](const QString &file) {
                          if (file.isEmpty())
                              return;
                          m_ui->pickKeyRadio->setChecked(true);
                          m_ui->keyFileEdit->setText(file);
                      });
}

void NetworkPage::act(messages::RemedyAction action)
{
    if (action == messages::RemedyAction::TypeAddress) {
        m_ui->addressEdit->setFocus();
        return;
    }
    mend(action, [this] {
        lookForAddress();
        if (m_groupsOf != groupsKey())
            loadGroups();
    });
}

bool NetworkPage::isComplete() const
{
    if (m_ui->nameEdit->text().trimmed().isEmpty())
        return false;
    if (m_ui->otherGroupRadio->isChecked() ? m_ui->groupCombo->currentIndex() < 0
                                           : !launch::toCidr(m_ui->addressEdit->text().trimmed()))
        return false;
    return !m_ui->pickKeyRadio->isChecked() || QFileInfo(m_ui->keyFileEdit->text()).isFile();
}

bool NetworkPage::validatePage()
{
    domain::LaunchPlan &plan = m_state.plan;
    const QString address = m_ui->addressEdit->text().trimmed();
    m_state.ownAddress = address == m_foundAddress ? QString() : address;
    plan.machineName = m_ui->nameEdit->text().trimmed();
    plan.securityGroupId = m_ui->otherGroupRadio->isChecked() ? m_ui->groupCombo->currentData().toString() : QString();
    plan.bandwidthMbit = m_ui->bandwidthSpin->value();
    plan.bandwidthBilling = m_ui->billingCombo->currentIndex() == 0 ? domain::BandwidthBilling::ByTraffic
                                                                    : domain::BandwidthBilling::ByBandwidth;
    plan.sshKeyFile = m_ui->pickKeyRadio->isChecked() ? m_ui->keyFileEdit->text() : QString();
    plan.access = m_ui->tunnelRadio->isChecked() ? domain::NotebookAccess::Tunnel : domain::NotebookAccess::Address;
    return true;
}

void NetworkPage::retranslate()
{
    m_ui->retranslateUi(this);
    refresh();
}

void NetworkPage::refresh()
{
    const bool own = m_ui->ownGroupRadio->isChecked();
    m_ui->addressLabel->setEnabled(own);
    m_ui->addressEdit->setEnabled(own);
    m_ui->addressButton->setEnabled(own && !m_addressTask.isRunning());
    m_ui->otherGroupRadio->setEnabled(m_ui->groupCombo->count() > 0);
    m_ui->groupCombo->setEnabled(!own);
    const bool pick = m_ui->pickKeyRadio->isChecked();
    m_ui->keyFileEdit->setEnabled(pick);
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
