#include "launch/halfway.h"

#include "launch/record.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

QString profileOf(const Context &context, const QString &launchId)
{
    try {
        return readRecord(context.paths, launchId).plan.profile;
    } catch (const Error &) {
        return launchId; // the terminal takes either
    }
}

} // namespace

Error halfway(const Error &error, const Context &context, const QString &launchId, const QString &verb)
{
    if (error.kind() != FailureKind::Cancelled && error.kind() != FailureKind::TimedOut)
        return error;
    auto failure = error.failure();
    failure.kind = FailureKind::StoppedHalfway;
    failure.params.insert(QStringLiteral("verb"), verb);
    failure.params.insert(QStringLiteral("launch"), launchId);
    failure.params.insert(QStringLiteral("profile"), profileOf(context, launchId));
    failure.params.insert(QStringLiteral("cause"), domain::failureKindName(error.kind()));
    return Error(failure);
}

} // namespace spotbook::launch
