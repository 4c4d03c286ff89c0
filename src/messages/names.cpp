#include "messages/messages.h"

namespace spotbook::messages {

namespace {

QString say(const char *context, const char *text)
{
    return QCoreApplication::translate(context, text);
}

const char *stageWords(domain::Stage stage)
{
    using S = domain::Stage;
    switch (stage) {
    case S::Preflight: return QT_TRANSLATE_NOOP("Stage", "Check account, stock and price");
    case S::Network: return QT_TRANSLATE_NOOP("Stage", "Prepare the network");
    case S::KeyPair: return QT_TRANSLATE_NOOP("Stage", "Register the SSH key");
    case S::Disk: return QT_TRANSLATE_NOOP("Stage", "Prepare the work disk");
    case S::Buy: return QT_TRANSLATE_NOOP("Stage", "Buy the machine");
    case S::Boot: return QT_TRANSLATE_NOOP("Stage", "Start the machine");
    case S::Attach: return QT_TRANSLATE_NOOP("Stage", "Attach the work disk");
    case S::Login: return QT_TRANSLATE_NOOP("Stage", "Log in and prove the machine's identity");
    case S::Provision: return QT_TRANSLATE_NOOP("Stage", "Prepare the machine");
    case S::Notebook: return QT_TRANSLATE_NOOP("Stage", "Log in to the notebook");
    case S::Ready: return QT_TRANSLATE_NOOP("Stage", "Ready");
    case S::SaveWork: return QT_TRANSLATE_NOOP("Stage", "Save the work");
    case S::Detach: return QT_TRANSLATE_NOOP("Stage", "Detach the work disk");
    case S::ReleaseMachine: return QT_TRANSLATE_NOOP("Stage", "Release the machine");
    case S::SnapshotDisk: return QT_TRANSLATE_NOOP("Stage", "Make a snapshot of the disk");
    case S::DeleteDisk: return QT_TRANSLATE_NOOP("Stage", "Delete the disk");
    case S::Undo: return QT_TRANSLATE_NOOP("Stage", "Undo what was created");
    case S::LookAgain: return QT_TRANSLATE_NOOP("Stage", "Check what is really gone");
    }
    return "";
}

const char *billingWords(domain::Billing billing)
{
    switch (billing) {
    case domain::Billing::Charging: return QT_TRANSLATE_NOOP("Billing", "Billing");
    case domain::Billing::Parked: return QT_TRANSLATE_NOOP("Billing", "Parked");
    case domain::Billing::Nothing: return QT_TRANSLATE_NOOP("Billing", "Nothing is billed");
    case domain::Billing::Unknown: break;
    }
    return QT_TRANSLATE_NOOP("Billing", "Unknown");
}

const char *checkWords(launch::Check::What what)
{
    using W = launch::Check::What;
    switch (what) {
    case W::Clock: return QT_TRANSLATE_NOOP("Check", "Clock of this computer");
    case W::Reach: return QT_TRANSLATE_NOOP("Check", "Connection to the cloud");
    case W::Key: return QT_TRANSLATE_NOOP("Check", "Access key");
    case W::RootKey: return QT_TRANSLATE_NOOP("Check", "Key of a user, not of the whole account");
    case W::Permission: return QT_TRANSLATE_NOOP("Check", "Permissions of the key");
    case W::RealName: return QT_TRANSLATE_NOOP("Check", "Real-name verification");
    case W::Balance: return QT_TRANSLATE_NOOP("Check", "Balance");
    case W::Quota: return QT_TRANSLATE_NOOP("Check", "Quota for spot machines");
    case W::Lease: return QT_TRANSLATE_NOOP("Check", "The machine ends itself");
    case W::Exposure: return QT_TRANSLATE_NOOP("Check", "Only this computer is let in");
    case W::Rules: return QT_TRANSLATE_NOOP("Check", "The security group lets this computer in");
    case W::Stock: return QT_TRANSLATE_NOOP("Check", "Stock");
    case W::Price: return QT_TRANSLATE_NOOP("Check", "Price against your limit");
    case W::DryRun: return QT_TRANSLATE_NOOP("Check", "Trial order, without buying");
    }
    return "";
}

const char *checkStateWords(const launch::Check &check)
{
    using S = launch::Check::State;
    switch (check.state) {
    case S::Fine: return QT_TRANSLATE_NOOP("Check", "in order");
    case S::Warning: return QT_TRANSLATE_NOOP("Check", "please note");
    case S::Problem: return QT_TRANSLATE_NOOP("Check", "must be mended first");
    case S::Unknown: break;
    }
    // Nothing has failed: the network that it needs is only made by the launch.
    if (check.what == launch::Check::What::DryRun && !check.failure)
        return QT_TRANSLATE_NOOP("Check", "comes before the purchase");
    return QT_TRANSLATE_NOOP("Check", "could not be found out");
}

struct StepWords
{
    const char *topic; // the step's name without its leading number
    const char *text;
};

const StepWords stepWords[] = {
    {"wait", QT_TRANSLATE_NOOP("Step", "Wait for the machine's own set-up")},
    {"user", QT_TRANSLATE_NOOP("Step", "User account")},
    {"disk", QT_TRANSLATE_NOOP("Step", "Work disk")},
    {"tools", QT_TRANSLATE_NOOP("Step", "Tools for the terminal")},
    {"git", QT_TRANSLATE_NOOP("Step", "Git key")},
    {"python", QT_TRANSLATE_NOOP("Step", "Jupyter and scientific Python")},
    {"notebook", QT_TRANSLATE_NOOP("Step", "Notebook service")},
    {"proof", QT_TRANSLATE_NOOP("Step", "Proof that everything works")},
};

} // namespace

QString stageText(domain::Stage stage)
{
    return say("Stage", stageWords(stage));
}

QString billingText(domain::Billing billing)
{
    return say("Billing", billingWords(billing));
}

QString checkText(const launch::Check &check)
{
    const QString name = say("Check", checkWords(check.what));
    const QString state = check.state == launch::Check::State::Fine && !check.value.isEmpty()
                              ? checkValueText(check.value)
                              : say("Check", checkStateWords(check));
    const QString text = QCoreApplication::translate("Check", "%1: %2").arg(name, state);
    if (check.state == launch::Check::State::Fine || check.value.isEmpty())
        return text;
    return QCoreApplication::translate("Check", "%1 (%2)").arg(text, checkValueText(check.value));
}

QString checkName(launch::Check::What what)
{
    return say("Check", checkWords(what));
}

QString checkMark(launch::Check::State state)
{
    using S = launch::Check::State;
    switch (state) {
    case S::Fine: return QStringLiteral("✓");
    case S::Warning: return QStringLiteral("⚠");
    case S::Problem: return QStringLiteral("✗");
    case S::Unknown: break;
    }
    return QStringLiteral("?");
}

QString stepText(const QString &stack, const QString &step)
{
    Q_UNUSED(stack)
    QString topic = step;
    while (!topic.isEmpty() && (topic.at(0).isDigit() || topic.at(0) == QLatin1Char('-')))
        topic.remove(0, 1);
    for (const StepWords &row : stepWords) {
        if (topic == QLatin1String(row.topic))
            return say("Step", row.text);
    }
    topic.replace(QLatin1Char('-'), QLatin1Char(' '));
    return topic.isEmpty() ? step : topic;
}

} // namespace spotbook::messages
