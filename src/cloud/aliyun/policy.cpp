#include "cloud/aliyun/policy.h"

#include "cloud/aliyun/actions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace spotbook::cloud::aliyun {

namespace {

template <typename Wanted>
QJsonObject statement(Wanted &&wanted)
{
    QJsonArray actions;
    for (const auto &spec : allActions()) {
        if (const auto permission = permissionFor(spec); !permission.isEmpty() && wanted(spec))
            actions.append(QString::fromLatin1(permission));
    }
    return {{QStringLiteral("Effect"), QStringLiteral("Allow")},
            {QStringLiteral("Resource"), QStringLiteral("*")},
            {QStringLiteral("Action"), actions}};
}

} // namespace

QByteArray permissionPolicy()
{
    const auto isBalance = [](const ActionSpec &spec) { return spec.product == Product::Bss; };
    const QJsonArray statements{
        statement([&](const ActionSpec &spec) { return !isBalance(spec) && spec.effect == Effect::Read; }),
        statement([&](const ActionSpec &spec) { return !isBalance(spec) && spec.effect != Effect::Read; }),
        statement(isBalance)};
    return QJsonDocument(
               QJsonObject{{QStringLiteral("Version"), QStringLiteral("1")}, {QStringLiteral("Statement"), statements}})
        .toJson(QJsonDocument::Indented);
}

} // namespace spotbook::cloud::aliyun
