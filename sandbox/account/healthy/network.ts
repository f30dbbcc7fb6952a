import { hex } from '../chance.ts'
import type { Network } from '../ec2/state.ts'
import type { Account } from '../state.ts'

/** Zones in which the subnets of a stack are. */
const zones = ['a', 'b']

/** @returns the id of the stack's subnet in a zone, counted from 1. */
const subnetId = (account: Pick<Account, 'seed'>, zone: number): string =>
  `subnet-${hex(17, account.seed, String(zone))}`

/** @returns the VPC as the stack's Terraform makes it: private subnets, whose way out is a NAT gateway. */
export const healthyNetwork = ({ id, region, seed }: Pick<Account, 'id' | 'region' | 'seed'>): Network => {
  const named = (prefix: string, ...keys: string[]) => `${prefix}-${hex(17, id, ...keys)}`
  const subnets = zones.map((zone, index) => ({
    id: subnetId({ seed }, index + 1),
    cidr: `10.0.${index + 1}.0/24`,
    zone: `${region}${zone}`,
  }))
  const local = { to: '10.0.0.0/16', through: 'local' }
  return {
    vpc: named('vpc', 'vpc'),
    subnets,
    routeTables: [
      { id: named('rtb', 'main'), main: true, subnets: [], routes: [local] },
      {
        id: named('rtb', 'private'),
        main: false,
        subnets: subnets.map((subnet) => subnet.id),
        routes: [local, { to: '0.0.0.0/0', through: named('nat', 'nat') }],
      },
    ],
    endpoints: [],
  }
}
