#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "storage/journal.h"

#include <QDir>

namespace spotbook::test {

namespace {

// The flows must not speak HTTP when they are given an address.
class NoHttp final : public net::HttpClient
{
public:
    net::HttpResponse send(const net::HttpRequest &request, const base::StopToken &) override
    {
        throw domain::Error(domain::FailureKind::NetworkUnreachable, {}, request.url.toString());
    }
};

QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + QStringLiteral("/spotbook-flow-XXXXXX");
}

} // namespace

Rig::Rig()
    : m_home(quickFolder()), m_paths(storage::Paths::below(m_home.path())), m_http(std::make_unique<NoHttp>()),
      m_secrets(secrets::makeMemoryStore())
{
    m_paths.create();
}

Rig::~Rig()
{
    storage::Journal::setAppendHook({});
}

launch::Context Rig::context()
{
    return {clock, cloud, *m_http, *m_secrets, m_paths, QStringLiteral("0123456789abcdef"), {}, ownAddress, &access};
}

launch::ProgressSink Rig::sink()
{
    return [this](const domain::Progress &line) { progress.append(line); };
}

domain::LaunchPlan Rig::plan() const
{
    domain::LaunchPlan plan;
    plan.profile = QStringLiteral("work");
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = domain::Money::parse(QStringLiteral("2.00"), QStringLiteral("CNY"));
    return plan;
}

launch::LaunchResult Rig::launch(const domain::LaunchPlan &plan)
{
    return launch::launch(context(), plan, sink(), {});
}

QStringList Rig::acts(const QString &launchId) const
{
    QStringList all;
    for (const auto &entry : storage::Journal::read(m_paths, launchId)) {
        const char *kind = entry.kind == storage::Entry::Kind::Intent   ? " intent"
                           : entry.kind == storage::Entry::Kind::Result ? " result"
                                                                        : " note";
        all.append(storage::actName(entry.act) + QString::fromLatin1(kind));
    }
    return all;
}

} // namespace spotbook::test
