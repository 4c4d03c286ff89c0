#include "ui/wizard/network_page.h"

#include "launch/group_rules.h"
#include "launch/own_address.h"
#include "launch/spending.h"
#include "messages/figures.h"
#include "ui/dialogs.h"
#include "ui_network_page.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>

namespace spotbook::ui {

using domain::Failure;

namespace {
constexpr int priceQuietMilliseconds = 300;
} // namespace

NetworkPage::NetworkPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::NetworkPage>())
{
    m_ui->setupUi(this);
    for (Task *task : {&m_addressTask, &m_groupsTask, &m_rulesTask})
        m_ui->busyLine->follow(*task);
    m_ui->nameEdit->setText(m_state.plan.machineName);
    m_ui->bandwidthSpin->setValue(m_state.plan.bandwidthMbit);
    m_ui->addRulesCheck->setChecked(m_state.plan.addMissingRules);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(priceQuietMilliseconds);
    m_ui->gitKeyBox->begin(m_state.services, m_state.plan);
    connectInputs();
    refresh();
}

NetworkPage::~NetworkPage()
{
    for (Task *task : {&m_addressTask, &m_groupsTask, &m_rulesTask, &m_lineTask, &m_keyTask, &m_cloudKeyTask})
        task->disconnect(this);
}

void NetworkPage::connectInputs()
{
    connect(&m_quiet, &QTimer::timeout, this, &NetworkPage::loadLinePrice);
    connect(m_ui->addressButton, &QPushButton::clicked, this, [this] { lookForAddress(Replace::WhatIsThere); });
    connect(m_ui->browseButton, &QPushButton::clicked, this, &NetworkPage::chooseKeyFile);
    connect(m_ui->mendKeyButton, &QPushButton::clicked, this, &NetworkPage::mendKey);
    connect(m_ui->copyKeyButton, &QPushButton::clicked, this, [this] {
        if (m_key)
            QGuiApplication::clipboard()->setText(QString::fromLatin1(m_key->publicLine));
    });
    m_ui->banner->setActions(remedies() + QVector<messages::RemedyAction>{messages::RemedyAction::TypeAddress});
    connect(m_ui->banner, &Banner::actionWanted, this, &NetworkPage::act);
    for (QLineEdit *edit : {m_ui->nameEdit, m_ui->addressEdit})
        connect(edit, &QLineEdit::textChanged, this, &NetworkPage::refresh);
    connect(m_ui->keyFileEdit, &QLineEdit::textChanged, this, &NetworkPage::lookAtKey);
    for (QRadioButton *radio : {m_ui->addressRadio, m_ui->tunnelRadio})
        connect(radio, &QRadioButton::toggled, this, &NetworkPage::refresh);
    // One of each pair is enough: the other one changes with it.
    connect(m_ui->otherGroupRadio, &QRadioButton::toggled, this, [this] {
        m_groupId = chosenGroup(); // the one that was seen there when the choice was made
        loadRules();
    });
    connect(m_ui->groupCombo, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
        m_groupId = chosenGroup();
        loadRules();
    });
    connect(m_ui->pickKeyRadio, &QRadioButton::toggled, this, &NetworkPage::lookAtKey);
    connect(m_ui->addRulesCheck, &QCheckBox::toggled, this, &NetworkPage::refresh);
    connect(m_ui->gitKeyBox, &GitKeyBox::changed, this, &NetworkPage::completeChanged);
    connect(m_ui->bandwidthSpin, qOverload<int>(&QSpinBox::valueChanged), this, [this] {
        m_quiet.start();
        refresh();
    });
    for (Task *task : {&m_addressTask, &m_rulesTask, &m_lineTask, &m_keyTask, &m_cloudKeyTask})
        connect(task, &Task::runningChanged, this, &NetworkPage::refresh);
}

void NetworkPage::initializePage()
{
    if (m_ui->addressEdit->text().isEmpty())
        lookForAddress(Replace::WhatWasFound);
    if (m_groupsOf != groupsKey()) {
        m_rules = {};
        m_keyInCloud.reset();
        loadGroups();
    }
    lookAtKey();
    loadLinePrice();
}

// What the list depends on.
QString NetworkPage::groupsKey() const
{
    return m_state.accountId() + QLatin1Char(' ') + m_state.plan.regionId;
}

