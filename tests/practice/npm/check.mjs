// The official clients with their default settings (only protocol and endpoint changed) against the practice cloud.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(process.env.CLIENT_ROOT + '/');
const Ecs = require('@alicloud/ecs20140526');
const Vpc = require('@alicloud/vpc20160428');
const Sts = require('@alicloud/sts20150401');
const Bss = require('@alicloud/bssopenapi20171214');
const { $OpenApiUtil } = require('@alicloud/openapi-core');

const endpoint = process.env.ENDPOINT.replace('http://', '');
const config = secret => new $OpenApiUtil.Config({
  accessKeyId: process.env.KEY_ID, accessKeySecret: secret, endpoint, protocol: 'http',
});
const secret = process.env.KEY_SECRET;
const ecs = new Ecs.default(config(secret));
const vpc = new Vpc.default(config(secret));
const sts = new Sts.default(config(secret));
const bss = new Bss.default(config(secret));
const regionId = 'cn-hangzhou';
const zoneId = 'cn-hangzhou-h';

const until = async (what, probe) => {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    assert(Date.now() < end, `not reached in time: ${what}`);
    await new Promise(wake => setTimeout(wake, 100));
  }
};
const refused = async (code, promise) => {
  await assert.rejects(promise, error => {
    assert.equal(error.code, code, error.message);
    return true;
  });
};
const step = text => console.log(text);

const who = (await sts.getCallerIdentity()).body;
assert.equal(who.identityType, 'RAMUser');
const balance = (await bss.queryAccountBalance()).body;
assert.equal(balance.success, true);
assert.equal(balance.data.availableAmount, '12,345.00');
step('identity and balance');

const regions = (await ecs.describeRegions(new Ecs.DescribeRegionsRequest({}))).body.regions.region;
assert(regions.length >= 8);
const types = [];
for (let nextToken; ;) {
  const page = (await ecs.describeInstanceTypes(
    new Ecs.DescribeInstanceTypesRequest({ minimumGPUAmount: 1, nextToken }))).body;
  types.push(...page.instanceTypes.instanceType);
  nextToken = page.nextToken;
  if (!nextToken) break;
}
assert(types.filter(type => type.instanceTypeFamily === 'ecs.gn5').length >= 8);
const prices = (await ecs.describeSpotPriceHistory(new Ecs.DescribeSpotPriceHistoryRequest({
  regionId, zoneId, networkType: 'vpc', instanceType: 'ecs.gn5-c4g1.xlarge' }))).body;
assert(prices.spotPrices.spotPriceType.length > 0);
assert.equal(prices.currency, 'CNY');
step('regions, types, prices');

const vpcId = (await vpc.createVpc(new Vpc.CreateVpcRequest({
  regionId, cidrBlock: '192.168.0.0/16', vpcName: '测试 *~ name', clientToken: crypto.randomUUID() }))).body.vpcId;
const theVpc = async () => (await vpc.describeVpcs(new Vpc.DescribeVpcsRequest({ regionId, vpcId }))).body.vpcs.vpc[0];
await until('vpc available', async () => (await theVpc())?.status === 'Available');
assert.equal((await theVpc()).vpcName, '测试 *~ name');
const vSwitchId = (await vpc.createVSwitch(new Vpc.CreateVSwitchRequest({
  regionId, vpcId, zoneId, cidrBlock: '192.168.7.0/24' }))).body.vSwitchId;
await until('switch available', async () => (await vpc.describeVSwitches(
  new Vpc.DescribeVSwitchesRequest({ regionId, vSwitchId }))).body.vSwitches.vSwitch[0]?.status === 'Available');
const securityGroupId = (await ecs.createSecurityGroup(new Ecs.CreateSecurityGroupRequest({
  regionId, vpcId, securityGroupName: 'check' }))).body.securityGroupId;
await ecs.authorizeSecurityGroup(new Ecs.AuthorizeSecurityGroupRequest({ regionId, securityGroupId,
  permissions: [new Ecs.AuthorizeSecurityGroupRequestPermissions({
    ipProtocol: 'TCP', portRange: '22/22', sourceCidrIp: '127.0.0.1/32', priority: '1' })] }));
const rules = (await ecs.describeSecurityGroupAttribute(new Ecs.DescribeSecurityGroupAttributeRequest({
  regionId, securityGroupId, direction: 'ingress' }))).body.permissions.permission;
