// In which account of which cloud a launch was made. With the key of another account nothing of it can be seen: what is
// not found there is not gone.
#pragma once

#include "launch/context.h"
#include "launch/record.h"

#include <QJsonObject>

namespace spotbook::launch {

// What the first entry of a new journal says. Throws what asking for the account throws.
QJsonObject originOf(const Context &context, const cloud::Call &call);

// What the present key and endpoint reach. Asks the cloud for the account at most once, and not before it must.
class Origin
{
public:
    Origin(const Context &context, cloud::Call call) : m_context(context), m_call(std::move(call)) {}
    // OtherAccount when the launch was made with a key of another account, or with a practice cloud while this is none
    // (and the other way round). nullopt also for journals that do not say where. Throws what asking throws.
    std::optional<domain::Failure> otherThan(const Record &record);

private:
    void ask();

    const Context &m_context;
    cloud::Call m_call;
    QString m_account;
    std::optional<domain::Failure> m_failure; // of asking; thrown again instead of asking again
};

// Before anything is concluded from what the cloud does not show. Throws OtherAccount.
void requireMadeHere(const Context &context, const Record &record, const cloud::Call &call);

} // namespace spotbook::launch
