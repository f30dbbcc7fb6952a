/** A route of a table: where to, through what; `blackhole` when that is gone. */
export type Route = { to: string; through: string; state?: 'blackhole' }

type RouteTable = { id: string; main: boolean; subnets: string[]; routes: Route[] }

/** An interface endpoint, or the gateway endpoint of S3. */
export type VpcEndpoint = {
  id: string
  /** `xray`, `logs`, `ecr.api`. */
  service: string
  type: 'Interface' | 'Gateway'
  state: 'available' | 'pending'
  privateDns: boolean
  groups: string[]
  policy?: string
}

/** The VPC that a stack is in. */
export type Network = {
  vpc: string
  subnets: { id: string; cidr: string; zone: string }[]
  routeTables: RouteTable[]
  endpoints: VpcEndpoint[]
}
