// What the network page says about what it has found out.
#include "launch/group_rules.h"
#include "launch/own_address.h"
#include "ui/texts.h"
#include "ui/wizard/network_page.h"
#include "ui_network_page.h"

#include <QFileInfo>

namespace spotbook::ui {

QString NetworkPage::nameProblem() const
{
    auto plan = m_state.plan;
    plan.machineName = m_ui->nameEdit->text().trimmed();
    for (const auto &problem : plan.problems()) {
        if (problem.params.value(QStringLiteral("field")) == QLatin1String("machineName"))
            return tr("⚠ 3 to 60 letters, digits and hyphens; a letter first, no hyphen at the end.");
    }
    return {};
}

QString NetworkPage::addressProblem() const
{
    const QString address = m_ui->addressEdit->text().trimmed();
    if (address.isEmpty() || launch::toCidr(address))
        return {};
    return tr("⚠ This is no address: 203.0.113.7 is one, 203.0.113.0/24 a block of them.");
}

QString NetworkPage::addressText() const
{
    const auto cidr = launch::toCidr(m_ui->addressEdit->text().trimmed());
    if (!cidr || !launch::letsStrangersIn(*cidr))
        return addressProblem();
    const bool opened = m_ui->ownGroupRadio->isChecked() || (lacksRules() && m_ui->addRulesCheck->isChecked());
    return opened ? tr("⚠ %1 is far more than this computer: strangers may try to log in, too. Only key and password "
                       "keep them out.")
                        .arg(*cidr)
                  : QString();
}

bool NetworkPage::lacksRules() const
{
    const auto cidr = launch::toCidr(m_ui->addressEdit->text().trimmed());
    if (chosenGroup().isEmpty() || !m_rules.found || !cidr)
        return false;
    const auto review = launch::reviewRules(*m_rules.found, launch::neededPorts(access()), *cidr);
    return !review.missing.isEmpty() || !review.unsure.isEmpty();
}

QString NetworkPage::rulesText() const
{
    if (m_ui->otherGroupRadio->isChecked() && m_ui->groupCombo->currentIndex() < 0)
        return m_groupsTask.isRunning() || m_groupsOf != groupsKey() || m_groupId.isEmpty()
                   ? QString()
                   : tr("⚠ The security group %1 is not in this region. Choose another one, or let Spotbook make one.")
                         .arg(m_groupId);
    if (chosenGroup().isEmpty())
        return {};
    if (m_rules.trouble)
        return tr("? Its rules could not be read: %1.")
            .arg(messages::describe(*m_rules.trouble, m_state.services.provider()).title);
    if (!m_rules.found)
        return tr("Reading its rules…");
    const auto cidr = launch::toCidr(m_ui->addressEdit->text().trimmed());
    if (!cidr)
        return tr("? Whether it lets this computer in is known as soon as the address is.");
    const auto review = launch::reviewRules(*m_rules.found, launch::neededPorts(access()), *cidr);
    QStringList lines;
    const auto named = [](const QVector<quint16> &ports) {
        QStringList names;
        for (const quint16 port : ports)
            names.append(port == launch::sshPort ? tr("port %1 (SSH)").arg(port) : tr("port %1 (notebook)").arg(port));
        return names.join(QStringLiteral(", "));
    };
    const QString list = named(review.missing);
    if (!review.refused.isEmpty())
        lines.append(tr("✗ A rule of its own turns %1 away at %2, whatever is added: the login will fail. Change that "
                        "rule in the console, or choose another group.")
                         .arg(*cidr, named(review.refused)));
    if (!review.unsure.isEmpty())
        lines.append(
            tr("? Whether it lets %1 in at %2 is up to a list that the cloud keeps elsewhere and Spotbook does "
               "not read.")
                .arg(*cidr, named(review.unsure)));
    if (list.isEmpty() && lines.isEmpty())
        lines.append(tr("✓ It lets %1 in.").arg(*cidr));
    if (!list.isEmpty() && m_ui->addRulesCheck->isChecked())
        lines.append(tr("✗ It does not let %1 in at %2. The launch adds what is missing.").arg(*cidr, list));
    else if (!list.isEmpty())
        lines.append(
            tr("✗ It does not let %1 in at %2. Without that the launch will fail and undo itself.").arg(*cidr, list));
    for (const auto &rule : review.wide) {
        const QString ports = rule.fromPort == rule.toPort
                                  ? QString::number(rule.fromPort)
                                  : QStringLiteral("%1–%2").arg(rule.fromPort).arg(rule.toPort);
        lines.append(tr("⚠ Wider than needed: %1 may reach port %2. Spotbook does not touch that rule; only key and "
                        "password keep strangers out.")
                         .arg(rule.sourceCidr, ports));
    }
    return lines.join(QLatin1Char('\n'));
}

QString NetworkPage::lineText() const
{
    if (m_lineTask.isRunning())
        return tr("Asking for the price of the line…");
    const QString fixed = m_line.perHour ? tr("%1 whether used or not").arg(messages::perHourText(*m_line.perHour))
                                         : tr("price not known");
    return tr("By bandwidth: %1. By traffic: each outgoing gigabyte, at the region's price.").arg(fixed);
}

QString NetworkPage::keyText() const
{
    const bool pick = m_ui->pickKeyRadio->isChecked();
    if (!m_key)
        return m_keyTask.isRunning() ? tr("Looking at the key…") : QString();
    if (m_key->problem) {
        if (!pick && !QFileInfo::exists(m_key->path))
            return tr("It is made at the first launch.");
        if (pick && m_ui->keyFileEdit->text().isEmpty())
            return {};
        return QStringLiteral("✗ ") + messages::describe(*m_key->problem, m_state.services.provider()).explanation;
    }
    QStringList lines{tr("Public half: %1").arg(shortenedKey(m_key->publicLine))};
    if (m_key->tooOpen)
        lines.append(
            tr("⚠ Others on this computer may read the file, and ssh refuses such keys. chmod 600 leaves it to "
               "you alone."));
    if (!m_keyInCloud)
        lines.append(m_cloudKeyTask.isRunning() ? tr("Comparing it with the keys in the cloud…")
                                                : tr("? Not compared with the keys in the cloud."));
    else if (m_keyInCloud->oursDiffers)
        lines.append(tr("✗ The key pair %1 in the cloud is another key: the login would fail. Delete that pair in the "
                        "console, or choose another key.")
                         .arg(m_keyInCloud->oursName));
    else if (m_keyInCloud->names.isEmpty())
        lines.append(tr("The cloud does not know it yet in this region; the launch brings its public half there."));
    else
        lines.append(tr("✓ The same key is in the cloud as %1.").arg(m_keyInCloud->names.join(QStringLiteral(", "))));
    return lines.join(QLatin1Char('\n'));
}

} // namespace spotbook::ui
