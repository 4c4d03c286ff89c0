// Whether there is a session bus to ask: asking for one where there is none would start one.
#pragma once

#include <QFileInfo>
#include <QString>

namespace spotbook::ui {

inline bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
           || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace spotbook::ui
