// A provider on a scripted HTTP client and a fake clock.
#pragma once

#include "cloud/aliyun/aliyun_provider.h"
#include "support/fake_clock.h"
#include "support/scripted_http.h"

namespace spotbook::test {

inline const QString region = QStringLiteral("cn-shanghai");
inline QString s(const char *text)
{
    return QString::fromLatin1(text);
}

struct Bench
{
    FakeClock clock;
    ScriptedHttp http;
    std::unique_ptr<cloud::CloudProvider> cloud;

    explicit Bench(ScriptedHttp::Script script) : http(std::move(script))
    {
        cloud = spotbook::cloud::aliyun::makeAliyunProvider(
            http, clock, {s("testid"), base::Secret::copyOf("testsecret"), {}}, {}, s("zh-CN"));
    }
    // One answer for everything.
    explicit Bench(const char *json) : Bench([json](const auto &, int) { return ScriptedHttp::json(json); }) {}
};

template <typename Work>
domain::FailureKind kindOf(Work &&work)
{
    try {
        work();
    } catch (const domain::Error &error) {
        return error.kind();
    }
    return domain::FailureKind::Internal;
}

} // namespace spotbook::test
