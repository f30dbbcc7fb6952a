import * as z from 'zod'

/** Where what leaves a subnet for anywhere goes: `other` is any way that we do not follow (transit gateway, firewall …). */
const ways = ['nat', 'internet_gateway', 'other', 'blackhole', 'none'] as const

/** A subnet with its way out. */
export const SubnetWay = z.object({
  subnet: z.string(),
  vpc: z.string(),
  way: z.enum(ways),
  /** Id of what it goes through, or went through. */
  through: z.string().optional(),
  /** Empty where the VPC's main table holds. */
  routeTable: z.string(),
})
export type SubnetWay = z.infer<typeof SubnetWay>

/** An interface endpoint of a VPC. */
export const Endpoint = z.object({
  id: z.string(),
  /** The last part of its service's name, `logs`, `xray`, `ecr.api`. */
  service: z.string(),
  available: z.boolean(),
  /** Whether the service's ordinary name leads to it. */
  privateDns: z.boolean(),
  groups: z.array(z.string()),
})
export type Endpoint = z.infer<typeof Endpoint>

/** A rule of a security group; `peers` are CIDRs, groups or prefix lists. All protocols are `-1`, with all ports. */
export const GroupRule = z.object({
  group: z.string(),
  protocol: z.string(),
  fromPort: z.number(),
  toPort: z.number(),
  peers: z.array(z.string()),
})
export type GroupRule = z.infer<typeof GroupRule>

/** Security groups, and the ways out of subnets. */
export type Network = {
  /** Ingress rules of those groups; a rule is by CIDR or by another group. */
  ingress(
    groups: readonly string[],
  ): Promise<{ group: string; protocol: string; fromPort: number; toPort: number; sources: string[] }[]>
  /** Rules in both directions of those groups. */
  rules(groups: readonly string[]): Promise<{ ingress: GroupRule[]; egress: GroupRule[] }>
  /** Each of those subnets with its way out. */
  ways(subnets: readonly string[]): Promise<SubnetWay[]>
  /** Interface endpoints of a VPC. */
  endpoints(vpc: string): Promise<Endpoint[]>
}
