#include "launch/prepare.h"

#include "launch/git_key.h"
#include "launch/group_rules.h"
#include "notebook/notebook.h"
#include "provisioning/arguments.h"
#include "storage/learned_times.h"

#include <QCryptographicHash>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::NotebookAccess;
using domain::Stage;
using domain::StageState;

namespace {

const QString sshLabel = QStringLiteral("ssh");

QString stepLabel(const QString &step)
{
    return QStringLiteral("step/") + step;
}

void reportStep(Run &run, const provisioning::Stack &stack, const provisioning::StepEvent &event)
{
    using provisioning::StepResult;
    const bool over = event.result == StepResult::Changed || event.result == StepResult::AlreadyRight;
    const int percent = stack.percentAfter(event.index + (over ? 1 : 0));
    switch (event.result) {
    case StepResult::Running: run.report(Stage::Provision, StageState::Running, event.step, {}, percent); return;
    case StepResult::Changed:
        run.report(Stage::Provision, StageState::Done, event.step, QStringLiteral("changed"), percent);
        break;
    case StepResult::AlreadyRight:
        run.report(Stage::Provision, StageState::Skipped, event.step, QStringLiteral("already right"), percent);
        break;
    case StepResult::Failed: run.report(Stage::Provision, StageState::Failed, event.step, event.text, percent); break;
    }
}

// By the serial the machine finds the disk; with none in hand the work would land on the system disk. A provider that
// does not tell it makes it of the id (ECS: the id without "d-").
QString serialOf(const domain::Disk &disk)
{
    const QString idPrefix = QStringLiteral("d-");
    const QString serial = !disk.serial.isEmpty()         ? disk.serial
                           : disk.id.startsWith(idPrefix) ? disk.id.mid(idPrefix.size())
                                                          : disk.id;
    if (serial.isEmpty())
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("disk")}, {QStringLiteral("id"), disk.id}});
    return serial;
}

notebook::Certificate certificateFor(Run &run, const domain::Machine &machine)
{
    auto certificate = run.access().makeCertificate({machine.publicAddress}, run.now());
    const QJsonObject data{{QStringLiteral("sha256"), QString::fromLatin1(certificate.sha256.toHex())},
                           {QStringLiteral("fingerprint"), certificate.fingerprint()},
                           {QStringLiteral("address"), machine.publicAddress}};
    run.journal().intent(Act::Certificate, run.now(), {}, machine.publicAddress, data);
    return certificate;
}

} // namespace

quint16 tunnelPort(const QString &launchId)
{
    const auto hash = QCryptographicHash::hash(launchId.toUtf8(), QCryptographicHash::Sha256);
    return quint16(20000 + (quint8(hash.at(0)) << 8 | quint8(hash.at(1))) % 10000);
}

base::Secret notebookPassword(const Context &context, const QString &profile, const base::StopToken &stop)
{
    const QString name = secrets::name::notebookPassword(profile);
    if (auto stored = context.secrets.read(name, stop); stored && !stored->isEmpty())
        return *stored;
    auto made = secrets::generatePassword();
    context.secrets.write(name, made, stop);
    return made;
}

NotebookAt notebookAt(const domain::LaunchPlan &plan, const QString &launchId, const domain::Machine &machine,
                      const QByteArray &certificateSha256)
{
    if (plan.access == NotebookAccess::Address)
        return {notebook::addressToOpen(machine.endpoint(notebookPort)), certificateSha256};
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(tunnelPort(launchId));
    url.setPath(QStringLiteral("/"));
    return {url, {}};
}

std::optional<NotebookAt> provisionedBefore(const storage::Journal &journal, const domain::Machine &machine)
{
    const auto provisioned = journal.lastResult(Act::Provision);
    if (!provisioned || provisioned->id != machine.id
        || provisioned->data.value(QStringLiteral("address")).toString() != machine.publicAddress)
        return std::nullopt;
    return notebookAt(journal.plan(), journal.launchId(), machine,
                      QByteArray::fromHex(provisioned->data.value(QStringLiteral("sha256")).toString().toLatin1()));
}

