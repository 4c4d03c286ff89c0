#include "net/log.h"

#include "base/secret.h"

namespace spotbook::net {

Q_LOGGING_CATEGORY(lcNet, "spotbook.net")

QByteArray loggable(const QUrl &url)
{
    QByteArray text = url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (url.hasQuery())
        text += "?...";
    return base::redact(text);
}

} // namespace spotbook::net
