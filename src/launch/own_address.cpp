#include "launch/own_address.h"

#include "domain/failure.h"
#include "launch/flows.h"

#include <QHostAddress>
#include <QUrl>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

std::optional<QString> toCidr(const QString &address)
{
    const QString text = address.trimmed();
    if (text.contains(QLatin1Char('/'))) {
        const auto subnet = QHostAddress::parseSubnet(text);
        if (subnet.first.isNull() || subnet.second < 0)
            return std::nullopt;
        return QString(subnet.first.toString() + QLatin1Char('/') + QString::number(subnet.second));
    }
    const QHostAddress host(text);
    if (host.isNull())
        return std::nullopt;
    const int bits = host.protocol() == QAbstractSocket::IPv6Protocol ? 128 : 32;
    return QString(host.toString() + QLatin1Char('/') + QString::number(bits));
}

Error noAddress(const QString &given)
{
    return Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("ownAddress")},
                                             {QStringLiteral("value"), given},
                                             {QStringLiteral("reason"), QStringLiteral("no address")}});
}

bool covers(const QString &cidr, const QString &other)
{
    const auto outer = QHostAddress::parseSubnet(cidr);
    const auto inner = QHostAddress::parseSubnet(other);
    return !outer.first.isNull() && !inner.first.isNull() && outer.first.protocol() == inner.first.protocol()
           && outer.second <= inner.second && inner.first.isInSubnet(outer);
}

bool sameBlock(const QString &cidr, const QString &other)
{
    return covers(cidr, other) && covers(other, cidr);
}

bool letsStrangersIn(const QString &cidr)
{
    constexpr int narrowest = 8; // no one network of one person or firm is larger
    return QHostAddress::parseSubnet(cidr).second < narrowest;
}

namespace {

// The answer's own text when it is one address and nothing else.
std::optional<QString> askOne(const Context &context, const QString &service, const base::StopToken &stop)
{
    const QUrl url(service);
    const bool loopback = QHostAddress(url.host()).isLoopback();
    if (url.scheme() != QLatin1String("https") && !loopback)
        return std::nullopt;
    net::HttpRequest request;
    request.url = url;
    request.timeout = std::chrono::seconds(8);
    request.maxBodyBytes = 4096;
    request.useProxy = false;
    try {
        const auto response = context.http.send(request, stop);
        const QHostAddress address(QString::fromLatin1(response.body.trimmed()));
        if (response.status != 200 || address.isNull())
            return std::nullopt;
        return address.toString();
    } catch (const Error &error) {
        if (error.kind() == FailureKind::Cancelled)
            throw;
        return std::nullopt;
    }
}

} // namespace

QString ownAddress(const Context &context, const base::StopToken &stop)
{
    if (!context.ownAddress.isEmpty()) {
        const auto cidr = toCidr(context.ownAddress);
        if (!cidr)
            throw noAddress(context.ownAddress);
        if (context.warned && letsStrangersIn(*cidr))
            context.warned({Check::What::Exposure, Check::State::Warning, {}, *cidr});
        return *cidr;
    }
    QStringList answers;
    for (const auto &service : context.addressServices) {
        const auto answer = askOne(context, service, stop);
        if (!answer)
            continue;
        if (answers.contains(*answer))
            return *toCidr(*answer);
        answers.append(*answer);
    }
    throw Error(FailureKind::OwnAddressUnknown, {}, answers.join(QStringLiteral(", ")));
}

} // namespace spotbook::launch
