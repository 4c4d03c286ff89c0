#include "domain/machine.h"

namespace spotbook::domain {

Endpoint Machine::endpoint(quint16 servicePort) const
{
    bool ok = false;
    const quint16 shifted = tags.value(tag::portPrefix + QString::number(servicePort)).toUShort(&ok);
    return {publicAddress, ok && shifted != 0 ? shifted : servicePort};
}

} // namespace spotbook::domain
