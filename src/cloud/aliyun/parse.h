// Answers of the API as domain values. Field names: API pages of ECS 2014-05-26 and VPC 2016-04-28.
#pragma once

#include "domain/json_reader.h"
#include "domain/machine.h"
#include "domain/network.h"
#include "domain/offer.h"
#include "domain/storage_volumes.h"

namespace spotbook::cloud::aliyun {

// ECS answers TagKey/TagValue, VPC answers Key/Value.
domain::Tags parseTags(const domain::JsonReader &tags);
domain::MachineType parseMachineType(const domain::JsonReader &item); // MemorySize is GiB here, maybe fractional
domain::Machine parseMachine(const domain::JsonReader &item, const QString &currency);
domain::Disk parseDisk(const domain::JsonReader &item);
domain::Snapshot parseSnapshot(const domain::JsonReader &item, const QString &regionId);
domain::Image parseImage(const domain::JsonReader &item);
domain::Network parseNetwork(const domain::JsonReader &item);
domain::Subnet parseSubnet(const domain::JsonReader &item);
domain::SecurityGroup parseSecurityGroup(const domain::JsonReader &item);
// nullopt for what is not an inbound TCP accept rule for an address range.
std::optional<domain::FirewallRule> parseRule(const domain::JsonReader &item);
domain::Stock parseStock(const domain::JsonReader &item); // Status and StatusCategory of DescribeAvailableResource

} // namespace spotbook::cloud::aliyun
