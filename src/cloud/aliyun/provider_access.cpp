// Key pairs, images, tags.
#include "cloud/aliyun/paging.h"
#include "cloud/aliyun/parse.h"
#include "cloud/aliyun/provider.h"
#include "cloud/matches.h"

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;
using domain::JsonReader;

namespace {

constexpr int keyPairPage = 50;
constexpr int imagePage = 100;
constexpr int idsPerTagging = 50; // API page TagResources, ResourceId.N

QString resourceType(const QString &kind)
{
    static const QMap<QString, QString> words = {
        {QStringLiteral("machine"), QStringLiteral("instance")},
        {QStringLiteral("disk"), QStringLiteral("disk")},
        {QStringLiteral("snapshot"), QStringLiteral("snapshot")},
        {QStringLiteral("image"), QStringLiteral("image")},
        {QStringLiteral("security-group"), QStringLiteral("securitygroup")},
        {QStringLiteral("key-pair"), QStringLiteral("keypair")},
    };
    const QString word = words.value(kind);
    if (word.isEmpty())
        throw Error(FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("resource kind ") + kind}});
    return word;
}

} // namespace

QVector<domain::KeyPairInfo> AliyunProvider::keyPairs(const QString &regionId, const QString &name, const Call &call)
{
    QVector<domain::KeyPairInfo> result;
    eachNumberedPage(m_rpc, Action::DescribeKeyPairs, regionId,
                     Parameters().set("RegionId", regionId).setIfAny("KeyPairName", name), keyPairPage, call,
                     [&](const JsonReader &page) {
                         const auto items = page["KeyPairs"]["KeyPair"].items();
                         for (const auto &item : items) {
                             result.append({item["KeyPairName"].toString(),
                                            item["KeyPairFingerPrint"].stringOr(QString()), parseTags(item["Tags"])});
                         }
                         return int(items.size());
                     });
    return result;
}

void AliyunProvider::importKeyPair(const QString &regionId, const QString &name, const QByteArray &publicKey,
                                   const domain::Tags &tags, const Call &call)
{
    m_rpc.call(Action::ImportKeyPair, regionId,
               Parameters()
                   .set("RegionId", regionId)
                   .set("KeyPairName", name)
                   .set("PublicKeyBody", QString::fromUtf8(publicKey.trimmed()))
                   .tags(tags),
               call);
}

void AliyunProvider::deleteKeyPair(const QString &regionId, const QString &name, const Call &call)
{
    m_rpc.call(Action::DeleteKeyPairs, regionId,
               Parameters().set("RegionId", regionId).jsonList("KeyPairNames", {name}), call);
}

QVector<domain::Image> AliyunProvider::images(const QString &regionId, bool ownOnly, const QString &typeId,
                                              const Call &call)
{
    QVector<domain::Image> result;
    eachNumberedPage(m_rpc, Action::DescribeImages, regionId,
                     Parameters()
                         .set("RegionId", regionId)
                         .set("ImageOwnerAlias", ownOnly ? "self" : "system")
                         .set("OSType", "linux")
                         .set("Status", "Available")
                         .setIfAny("InstanceType", typeId),
                     imagePage, call, [&](const JsonReader &page) {
                         const auto items = page["Images"]["Image"].items();
                         for (const auto &item : items)
                             result.append(parseImage(item));
                         return int(items.size());
                     });
    return result;
}

std::optional<domain::Image> AliyunProvider::imageFromFamily(const QString &regionId, const QString &family,
                                                             const Call &call)
{
    const auto answer = m_rpc.call(Action::DescribeImageFromFamily, regionId,
                                   Parameters().set("RegionId", regionId).set("ImageFamily", family), call);
    // A family without an image is an empty object.
    const auto image = answer["Image"];
    if (image["ImageId"].stringOr(QString()).isEmpty())
        return std::nullopt;
    return parseImage(image);
}

void AliyunProvider::addTags(const QString &regionId, const QString &resourceKind, const QStringList &ids,
                             const domain::Tags &tags, const Call &call)
{
    if (ids.isEmpty() || tags.isEmpty())
        return;
    const Budget budget(m_rpc.clock(), call);
    for (const auto &some : chunks(ids, idsPerTagging)) {
        m_rpc.call(Action::TagResources, regionId,
                   Parameters()
                       .set("RegionId", regionId)
                       .set("ResourceType", resourceType(resourceKind))
                       .repeat("ResourceId", some)
                       .tags(tags),
                   budget.left());
    }
}

QStringList AliyunProvider::taggedResources(const QString &regionId, const QString &resourceKind,
                                            const domain::Tags &tags, const Call &call)
{
    // One row per tag and resource; several tags are put together here.
    QMap<QString, domain::Tags> found;
    eachTokenPage(m_rpc, Action::ListTagResources, regionId,
                  Parameters().set("RegionId", regionId).set("ResourceType", resourceType(resourceKind)).tags(tags), 0,
                  call, [&](const JsonReader &page) {
                      for (const auto &item : page["TagResources"]["TagResource"].items()) {
                          found[item["ResourceId"].toString()].insert(item["TagKey"].stringOr(QString()),
                                                                      item["TagValue"].stringOr(QString()));
                      }
                  });
    QStringList result;
    for (auto it = found.begin(); it != found.end(); ++it) {
        if (matches({tags, {}}, it.key(), it.value()))
            result.append(it.key());
    }
    return result;
}

} // namespace spotbook::cloud::aliyun
