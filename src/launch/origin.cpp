#include "launch/origin.h"

#include <QHostAddress>
#include <QUrl>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

QString accountOf(const Context &context, const cloud::Call &call)
{
    return context.account ? context.account->id(context.cloud, call) : context.cloud.identity(call).accountId;
}

bool isOnThisComputer(const QString &endpoint)
{
    const QString host = QUrl(endpoint).host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QString place(const QString &account, const QString &endpoint)
{
    return endpoint.isEmpty() ? account : QStringLiteral("%1 (%2)").arg(account, endpoint);
}

} // namespace

QString KnownAccount::id(cloud::CloudProvider &cloud, const cloud::Call &call)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_id.isEmpty())
            return m_id;
    }
    const QString asked = cloud.identity(call).accountId;
    const std::lock_guard lock(m_mutex);
    m_id = asked;
    return asked;
}

QJsonObject originOf(const Context &context, const cloud::Call &call)
{
    QJsonObject origin{{accountMember, accountOf(context, call)}};
    if (!context.endpoint.isEmpty())
        origin.insert(endpointMember, context.endpoint);
    return origin;
}

void Origin::ask()
{
    if (m_failure)
        throw Error(*m_failure);
    if (!m_account.isEmpty())
        return;
    try {
        m_account = accountOf(m_context, m_call);
    } catch (const Error &error) {
        m_failure = error.failure();
        throw;
    }
}

std::optional<domain::Failure> Origin::otherThan(const Record &record)
{
    const QString account = record.account();
    if (account.isEmpty())
        return std::nullopt;
    ask();
    // Several endpoints of a provider reach the same account; a practice cloud's port may be another each time.
    if (account == m_account && isOnThisComputer(record.endpoint()) == isOnThisComputer(m_context.endpoint))
        return std::nullopt;
    domain::Failure failure;
    failure.kind = FailureKind::OtherAccount;
    failure.params = {{QStringLiteral("launch"), record.launchId},
                      {QStringLiteral("account"), place(account, record.endpoint())},
                      {QStringLiteral("current"), place(m_account, m_context.endpoint)}};
    return failure;
}

void requireMadeHere(const Context &context, const Record &record, const cloud::Call &call)
{
    if (const auto failure = Origin(context, call).otherThan(record))
        throw Error(*failure);
}

} // namespace spotbook::launch
