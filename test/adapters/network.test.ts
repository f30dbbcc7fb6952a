import { describe, expect, it } from 'vitest'
import { network } from '../../src/adapters/aws/network.ts'
import { simulated } from '../contracts/simulated.ts'
import { type Answers, canned } from './canned.ts'

const signal = new AbortController().signal
const subnet = 'subnet-1'
const vpc = 'vpc-1'

type Routes = readonly Record<string, string>[]

const wayWith = async (tables: readonly { main?: boolean; subnets?: string[]; routes: Routes }[]) => {
  const answers: Answers = {
    DescribeSubnets: () => ({ Subnets: [{ SubnetId: subnet, VpcId: vpc }] }),
    DescribeRouteTables: () => ({
      RouteTables: tables.map(({ main = false, subnets = [], routes }, index) => ({
        RouteTableId: `rtb-${index}`,
        VpcId: vpc,
        Associations: [...(main ? [{ Main: true }] : []), ...subnets.map((SubnetId) => ({ SubnetId, Main: false }))],
        Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }, ...routes],
      })),
    }),
  }
  const [way] = await network(canned(answers).clients, { signal }).ways([subnet])
  return way
}

const only = (routes: Routes) => wayWith([{ subnets: [subnet], routes }])
const anywhere = { DestinationCidrBlock: '0.0.0.0/0', State: 'active' }

describe('ways out of a subnet', () => {
  it.each<[string, Routes, string]>([
    ['a NAT gateway', [{ ...anywhere, NatGatewayId: 'nat-1' }], 'nat'],
    ['an internet gateway', [{ ...anywhere, GatewayId: 'igw-1' }], 'internet_gateway'],
    ['a transit gateway', [{ ...anywhere, TransitGatewayId: 'tgw-1' }], 'other'],
    ['a NAT gateway that is gone', [{ ...anywhere, NatGatewayId: 'nat-1', State: 'blackhole' }], 'blackhole'],
    [
      'another VPC for some addresses',
      [{ DestinationCidrBlock: '10.9.0.0/16', VpcPeeringConnectionId: 'pcx-1' }],
      'other',
    ],
    ['IPv6 alone', [{ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }], 'other'],
    ['the gateway endpoint of S3 alone', [{ DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' }], 'none'],
    ['nothing but the VPC', [], 'none'],
  ])('knows %s', async (_name, routes, way) => {
    expect((await only(routes))?.way).toBe(way)
  })

  it('names what a route goes through, and the table', async () => {
    expect(await only([{ ...anywhere, NatGatewayId: 'nat-1' }])).toEqual({
      subnet,
      vpc,
      way: 'nat',
      through: 'nat-1',
      routeTable: 'rtb-0',
    })
  })

  it('takes the main table for a subnet without one of its own, and no other', async () => {
    const main = { main: true, routes: [{ ...anywhere, NatGatewayId: 'nat-1' }] }
    const others = { subnets: ['subnet-2'], routes: [{ ...anywhere, GatewayId: 'igw-1' }] }
    expect((await wayWith([others, main]))?.way).toBe('nat')
    expect((await wayWith([main, { subnets: [subnet], routes: [] }]))?.way).toBe('none')
  })

  it('asks nothing about no subnets', async () => {
    expect(await network(canned({}).clients, { signal }).ways([])).toEqual([])
  })
})

describe('interface endpoints of a VPC', () => {
  it('have the short name of their service, without those that are gateways', async () => {
    const one = { VpcEndpointId: 'vpce-1', State: 'available', PrivateDnsEnabled: true, Groups: [{ GroupId: 'sg-1' }] }
    const answers: Answers = {
      DescribeVpcEndpoints: () => ({
        VpcEndpoints: [
          { ...one, ServiceName: 'com.amazonaws.us-east-1.ecr.api', VpcEndpointType: 'Interface' },
          { ...one, ServiceName: 'cn.com.amazonaws.cn-north-1.xray', VpcEndpointType: 'Interface', State: 'pending' },
          { ...one, ServiceName: 'com.amazonaws.us-east-1.s3', VpcEndpointType: 'Gateway' },
        ],
      }),
    }
    expect(await network(canned(answers).clients, { signal }).endpoints(vpc)).toEqual([
      { id: 'vpce-1', service: 'ecr.api', available: true, privateDns: true, groups: ['sg-1'] },
      { id: 'vpce-1', service: 'xray', available: false, privateDns: true, groups: ['sg-1'] },
    ])
  })
})

describe('the simulated account', () => {
  it('leads the collector to a NAT gateway, and lets it out everywhere', async () => {
    const { world, clients } = simulated()
    const { subnets, vpc: own } = world.production.network
    const port = network(clients, { signal })
    const ways = await port.ways(subnets.map(({ id }) => id))
    expect(ways.map(({ way }) => way)).toEqual(['nat', 'nat'])
    expect(await port.endpoints(own)).toEqual([])
    expect(await port.endpoints('vpc-other')).toEqual([])
    const group = world.production.securityGroups.find(({ name }) => name.endsWith('-otel-collector'))?.id ?? ''
    const { egress, ingress } = await port.rules([group])
    expect(egress).toEqual([{ group, protocol: '-1', fromPort: 0, toPort: 65_535, peers: ['0.0.0.0/0'] }])
    expect(ingress.length).toBeGreaterThan(0)
  })
})
