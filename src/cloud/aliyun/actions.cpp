#include "cloud/aliyun/actions.h"

namespace spotbook::cloud::aliyun {

const QVector<ActionSpec> &allActions()
{
    static const QVector<ActionSpec> table = {
#define SPOTBOOK_ENTRY(name, product, effect) {Action::name, #name, Product::product, Effect::effect},
        SPOTBOOK_ALIYUN_ACTIONS(SPOTBOOK_ENTRY)
#undef SPOTBOOK_ENTRY
    };
    return table;
}

const ActionSpec &specOf(Action action)
{
    return allActions().at(int(action));
}

const char *productName(Product product)
{
    switch (product) {
    case Product::Ecs: return "ecs";
    case Product::Vpc: return "vpc";
    case Product::Sts: return "sts";
    case Product::Bss: return "bss";
    }
    return "";
}

const char *productVersion(Product product)
{
    switch (product) {
    case Product::Ecs: return "2014-05-26";
    case Product::Vpc: return "2016-04-28";
    case Product::Sts: return "2015-04-01";
    case Product::Bss: return "2017-12-14";
    }
    return "";
}

QByteArray permissionFor(const ActionSpec &spec)
{
    switch (spec.product) {
    case Product::Sts: return {};
    case Product::Bss: return QByteArrayLiteral("bssapi:") + spec.name; // RAM's service code for billing
    default: return QByteArray(productName(spec.product)) + ':' + spec.name;
    }
}

} // namespace spotbook::cloud::aliyun
