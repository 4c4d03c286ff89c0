// The one table of everything this client ever asks of Alibaba Cloud. Endpoint, retry rules and the permission policy
// follow from it; an action that is not here cannot be called.
#pragma once

#include <QByteArray>
#include <QVector>

namespace spotbook::cloud::aliyun {

enum class Product { Ecs, Vpc, Sts, Bss };

enum class Effect {
    Read,       // may be repeated at will
    TokenWrite, // takes a ClientToken: repeated with the same token (API page "Ensure idempotence")
    PlainWrite, // takes none: sent once, and a lost answer is "outcome unknown"
};

// X(name, product, effect)
#define SPOTBOOK_ALIYUN_ACTIONS(X)                                                                                     \
    X(GetCallerIdentity, Sts, Read)                                                                                    \
    X(DescribeRegions, Ecs, Read)                                                                                      \
    X(DescribeZones, Ecs, Read)                                                                                        \
    X(DescribeAvailableResource, Ecs, Read)                                                                            \
    X(DescribeInstanceTypes, Ecs, Read)                                                                                \
    X(DescribeSpotPriceHistory, Ecs, Read)                                                                             \
    X(DescribeSpotAdvice, Ecs, Read)                                                                                   \
    X(DescribePrice, Ecs, Read)                                                                                        \
    X(DescribeAccountAttributes, Ecs, Read)                                                                            \
    X(DescribeVpcs, Vpc, Read)                                                                                         \
    X(CreateDefaultVpc, Vpc, TokenWrite)                                                                               \
    X(CreateVpc, Vpc, TokenWrite)                                                                                      \
    X(DeleteVpc, Vpc, TokenWrite)                                                                                      \
    X(DescribeVSwitches, Vpc, Read)                                                                                    \
    X(CreateVSwitch, Vpc, TokenWrite)                                                                                  \
    X(DeleteVSwitch, Vpc, PlainWrite)                                                                                  \
    X(DescribeSecurityGroups, Ecs, Read)                                                                               \
    X(CreateSecurityGroup, Ecs, TokenWrite)                                                                            \
    X(DeleteSecurityGroup, Ecs, PlainWrite)                                                                            \
    X(DescribeSecurityGroupAttribute, Ecs, Read)                                                                       \
    X(AuthorizeSecurityGroup, Ecs, TokenWrite)                                                                         \
    X(RevokeSecurityGroup, Ecs, TokenWrite)                                                                            \
    X(DescribeKeyPairs, Ecs, Read)                                                                                     \
    X(ImportKeyPair, Ecs, PlainWrite)                                                                                  \
    X(DeleteKeyPairs, Ecs, PlainWrite)                                                                                 \
    X(DescribeImages, Ecs, Read)                                                                                       \
    X(DescribeImageFromFamily, Ecs, Read)                                                                              \
    X(DescribeDisks, Ecs, Read)                                                                                        \
    X(CreateDisk, Ecs, TokenWrite)                                                                                     \
    X(AttachDisk, Ecs, PlainWrite)                                                                                     \
    X(DetachDisk, Ecs, PlainWrite)                                                                                     \
    X(DeleteDisk, Ecs, PlainWrite)                                                                                     \
    X(ModifyDiskAttribute, Ecs, PlainWrite)                                                                            \
    X(DescribeSnapshots, Ecs, Read)                                                                                    \
    X(CreateSnapshot, Ecs, TokenWrite)                                                                                 \
    X(DeleteSnapshot, Ecs, PlainWrite)                                                                                 \
    X(DescribeInstances, Ecs, Read)                                                                                    \
    X(RunInstances, Ecs, TokenWrite)                                                                                   \
    X(StartInstances, Ecs, PlainWrite)                                                                                 \
    X(StopInstances, Ecs, PlainWrite)                                                                                  \
    X(DeleteInstance, Ecs, PlainWrite)                                                                                 \
    X(ModifyInstanceAutoReleaseTime, Ecs, PlainWrite)                                                                  \
    X(DescribeInstanceHistoryEvents, Ecs, Read)                                                                        \
    X(GetInstanceConsoleOutput, Ecs, Read)                                                                             \
    X(DescribeUserData, Ecs, Read)                                                                                     \
    X(RunCommand, Ecs, TokenWrite)                                                                                     \
    X(DescribeInvocationResults, Ecs, Read)                                                                            \
    X(TagResources, Ecs, PlainWrite)                                                                                   \
    X(ListTagResources, Ecs, Read)                                                                                     \
    X(QueryAccountBalance, Bss, Read)

enum class Action {
#define SPOTBOOK_ENTRY(name, product, effect) name,
    SPOTBOOK_ALIYUN_ACTIONS(SPOTBOOK_ENTRY)
#undef SPOTBOOK_ENTRY
};

struct ActionSpec
{
    Action action;
    const char *name;
    Product product;
    Effect effect;
};

const ActionSpec &specOf(Action action);
const QVector<ActionSpec> &allActions();

const char *productName(Product product);    // "ecs", stable: endpoint override and host name
const char *productVersion(Product product); // x-acs-version

// "ecs:RunInstances"; empty for an action that needs no permission at all (GetCallerIdentity).
QByteArray permissionFor(const ActionSpec &spec);

} // namespace spotbook::cloud::aliyun
