// SSH key pairs: public halves by name, per region.
#include "practice/actions.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace spotbook::practice {

namespace {

QString keyId(const Call &call, const QString &name)
{
    return call.regionId % QLatin1Char('/') % name;
}

// MD5 of the key's bytes, in pairs of digits: the older OpenSSH fingerprint. Throws on what the service refuses.
QString fingerprintOf(const QString &publicKey)
{
    const QStringList parts = publicKey.simplified().split(QLatin1Char(' '));
    static const QRegularExpression type(QStringLiteral("^(ssh-rsa|ssh-dss|rsa|dsa|ecdsa(-sha2-nistp\\d+)?)$"));
    if (parts.size() < 2 || publicKey.contains(QLatin1Char('\n')) || !type.match(parts.at(0)).hasMatch())
        throw apiError("InvalidPublicKeyBody.Malformed");
    const auto decoded =
        QByteArray::fromBase64Encoding(parts.at(1).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() < 32 || !decoded.decoded.mid(4).startsWith(parts.at(0).toLatin1()))
        throw apiError("InvalidPublicKeyBody.Malformed");
    return QString::fromLatin1(QCryptographicHash::hash(decoded.decoded, QCryptographicHash::Md5).toHex(':'));
}

Reply importKeyPair(Call &call)
{
    const QString name = call.params.required(q("KeyPairName"));
    static const QRegularExpression shape(QStringLiteral("^[\\p{L}][\\p{L}\\p{N}:_.-]{1,127}$"));
    if (!shape.match(name).hasMatch() || name.startsWith(QLatin1String("http")))
        throw apiError("InvalidKeyPairName.Malformed");
    if (call.state.keyPairs.contains(keyId(call, name)))
        throw apiError("KeyPair.AlreadyExist");
    KeyPair pair;
    pair.id = keyId(call, name);
    pair.regionId = call.regionId;
    pair.name = name;
    pair.publicKey = call.params.required(q("PublicKeyBody")).trimmed();
    pair.fingerprint = fingerprintOf(pair.publicKey);
    pair.tags = call.params.tags();
    pair.createdAt = call.now;
    pair.visibleAt = call.cloud.visibleAt(call.now);
    call.state.keyPairs.insert(pair.id, pair);
    return {{{q("KeyPairName"), name}, {q("KeyPairFingerPrint"), pair.fingerprint}}, {}, {}};
}

Reply describeKeyPairs(Call &call)
{
    QJsonArray list;
    for (const KeyPair *pair : visibleOnes(call, call.state.keyPairs)) {
        if (!nameFits(call, "KeyPairName", pair->name) || !filterSays(call, "KeyPairFingerPrint", pair->fingerprint))
            continue;
        QJsonObject item{{q("KeyPairName"), pair->name},
                         {q("KeyPairFingerPrint"), pair->fingerprint},
                         {q("CreationTime"), secondTime(pair->createdAt)},
                         {q("Tags"), ecsTags(pair->tags)}};
        if (call.params.flag(q("IncludePublicKey"), false))
            item.insert(q("PublicKey"), pair->publicKey);
        list << item;
    }
    QJsonObject answer;
    putNumberPage(call, answer, list, "KeyPairs", "KeyPair", 50);
    return {answer, {}, {}};
}

Reply deleteKeyPairs(Call &call)
{
    for (const QString &name : call.params.jsonList(q("KeyPairNames"))) {
        if (!call.state.keyPairs.contains(keyId(call, name)))
            throw apiError("InvalidKeyPairName.NotFound");
        for (const Instance &instance : call.state.instances)
            if (instance.regionId == call.regionId && instance.keyPairName == name)
                throw apiError("DependencyViolation", q("The key pair is still bound to an instance."));
    }
    for (const QString &name : call.params.jsonList(q("KeyPairNames")))
        call.state.keyPairs.remove(keyId(call, name));
    return {};
}

// On a running machine a changed binding takes effect with the next machine only; the record shows it at once.
Reply bind(Call &call, bool attach)
{
    const QString name = call.params.required(q("KeyPairName"));
    if (!call.state.keyPairs.contains(keyId(call, name)))
        throw apiError("InvalidKeyPairName.NotFound");
    QJsonArray results;
    int failed = 0;
    const QStringList ids = call.params.jsonList(q("InstanceIds"));
    for (const QString &id : ids) {
        const bool known = call.state.instances.contains(id);
        if (known)
            call.state.instances[id].keyPairName = attach ? name : QString();
        failed += known ? 0 : 1;
        results << QJsonObject{{q("InstanceId"), id},
                               {q("Success"), known ? q("true") : q("false")},
                               {q("Code"), known ? q("200") : q("InvalidInstanceId.NotFound")},
                               {q("Message"), known ? q("successful") : q("The specified InstanceId does not exist.")}};
    }
    return {{{q("KeyPairName"), name},
             {q("TotalCount"), QString::number(ids.size())},
             {q("FailCount"), QString::number(failed)},
             {q("Results"), wrapped("Result", results)}},
            {},
            {}};
}

Reply attachKeyPair(Call &call)
{
    return bind(call, true);
}
Reply detachKeyPair(Call &call)
{
    return bind(call, false);
}

} // namespace

void addKeyPairActions(ActionTable &table)
{
    add(table, ecs, "ImportKeyPair", importKeyPair);
    add(table, ecs, "DescribeKeyPairs", describeKeyPairs);
    add(table, ecs, "DeleteKeyPairs", deleteKeyPairs);
    add(table, ecs, "AttachKeyPair", attachKeyPair);
    add(table, ecs, "DetachKeyPair", detachKeyPair);
}

} // namespace spotbook::practice
