#include "provisioning/arguments.h"

namespace spotbook::provisioning {

QJsonObject Arguments::toJson() const
{
    return {{QStringLiteral("user"), user},
            {QStringLiteral("disk"),
             QJsonObject{{QStringLiteral("serial"), diskSerial}, {QStringLiteral("mayFormat"), diskMayBeFormatted}}},
            {QStringLiteral("notebook"),
             QJsonObject{{QStringLiteral("port"), notebookPort},
                         {QStringLiteral("loopback"), notebookOnLoopback},
                         {QStringLiteral("certificate"), QString::fromLatin1(certificatePem)}}}};
}

} // namespace spotbook::provisioning
