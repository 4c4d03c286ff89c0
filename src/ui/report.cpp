#include "ui/report.h"

#include "ui/job.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QTimer>
#include <algorithm>

namespace spotbook::ui {

using domain::StageState;

namespace {
constexpr int programLines = 40; // of the program's own log, where there is one of a verb
constexpr int shownMilliseconds = 2500;

const char *name(Verb verb)
{
    switch (verb) {
    case Verb::Launch: return "Launch";
    case Verb::Resume: return "Resume";
    case Verb::Undo: return "Undo";
    case Verb::Start: return "Start";
    case Verb::Park: return "Park";
    case Verb::Release: return "Release";
    case Verb::Erase: return "Erase";
    case Verb::Stop: return "Stop";
    }
    return "";
}
} // namespace

void addServices(messages::Report &report, const launch::Services &services)
{
    report.cloud = services.provider().name;
    report.practice = services.practice();
}

void addPlan(messages::Report &report, const domain::LaunchPlan &plan)
{
    report.region = plan.regionId;
    report.zone = plan.zoneId;
    report.type = plan.typeId;
}

void addState(messages::Report &report, const domain::LaunchState &state)
{
    report.region = state.regionId;
    if (state.machine) {
        report.zone = state.machine->zoneId;
        report.type = state.machine->typeId;
    }
    if (state.trouble && !report.failure)
        report.failure = state.trouble;
}

void addJob(messages::Report &report, const Job &job)
{
    report.activity = QString::fromLatin1(name(job.verb()));
    const auto &stages = job.stages();
    // The one that failed, else the latest that was begun.
    const auto failed = std::find_if(stages.begin(), stages.end(),
                                     [](const StageLine &line) { return line.state == StageState::Failed; });
    const auto begun = std::find_if(stages.rbegin(), stages.rend(),
                                    [](const StageLine &line) { return line.state != StageState::Waiting; });
    const StageLine *line = failed != stages.end() ? &*failed : begun != stages.rend() ? &*begun : nullptr;
    if (line)
        report.stage = QString(domain::stageName(line->stage) + QLatin1Char(' ') + line->item).trimmed()
                       + QStringLiteral(" (%1 s)").arg(line->elapsed.count() / 1000);
    if (job.failure())
        report.failure = job.failure();
    report.log = report.log.mid(std::max(0, int(report.log.size()) - programLines)) + job.log();
}

QString reportWith(const ReportFacts &facts, const std::optional<domain::Failure> &failure)
{
    messages::Report report = messages::blankReport();
    report.versions << QGuiApplication::platformName();
    if (facts)
        facts(report);
    if (failure)
        report.failure = failure;
    return messages::reportText(report);
}

void copyReport(const QString &report, QPushButton *button)
{
    QGuiApplication::clipboard()->setText(report);
    const QString words = button->text();
    const QString said = QCoreApplication::translate("Report", "Copied ✓");
    if (words == said)
        return;
    button->setText(said);
    QTimer::singleShot(shownMilliseconds, button, [button, words, said] {
        if (button->text() == said) // the language may have changed since
            button->setText(words);
    });
}

} // namespace spotbook::ui