// What the person has typed stays, also what is typed while the answer is on its way, unless the answer was asked for
// in its place.
void NetworkPage::lookForAddress(Replace replace)
{
    m_ui->banner->clear();
    const QString before = m_ui->addressEdit->text();
    m_addressTask.run(
        [&services = m_state.services](const TaskRun &run) {
            return launch::ownAddress(services.context(run.stop()), run.stop()).section(QLatin1Char('/'), 0, 0);
        },
        [this, before, replace](const QString &address) {
            takeAddress(address, replace == Replace::WhatIsThere && m_ui->addressEdit->text() == before);
        },
        [this](const Failure &failure) {
            if (failure.kind != domain::FailureKind::Cancelled)
                m_ui->banner->showFailure(failure, m_state.services.provider(), Banner::Tone::Warning);
        });
}

void NetworkPage::takeAddress(const QString &address, bool replace)
{
    const QString there = m_ui->addressEdit->text().trimmed();
    replace = replace || there.isEmpty() || there == m_foundAddress;
    m_foundAddress = address;
    if (replace)
        m_ui->addressEdit->setText(address);
}

void NetworkPage::loadGroups()
{
    m_groupsOf = groupsKey();
    fillGroups({});
    refresh();
    m_groupsTask.run(
        [&services = m_state.services, region = m_state.plan.regionId](const TaskRun &run) {
            return services.context(run.stop()).cloud.securityGroups(region, {}, {run.stop()});
        },
        [this](const QVector<domain::SecurityGroup> &groups) {
            fillGroups(groups);
            loadRules();
        },
        [this](const Failure &failure) {
            m_groupsOf.clear();
            if (failure.kind != domain::FailureKind::Cancelled)
                m_ui->banner->showFailure(failure, m_state.services.provider(), Banner::Tone::Warning);
            refresh();
        });
}

// One that was chosen is never replaced by another one: where it is not in the list, none is.
void NetworkPage::fillGroups(const QVector<domain::SecurityGroup> &groups)
{
    const QSignalBlocker quiet(m_ui->groupCombo);
    m_ui->groupCombo->clear();
    for (const auto &group : groups) {
        if (!group.managedByService)
            m_ui->groupCombo->addItem(
                group.name.isEmpty() ? group.id : QStringLiteral("%1 (%2)").arg(group.name, group.id), group.id);
    }
    if (!m_groupId.isEmpty())
        m_ui->groupCombo->setCurrentIndex(m_ui->groupCombo->findData(m_groupId));
}

QString NetworkPage::chosenGroup() const
{
    return m_ui->otherGroupRadio->isChecked() ? m_ui->groupCombo->currentData().toString() : QString();
}

void NetworkPage::loadRules()
{
    const QString group = chosenGroup();
    if (!group.isEmpty() && m_rules.groupId != group) {
        m_rules = {group, std::nullopt, std::nullopt};
        m_rulesTask.run(
            [&services = m_state.services, region = m_state.plan.regionId, group](const TaskRun &run) {
                return services.context(run.stop()).cloud.firewallRules(region, group, {run.stop()});
            },
            [this](const QVector<domain::FirewallRule> &rules) {
                m_rules.found = rules;
                refresh();
            },
            [this](const Failure &failure) {
                m_rules.groupId.clear(); // to be asked for again
                m_rules.trouble = failure;
                if (failure.kind != domain::FailureKind::Cancelled)
                    m_ui->banner->showFailure(failure, m_state.services.provider(), Banner::Tone::Warning);
                refresh();
            });
    }
    refresh();
}

