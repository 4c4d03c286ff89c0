#include "launch/timings.h"

namespace spotbook::launch {

using domain::Stage;

namespace {

QString keyOf(const Context &context, Stage stage, const QString &stack)
{
    QString key = QStringLiteral("stage/") + domain::stageName(stage);
    if (stage == Stage::Provision)
        key += QLatin1Char('/') + stack;
    return context.endpoint.isEmpty() ? key : QStringLiteral("practice/") + key;
}

} // namespace

const QVector<Stage> &stagesOfALaunch()
{
    static const QVector<Stage> stages{Stage::Preflight, Stage::Network, Stage::KeyPair, Stage::Disk,
                                       Stage::Buy,       Stage::Boot,    Stage::Attach,  Stage::Login,
                                       Stage::Provision, Stage::Notebook};
    return stages;
}

QMap<Stage, storage::LearnedTimes::Range> learnedTimes(const Context &context, const QString &stack)
{
    QStringList keys;
    for (const Stage stage : stagesOfALaunch())
        keys << keyOf(context, stage, stack);
    const auto known = storage::LearnedTimes(context.paths).ranges(keys);
    QMap<Stage, storage::LearnedTimes::Range> times;
    for (const Stage stage : stagesOfALaunch()) {
        const auto found = known.find(keyOf(context, stage, stack));
        if (found != known.end())
            times.insert(stage, *found);
    }
    return times;
}

void learnTimes(const Context &context, const QString &stack, const QMap<Stage, base::milliseconds> &took)
{
    QMap<QString, std::chrono::milliseconds> all;
    for (const Stage stage : stagesOfALaunch()) {
        if (took.contains(stage))
            all.insert(keyOf(context, stage, stack), took.value(stage));
    }
    storage::LearnedTimes(context.paths).record(all);
}

} // namespace spotbook::launch
