// The config.json of the older Python tool, as a plan of ours.
#pragma once

#include "domain/launch_plan.h"

#include <QJsonObject>

namespace spotbook::storage {

bool isSeedProfile(const QJsonObject &json);
// {"RegionId", "InstanceId", "DiskId", "SnapshotId", "PublicIpAddress", "CreateInstanceParams": {...}}. A
// disk wins over a snapshot, as it did there. Members of CreateInstanceParams without a place of their own
// become extraParameters: the tool passed every one of them to the call. Left out is what a launch answers by itself
// (key pair and password, subnet, category of the system disk, end of the machine, deletion protection). Throws
// ProfileUnreadable with the path of a wrong value, and for a machine that is not paid by the hour.
domain::LaunchPlan planFromSeed(const QJsonObject &json);

} // namespace spotbook::storage
