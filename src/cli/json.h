// Domain values as --json prints them. Field names are part of the documented interface and stable.
#pragma once

#include "domain/account.h"
#include "domain/launch_state.h"
#include "domain/offer.h"
#include "domain/place.h"
#include "launch/account_check.h"
#include "launch/flows.h"
#include "messages/messages.h"

#include <QJsonArray>
#include <QJsonObject>

namespace spotbook::cli {

QJsonObject toJson(const domain::Money &money);               // {"amount": "1.224", "currency": "CNY"}
QJsonValue toJson(const std::optional<domain::Money> &money); // null when unset
QJsonObject toJson(const domain::Region &region);
QJsonObject toJson(const domain::MachineType &type);
QJsonObject toJson(const domain::Offer &offer);
std::optional<domain::Money> perUsefulHour(const domain::Offer &offer); // money/useful_hour.h
QJsonObject toJson(const domain::Machine &machine);
QJsonObject toJson(const domain::LaunchState &state, const cloud::ProviderInfo &provider);
QJsonObject toJson(const domain::Identity &identity);
QJsonObject toJson(const launch::LaunchResult &result);
QJsonObject toJson(const launch::AccountLine &line, const cloud::ProviderInfo &provider);
QJsonObject toJson(const launch::Receipt &receipt);
QJsonObject toJson(const launch::SweepItem &item);
QJsonObject toJson(const launch::Interrupted &interrupted);
QJsonObject toJson(const domain::Failure &failure, const cloud::ProviderInfo &provider);
QString stockName(domain::Stock stock);
QString machineStateName(domain::MachineState state);

} // namespace spotbook::cli
