// Can this account buy? Line by line, as far as it can be told without changing anything. The judgements are shared
// with the checks before a launch (flows.h).
#pragma once

#include "base/clock.h"
#include "launch/flows.h"

#include <functional>

namespace spotbook::launch {

// One line of the account's checklist. What::Permission comes once for each right (`permission` set) and once for all
// of them (`permission` empty, the counts set), which comes last.
struct AccountLine
{
    Check check;
    QString permission;                   // the provider's name, "ecs:RunInstances"
    int allowed = 0;                      // of all rights: those that the provider has accepted,
    int missing = 0;                      // those that it has refused,
    int unknown = 0;                      // those that show only when they are used
    std::optional<domain::Money> lacking; // Balance: what is to be paid in before a machine can be bought
    QString request; // Quota: what to paste where more is asked for, in the language that the provider's staff reads
    // Unknown because nothing was asked or no answer came, not because the provider does not tell it: asking again may
    // help.
    bool unanswered = false;
};

struct AccountQuestion
{
    QString regionId;               // whose quota; rights are tried there, too
    QVector<Check::What> only = {}; // empty: all lines. Clock, Reach, Key and RootKey are always looked at
    base::milliseconds perLine{std::chrono::seconds(20)};
};

using OnLine = std::function<void(const AccountLine &)>;

// Asks everything at once, at most six calls at a time, each with its own time. Each line is delivered as soon as it is
// known, from worker threads, one at a time, and all of them are returned. Never throws for what it checks: what cannot
// be told is Unknown. Without an answer to whose key it is the other lines are Unknown. Throws Cancelled.
QVector<AccountLine> checkAccount(const Context &context, const AccountQuestion &question, const OnLine &onLine,
                                  const base::StopToken &stop);

// -- judgements
Check clockCheck(std::chrono::seconds skew);
Check rootKeyCheck(const domain::Identity &identity);
// Which line an unanswered question after the key's owner belongs to: Clock, Reach or Key.
Check noIdentityCheck(const domain::Failure &failure);
Check realNameCheck(const domain::Quotas &quotas);
Check quotaCheck(const domain::Quotas &quotas, int neededVcpus, const QString &regionId);
Check balanceCheck(const std::optional<domain::Money> &balance, const domain::Money &needed);
// What to paste where more is asked for: so many vCPUs of all spot machines together, those that run now included.
// Known in the right language once the balance has been asked for.
QString quotaRequest(const cloud::CloudProvider &cloud, const QString &regionId, const QString &family, int vcpus);

} // namespace spotbook::launch
