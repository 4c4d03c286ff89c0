// Failure, stage and state in the person's language: what happened, why, and what mends it. The lowest folder with
// tr().
#pragma once

#include "cloud/cloud_provider.h"
#include "domain/failure.h"
#include "domain/launch_state.h"
#include "domain/stage.h"
#include "launch/account_check.h"
#include "launch/flows.h"
#include "messages/figures.h"

#include <QCoreApplication>
#include <QString>

namespace spotbook::messages {

enum class RemedyAction {
    None,
    Retry,
    OpenLink,
    CheckKey,
    ChooseOther,
    TopUp,
    ShowPolicy,
    UnlockKeychain,
    ThisRunOnly,
    TypeAddress,
    Undo,
    Resume,
    TypePassword, // of the notebook
    ShowStorage,  // what there is of disks, snapshots and images
};

struct Message
{
    QString title;       // one short sentence: what happened
    QString explanation; // why, in plain words
    QString remedy;      // what mends it, in the imperative
    RemedyAction action = RemedyAction::None;
    QString link;    // for OpenLink and TopUp
    QString command; // the terminal's way, e.g. "spotbook keys set"
};

Message describe(const domain::Failure &failure, const cloud::ProviderInfo &provider);
QString stageText(domain::Stage stage);
QString billingText(domain::Billing billing);
QString checkText(const launch::Check &check);
// A check's figure, "118.20 CNY", "8 vCPUs", "320 ms", as the person's language writes it; a name stays as it is.
QString checkValueText(const QString &value);
QString checkName(launch::Check::What what); // "Balance"
// A sign that tells the state by its shape.
QString checkMark(launch::Check::State state);
// What is known of a line of the account's checklist: "¥20.00; ¥80.00 is missing", "12 s from the cloud's".
QString accountValueText(const launch::AccountLine &line);
QString stepText(const QString &stack, const QString &step);
// Things as the flows name them in receipts and in "left": kind, id and what they know of size and price, "disk d-1 40
// GiB". Untranslated there: journals and --json keep them. What has another form comes back as it is.
QString thingText(const QString &thing);
QStringList thingTexts(const QStringList &things);
// A failure's "what" or what a sweep found: "stop", "snapshot", "key-pair", a thing, or a reason. What is none of them
// is a name, and comes back as it is.
QString kindText(const QString &what);
// A failure's "reason". What the code below does not say itself is the system's or the cloud's own words, and comes
// back as it is. {currency} and {minutes} stay, for the failure's parameters.
QString reasonText(const QString &reason);

} // namespace spotbook::messages
