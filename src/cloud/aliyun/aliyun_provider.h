// Alibaba Cloud ECS behind the cloud port. Only app/ (and tests) may include this.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "cloud/cloud_provider.h"
#include "net/http_client.h"

#include <memory>

namespace spotbook::cloud::aliyun {

struct AliyunKey
{
    QString id;
    base::Secret secret;
    base::Secret securityToken; // of temporary credentials; usually empty
};

// http and clock must outlive the provider. endpointOverride: empty for the real service, "http://127.0.0.1:1234" for
// all products, or "ecs=URL,vpc=URL,sts=URL,bss=URL". language: "zh-CN", "zh-TW" or "en-US", for names of places.
// Throws Error(KeyMissing, KeyMalformed, InvalidInput).
std::unique_ptr<CloudProvider> makeAliyunProvider(net::HttpClient &http, base::Clock &clock, AliyunKey key,
                                                  const QString &endpointOverride = {},
                                                  const QString &language = QStringLiteral("en-US"));

// What can be known without a key: names, links, variables, policy.
const ProviderInfo &aliyunInfo();

} // namespace spotbook::cloud::aliyun
