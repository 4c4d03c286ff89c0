#include "cli/job.h"
#include "cli/json.h"
#include "launch/account_check.h"
#include "launch/git_key.h"
#include "messages/messages.h"

#include <QJsonDocument>

namespace spotbook::cli {

namespace {

QString identityText(const domain::Identity &identity)
{
    switch (identity.kind) {
    case domain::Identity::Kind::Root:
        return Words::tr("Account %1, with a key of the whole account. A key of a user with few permissions is safer: "
                         "spotbook keys policy")
            .arg(identity.accountId);
    case domain::Identity::Kind::Role: return Words::tr("Account %1, role %2").arg(identity.accountId, identity.name);
    case domain::Identity::Kind::User: break;
    }
    return Words::tr("Account %1, user %2").arg(identity.accountId, identity.name);
}

// One right among many is worth a line only when it is missing; all together have one.
void sayAccountLine(const Job &job, const launch::AccountLine &line)
{
    const auto &check = line.check;
    const bool isRight = !line.permission.isEmpty();
    if (isRight && check.state != launch::Check::State::Problem)
        return;
    job.say(QStringLiteral("%1 %2: %3")
                .arg(messages::checkMark(check.state), isRight ? line.permission : messages::checkName(check.what),
                     messages::accountValueText(line)));
    if (isRight || !check.failure)
        return;
    const auto message = messages::describe(*check.failure, job.provider());
    job.say(QStringLiteral("    → ") + message.remedy);
    for (const QString &more : {message.link, line.request}) {
        if (!more.isEmpty())
            job.say(QStringLiteral("      ") + more);
    }
}

} // namespace

ExitCode keysSet(const Job &job)
{
    QString id = job.line.keyId;
    if (id.isEmpty())
        id = job.terminal.askLine(Words::tr("Access key ID:"), job.stop);
    const base::Secret typed = job.terminal.askSecret(Words::tr("Secret (not shown):"), job.stop);
    const auto typedBytes = typed.reveal();
    QString text = QString::fromUtf8(typedBytes.data(), int(typedBytes.size()));
    const auto key = secrets::cleanAccessKey(id, text);
    base::wipe(text.data(), size_t(text.size()) * sizeof(QChar));

    std::optional<domain::Identity> identity;
    if (job.line.check) {
        const auto cloud = job.services.makeProvider(key);
        identity = cloud->identity({job.stop});
    }
    job.services.setAccessKey(key, job.stop);
    const bool kept = job.services.secretStore().remembers();
    if (job.json()) {
        job.document({{QStringLiteral("stored"), kept},
                      {QStringLiteral("identity"), identity ? QJsonValue(toJson(*identity)) : QJsonValue()}});
        return ExitCode::Ok;
    }
    if (identity)
        job.say(identityText(*identity));
    job.say(kept ? Words::tr("The key is in the system's keychain.")
                 : Words::tr("The key was accepted, and forgotten with the end of this run."));
    return ExitCode::Ok;
}

ExitCode keysCheck(const Job &job)
{
    const auto context = job.context();
    auto &cloud = context.cloud;
    const auto identity = cloud.identity({job.stop}); // without it there is nothing to check
    job.say(identityText(identity));
    launch::AccountQuestion question;
    question.regionId = job.line.regions.value(0, job.provider().bootstrapRegion);
    QJsonArray checks;
    std::optional<domain::Failure> problem;
    const auto lines = launch::checkAccount(
        context, question, [&](const launch::AccountLine &line) { sayAccountLine(job, line); }, job.stop);
    for (const auto &line : lines) {
        checks.append(toJson(line, job.provider()));
        if (!problem && line.check.state == launch::Check::State::Problem)
            problem = line.check.failure.value_or(domain::Failure{});
    }
    if (job.json())
        job.document({{QStringLiteral("identity"), toJson(identity)},
                      {QStringLiteral("balance"), toJson(cloud.balance({job.stop}))},
                      {QStringLiteral("neededBalance"), toJson(cloud.neededBalance())},
                      {QStringLiteral("clockSkewSeconds"), int(cloud.clockSkew().count())},
                      {QStringLiteral("region"), question.regionId},
                      {QStringLiteral("checks"), checks}});
    return problem ? exitCodeFor(problem->kind) : ExitCode::Ok;
}

ExitCode keysForget(const Job &job)
{
    job.services.forgetAccessKey(job.stop);
    if (job.json())
        job.document({{QStringLiteral("forgotten"), true}});
    job.say(
        Words::tr("The key is no longer in the keychain. It still works: delete it in the provider's console if it is "
                  "not needed any more."));
    return ExitCode::Ok;
}

ExitCode keysPolicy(const Job &job)
{
    job.terminal.line(QString::fromUtf8(job.provider().permissionPolicy).trimmed());
    return ExitCode::Ok;
}

ExitCode keysGit(const Job &job)
{
    const auto key = launch::ownGitKey(job.services.paths());
    if (key.problem)
        throw domain::Error(*key.problem);
    if (job.json()) {
        job.document({{QStringLiteral("file"), key.path},
                      {QStringLiteral("public"), QString::fromLatin1(key.publicLine)},
                      {QStringLiteral("fingerprint"), key.fingerprint}});
        return ExitCode::Ok;
    }
    job.terminal.line(QString::fromLatin1(key.publicLine) + QStringLiteral(" spotbook"));
    job.terminal.note(
        Words::tr("Add this line to your account at GitHub, GitLab or Gitee; then launch with --git-key own."));
    return ExitCode::Ok;
}

ExitCode passwordSet(const Job &job)
{
    const base::Secret password = job.terminal.askSecret(Words::tr("Notebook password (not shown):"), job.stop);
    if (password.reveal().size() < 8) {
        throw domain::Error(domain::FailureKind::InvalidInput,
                            {{QStringLiteral("field"), QStringLiteral("password")},
                             {QStringLiteral("value"), Words::tr("fewer characters")},
                             {QStringLiteral("reason"), Words::tr("eight characters or more are expected")}});
    }
    if (job.terminal.inputIsTerminal()) {
        const base::Secret again = job.terminal.askSecret(Words::tr("Once more:"), job.stop);
        if (!password.equals(again)) {
            throw domain::Error(domain::FailureKind::InvalidInput,
                                {{QStringLiteral("field"), QStringLiteral("password")},
                                 {QStringLiteral("value"), Words::tr("two different entries")},
                                 {QStringLiteral("reason"), Words::tr("the same password is expected twice")}});
        }
    }
    auto &store = job.services.secretStore();
    store.write(secrets::name::notebookPassword(job.line.target), password, job.stop);
    if (job.json())
        job.document({{QStringLiteral("stored"), store.remembers()}});
    job.say(Words::tr("Kept for the profile %1. A machine takes it over when it is launched.").arg(job.line.target));
    return ExitCode::Ok;
}

ExitCode passwordShow(const Job &job)
{
    const auto password = job.services.secretStore().read(secrets::name::notebookPassword(job.line.target), job.stop);
    if (!password) {
        throw domain::Error(domain::FailureKind::NotFound, {{QStringLiteral("what"), Words::tr("notebook password")},
                                                            {QStringLiteral("id"), job.line.target}});
    }
    if (job.json()) {
        const auto bytes = password->reveal();
        const QJsonObject shown{{QStringLiteral("password"), QString::fromUtf8(bytes.data(), int(bytes.size()))}};
        job.terminal.reveal(QString(), base::Secret(QJsonDocument(shown).toJson(QJsonDocument::Compact)));
        return ExitCode::Ok;
    }
    job.terminal.reveal(Words::tr("Notebook password:"), *password);
    return ExitCode::Ok;
}

} // namespace spotbook::cli
