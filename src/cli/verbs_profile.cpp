#include "cli/job.h"

#include "storage/paths.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

namespace spotbook::cli {

ExitCode profileList(const Job &job)
{
    const QStringList names = job.services.profiles().names();
    if (job.json())
        job.document({{QStringLiteral("profiles"), QJsonArray::fromStringList(names)}});
    for (const QString &name : names)
        job.say(name);
    return ExitCode::Ok;
}

ExitCode profileShow(const Job &job)
{
    const auto plan = job.services.profiles().load(job.line.target);
    if (job.json())
        job.document({{QStringLiteral("profile"), domain::toJson(plan)}});
    job.say(QString::fromUtf8(storage::ProfileStore::exported(plan)).trimmed());
    return ExitCode::Ok;
}

ExitCode profileImport(const Job &job)
{
    QString name = job.line.target;
    if (name.isEmpty()) {
        name = QFileInfo(job.line.file).completeBaseName();
        name.replace(QRegularExpression(QStringLiteral("[^A-Za-z0-9._-]")), QStringLiteral("-"));
    }
    const auto plan = storage::ProfileStore::import(job.line.file, name);
    const auto problems = plan.problems();
    for (const auto &problem : problems) {
        // The name must be good to be kept under; anything else can be filled in later.
        if (problem.params.value(QStringLiteral("field")) == QLatin1String("profile"))
            throw domain::Error(problem);
    }
    job.services.profiles().save(plan);
    if (job.json())
        job.document({{QStringLiteral("profile"), domain::toJson(plan)}});
    job.say(Words::tr("Imported as %1.").arg(plan.profile));
    return ExitCode::Ok;
}

ExitCode profileExport(const Job &job)
{
    const auto plan = job.services.profiles().load(job.line.target);
    const QByteArray text = storage::ProfileStore::exported(plan);
    if (!job.line.file.isEmpty())
        storage::writeFileDurably(QFileInfo(job.line.file).absoluteFilePath(), text, 0644);
    if (job.json())
        job.document({{QStringLiteral("profile"), domain::toJson(plan)}, {QStringLiteral("file"), job.line.file}});
    else if (job.line.file.isEmpty())
        job.say(QString::fromUtf8(text).trimmed());
    else
        job.say(Words::tr("Written to %1.").arg(job.line.file));
    return ExitCode::Ok;
}

ExitCode profileRemove(const Job &job)
{
    job.services.profiles().load(job.line.target); // NotFound when there is none
    job.services.profiles().remove(job.line.target);
    if (job.json())
        job.document({{QStringLiteral("removed"), job.line.target}});
    job.say(Words::tr("The profile is gone. Machines, disks and snapshots made from it are as they were."));
    return ExitCode::Ok;
}

} // namespace spotbook::cli