assert.equal(rules[0].portRange, '22/22');
step('network and security group');

const jwk = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
const field = bytes => {
  const body = bytes[0] & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([size, body]);
};
const blob = Buffer.concat([field(Buffer.from('ssh-rsa')), field(Buffer.from(jwk.e, 'base64url')),
  field(Buffer.from(jwk.n, 'base64url'))]);
const keyPairName = 'spotbook-check';
const imported = (await ecs.importKeyPair(new Ecs.ImportKeyPairRequest({
  regionId, keyPairName, publicKeyBody: 'ssh-rsa ' + blob.toString('base64') + ' check' }))).body;
assert.equal(imported.keyPairFingerPrint.replaceAll(':', ''), crypto.createHash('md5').update(blob).digest('hex'));
step('key pair');

const userData = crypto.randomBytes(32 * 1024).toString('base64');
const order = {
  regionId, zoneId, vSwitchId, securityGroupId, keyPairName, userData,
  imageFamily: 'acs:debian_12_x64', instanceType: 'ecs.gn5-c4g1.xlarge', instanceName: 'check',
  instanceChargeType: 'PostPaid', spotStrategy: 'SpotWithPriceLimit', spotPriceLimit: 11.5, spotDuration: 1,
  internetMaxBandwidthOut: 10, clientToken: crypto.randomUUID(),
  systemDisk: new Ecs.RunInstancesRequestSystemDisk({ category: 'cloud_efficiency', size: '40' }),
  dataDisk: [new Ecs.RunInstancesRequestDataDisk({ category: 'cloud_efficiency', size: 60, deleteWithInstance: false })],
  tag: [new Ecs.RunInstancesRequestTag({ key: 'spotbook:owner', value: '+ & =' })],
};
await refused('DryRunOperation', ecs.runInstances(new Ecs.RunInstancesRequest({ ...order, dryRun: true })));
const bought = (await ecs.runInstances(new Ecs.RunInstancesRequest(order))).body;
const again = (await ecs.runInstances(new Ecs.RunInstancesRequest(order))).body;
const instanceId = bought.instanceIdSets.instanceIdSet[0];
assert.deepEqual(again.instanceIdSets, bought.instanceIdSets);
const machine = async () => (await ecs.describeInstances(new Ecs.DescribeInstancesRequest({
  regionId, instanceIds: JSON.stringify([instanceId]) }))).body.instances.instance[0];
const running = await until('machine running', async () => {
  const found = await machine();
  return found?.status === 'Running' && found;
});
assert.equal(running.tags.tag[0].tagValue, '+ & =');
assert.equal((await ecs.describeUserData(new Ecs.DescribeUserDataRequest({ regionId, instanceId }))).body.userData, userData);
step('machine with 44 KB of user data');

await ecs.deleteInstance(new Ecs.DeleteInstanceRequest({ instanceId, force: true }));
await until('machine gone', async () => !(await machine()));
const disks = (await ecs.describeDisks(new Ecs.DescribeDisksRequest({ regionId }))).body.disks.disk;
assert.equal(disks.length, 1);
await ecs.deleteDisk(new Ecs.DeleteDiskRequest({ diskId: disks[0].diskId }));
await ecs.deleteKeyPairs(new Ecs.DeleteKeyPairsRequest({ regionId, keyPairNames: JSON.stringify([keyPairName]) }));
await ecs.deleteSecurityGroup(new Ecs.DeleteSecurityGroupRequest({ regionId, securityGroupId }));
await vpc.deleteVSwitch(new Vpc.DeleteVSwitchRequest({ regionId, vSwitchId }));
await vpc.deleteVpc(new Vpc.DeleteVpcRequest({ regionId, vpcId }));
step('all deleted');

await refused('SignatureDoesNotMatch',
  new Ecs.default(config('wrong')).describeRegions(new Ecs.DescribeRegionsRequest({})));
await refused('InvalidRegionId.NotFound',
  ecs.describeInstances(new Ecs.DescribeInstancesRequest({ regionId: 'cn-nowhere' })));
const left = await (await fetch(process.env.ENDPOINT + '/practice/control', {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"dump": true}' })).json();
assert.deepEqual(left.billing, []);
assert.deepEqual(left.answerFaults, []);
for (const kind of ['instances', 'disks', 'vpcs', 'vSwitches', 'securityGroups', 'keyPairs'])
  assert.deepEqual(left[kind], {});
step('errors as expected, nothing left');
