// From which address this computer is seen by the cloud.
#pragma once

#include "domain/failure.h"
#include "launch/context.h"

#include <QStringList>
#include <optional>

namespace spotbook::launch {

// As a CIDR, "203.0.113.7/32". What the person gave counts; else two echo services, asked without a proxy
// (SSH does not go through it either), must agree. Throws OwnAddressUnknown, InvalidInput (the person's is no
// address), Cancelled.
// Tells context.warned when what the person gave lets strangers in.
QString ownAddress(const Context &context, const base::StopToken &stop);

// InvalidInput of the person's own address, for one that toCidr() does not understand.
domain::Error noAddress(const QString &given);
// "203.0.113.7" or "203.0.113.0/24" to a canonical CIDR; nullopt for anything else.
std::optional<QString> toCidr(const QString &address);
bool covers(const QString &cidr, const QString &other);    // every address of other is in cidr (same family)
bool letsStrangersIn(const QString &cidr);                 // "0.0.0.0/0" and what is nearly as wide
bool sameBlock(const QString &cidr, const QString &other); // however either is written

} // namespace spotbook::launch