NotebookAt provision(Run &run, const domain::Machine &machine, ssh::Session &session, const WorkDisk &disk)
{
    const auto &plan = run.plan();
    const auto stack = run.access().loadStack(plan.stack, run.context().paths.stacks());
    provisioning::Arguments arguments;
    arguments.diskSerial = serialOf(disk.disk);
    arguments.diskMayBeFormatted = disk.madeHere && plan.workDisk.source == domain::WorkDiskSource::New;
    arguments.notebookPort = notebookPort;
    arguments.notebookOnLoopback = plan.access == NotebookAccess::Tunnel;

    provisioning::RunOptions options;
    const auto password = notebookPassword(run.context(), plan.profile, run.stop());
    options.secrets.insert(provisioning::secretPasswordHash, base::Secret(run.access().hashPassword(password)));
    QByteArray certificateSha256;
    if (plan.access == NotebookAccess::Address) {
        const auto certificate = certificateFor(run, machine);
        arguments.certificatePem = certificate.pem;
        options.secrets.insert(provisioning::secretCertificateKey, certificate.privateKeyPem);
        certificateSha256 = certificate.sha256;
    }
    if (const auto key = gitKey(run.context().paths, plan))
        options.secrets.insert(provisioning::secretGitKey, *key);
    options.arguments = arguments.toJson();
    storage::LearnedTimes learned(run.context().paths);
    options.onStep = [&](const provisioning::StepEvent &event) { reportStep(run, stack, event); };
    options.onLog = [&](const QByteArray &text) {
        run.report(Stage::Provision, StageState::Running, {}, QString::fromUtf8(base::redact(text)));
    };
    options.reconnect = [&] { return reenter(run, machine); };
    options.reconnectToStop = [&] {
        return run.access().connect(connectOptions(run.context(), plan, run.launchId(), machine), {});
    };

    run.throwIfStopped();
    run.journal().intent(Act::Provision, run.now(), {}, machine.id);
    const auto outcome = [&] {
        const TimeSheet::Entry booked(run.times(), sshLabel);
        return run.access().runStack(session, stack, options, run.clock(), run.stop());
    }();
    for (const auto &step : outcome.steps) {
        run.times().move(sshLabel, stepLabel(step.step), step.took);
        if (step.result == provisioning::StepResult::Changed)
            learned.record(QStringLiteral("step/") + stack.name + QLatin1Char('/') + step.step, step.took);
    }
    run.journal().result(Act::Provision, run.now(), machine.id,
                         {{QStringLiteral("address"), machine.publicAddress},
                          {QStringLiteral("sha256"), QString::fromLatin1(certificateSha256.toHex())},
                          {QStringLiteral("changed"), outcome.changed},
                          {QStringLiteral("alreadyRight"), outcome.alreadyRight}});
    return notebookAt(plan, run.launchId(), machine, certificateSha256);
}

void checkNotebook(Run &run, const domain::Machine &machine, const NotebookAt &notebook, base::milliseconds allowed)
{
    const TimeSheet::Entry booked(run.times(), QStringLiteral("notebook"));
    notebook::Probe probe{notebook.url, notebook.certificateSha256,
                          notebookPassword(run.context(), run.plan().profile, run.stop())};
    std::unique_ptr<ssh::Tunnel> tunnel;
    if (run.plan().access == NotebookAccess::Tunnel) {
        tunnel = run.access().openTunnel(connectOptions(run.context(), run.plan(), run.launchId(), machine), 0,
                                         notebookPort);
        probe.url.setPort(tunnel->localPort());
    }
    run.access().waitUntilReady(run.context().http, probe, run.clock(), allowed, run.stop());
}

} // namespace spotbook::launch