void NetworkPage::loadLinePrice()
{
    auto plan = m_state.plan;
    plan.bandwidthMbit = m_ui->bandwidthSpin->value();
    const QString key =
        QStringLiteral("%1 %2 %3 %4").arg(groupsKey(), plan.zoneId, plan.typeId).arg(plan.bandwidthMbit);
    if (m_line.key == key)
        return;
    m_line = {key, std::nullopt};
    m_lineTask.run(
        [&services = m_state.services, plan](const TaskRun &run) {
            return launch::linePerHour(services.context(run.stop()), plan, run.stop());
        },
        [this](const std::optional<domain::Money> &perHour) {
            m_line.perHour = perHour;
            refresh();
        },
        [this](const Failure &) {
            m_line.key.clear(); // to be asked for again; the page says that the price is not known
            refresh();
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

void NetworkPage::lookAtKey()
{
    m_key.reset();
    m_keyInCloud.reset();
    m_cloudKeyTask.abandon();
    const bool pick = m_ui->pickKeyRadio->isChecked();
    const QString path = pick ? m_ui->keyFileEdit->text() : m_state.services.paths().keyFile();
    m_keyTask.run([path, capabilities = m_state.capabilities](
                      const TaskRun &) { return launch::inspectLoginKey(path, capabilities); },
                  [this](const launch::KeyFile &key) {
                      m_key = key;
                      lookForKeyInCloud();
                      refresh();
                  },
                  [this](const Failure &) { refresh(); });
    refresh();
}

void NetworkPage::lookForKeyInCloud()
{
    if (!m_key || m_key->problem)
        return;
    m_cloudKeyTask.run(
        [&services = m_state.services, region = m_state.plan.regionId, key = *m_key](const TaskRun &run) {
            return launch::keyInCloud(services.context(run.stop()), region, key, run.stop());
        },
        [this](const launch::KeyInCloud &found) {
            m_keyInCloud = found;
            refresh();
        },
        [this](const Failure &) { refresh(); }); // said as not compared
}

void NetworkPage::mendKey()
{
    if (!m_key)
        return;
    m_keyTask.run([path = m_key->path](const TaskRun &) { launch::closeKeyFile(path); }, [this] { lookAtKey(); },
                  [this](const Failure &failure) {
                      m_ui->banner->showFailure(failure, m_state.services.provider(), Banner::Tone::Warning);
                  });
}

void NetworkPage::act(messages::RemedyAction action)
{
    if (action == messages::RemedyAction::TypeAddress) {
        m_ui->addressEdit->setFocus();
        return;
    }
    const auto failure = m_ui->banner->failure();
    mend(action, [this, failure] {
        m_ui->banner->clear();
        if ((failure && failure->kind == domain::FailureKind::OwnAddressUnknown) || m_ui->addressEdit->text().isEmpty())
            lookForAddress(Replace::WhatWasFound);
        if (m_groupsOf != groupsKey())
            loadGroups();
        loadRules();
        loadLinePrice();
        lookForKeyInCloud();
    });
}

domain::NotebookAccess NetworkPage::access() const
{
    return m_ui->tunnelRadio->isChecked() ? domain::NotebookAccess::Tunnel : domain::NotebookAccess::Address;
}

bool NetworkPage::isComplete() const
{
    if (!nameProblem().isEmpty() || !addressProblem().isEmpty())
        return false;
    if (m_ui->otherGroupRadio->isChecked() ? m_ui->groupCombo->currentIndex() < 0
                                           : m_ui->addressEdit->text().trimmed().isEmpty())
        return false;
    return (!m_ui->pickKeyRadio->isChecked() || (m_key && !m_key->problem)) && m_ui->gitKeyBox->isComplete();
}

bool NetworkPage::validatePage()
{
    domain::LaunchPlan &plan = m_state.plan;
    const QString address = m_ui->addressEdit->text().trimmed();
    m_state.ownAddress = address == m_foundAddress ? QString() : address;
    plan.machineName = m_ui->nameEdit->text().trimmed();
    plan.securityGroupId = chosenGroup();
    plan.addMissingRules = plan.securityGroupId.isEmpty() || m_ui->addRulesCheck->isChecked();
    plan.bandwidthMbit = m_ui->bandwidthSpin->value();
    plan.bandwidthBilling = m_ui->billingCombo->currentIndex() == 0 ? domain::BandwidthBilling::ByTraffic
                                                                    : domain::BandwidthBilling::ByBandwidth;
    plan.sshKeyFile = m_ui->pickKeyRadio->isChecked() ? m_ui->keyFileEdit->text() : QString();
    m_ui->gitKeyBox->saveTo(plan);
    plan.access = access();
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
    m_ui->addressButton->setEnabled(!m_addressTask.isRunning());
    m_ui->otherGroupRadio->setEnabled(m_ui->groupCombo->count() > 0 || m_ui->otherGroupRadio->isChecked());
    const QString address = addressText();
    m_ui->addressNote->setText(address);
    m_ui->addressNote->setVisible(!address.isEmpty());
    m_ui->groupCombo->setEnabled(!own);
    const QString rules = rulesText();
    m_ui->rulesNote->setText(rules);
    m_ui->rulesNote->setVisible(!rules.isEmpty());
    m_ui->addRulesCheck->setVisible(lacksRules());
    m_ui->keyFileEdit->setEnabled(m_ui->pickKeyRadio->isChecked());
    const QString name = nameProblem();
    m_ui->nameNote->setText(name);
    m_ui->nameNote->setVisible(!name.isEmpty());
    constexpr double bitsPerByte = 8;
    m_ui->bytesLabel->setText(tr("= %1 MB/s").arg(messages::numberText(m_ui->bandwidthSpin->value() / bitsPerByte, 1)));
    m_ui->lineNote->setText(lineText());
    const QString key = keyText();
    m_ui->keyNote->setText(key);
    m_ui->keyNote->setVisible(!key.isEmpty());
    m_ui->mendKeyButton->setVisible(m_key && m_key->tooOpen && !m_key->problem);
    m_ui->copyKeyButton->setVisible(m_key && !m_key->publicLine.isEmpty());
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
