// The older tool's config.json as its own example has it, with parameters that its users added by hand.
#pragma once

#include <QByteArray>

namespace spotbook::test {

inline const QByteArray seedConfig = R"({
    "RegionId": "cn-hongkong",
    "InstanceId": "i-j6c",
    "DiskId": "d-j6c0",
    "SnapshotId": "s-j6c0",
    "PublicIpAddress": "47.0.0.1",
    "CreateInstanceParams": {
        "SecurityGroupId": "sg-j6c0",
        "InstanceType": "ecs.gn5-c4g1.xlarge",
        "KeyPairName": "mykey",
        "ImageId": "ubuntu_16_0402_64_20G_alibase_20170818.vhd",
        "InstanceName": "ecs-ml-01",
        "InternetChargeType": "PayByTraffic",
        "SpotStrategy": "SpotWithPriceLimit",
        "SpotPriceLimit": 2.0,
        "InternetMaxBandwidthOut": 5,
        "ZoneId": "cn-hongkong-c",
        "VSwitchId": "vsw-1",
        "IoOptimized": "optimized",
        "InstanceChargeType": "PostPaid",
        "DeletionProtection": false,
        "Password": "Not-for-a-file-1",
        "SystemDiskCategory": "cloud_efficiency",
        "SystemDiskDiskName": "old-disk",
        "SystemDiskSize": 60
    }
})";

} // namespace spotbook::test
