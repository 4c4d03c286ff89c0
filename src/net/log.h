// The log of the network floor: method, host, path, status and time. Never a header, a body or a query value.
#pragma once

#include <QLoggingCategory>
#include <QUrl>

namespace spotbook::net {

Q_DECLARE_LOGGING_CATEGORY(lcNet) // "spotbook.net"

// Scheme, host, port and path; the query as "?..." (its values may be user data), user info dropped.
QByteArray loggable(const QUrl &url);

} // namespace spotbook::net
