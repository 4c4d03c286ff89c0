// The ports of a practice machine as seen from this computer, through the control socket of its slirp4netns.
#pragma once

#include <QHash>
#include <QString>
#include <chrono>

namespace spotbook::practice {

// True once the network takes orders.
bool networkAnswers(const QString &socketPath);
// Makes the set of forwarded ports exactly `wanted` (port in the machine -> port on `address`); what stays the same is
// not touched, so that open connections live on. Throws std::runtime_error.
void forwardPorts(const QString &socketPath, const QString &address, const QHash<quint16, quint16> &wanted);

} // namespace spotbook::practice
