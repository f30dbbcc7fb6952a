import type { World } from '../../../sandbox/account/account.ts'
import type { SecurityGroup } from '../../../sandbox/account/ec2/security_groups.ts'
import type { Route } from '../../../sandbox/account/ec2/state.ts'
import { configParameter } from '../../../sandbox/account/healthy/collector_config.ts'

type Change = (world: World) => void

/** @returns one change after the other. */
export const together =
  (...changes: readonly Change[]): Change =>
  (world) => {
    for (const change of changes) change(world)
  }

const definitions = ({ production: { clusters, environment } }: World) =>
  clusters.taskDefinitions.filter(({ family }) => family === environment.collectorService)

/** The collector's task definition names this task role, as if it had always been so. */
export const taskRole =
  (arn: string | undefined): Change =>
  (world) => {
    for (const definition of definitions(world)) {
      if (arn === undefined) delete definition.taskRoleArn
      else definition.taskRoleArn = arn
    }
  }

/** The collector has these variables, as if it had always been so. */
export const giveCollector =
  (variables: Readonly<Record<string, string>>): Change =>
  (world) => {
    for (const { containerDefinitions = [] } of definitions(world))
      for (const [name, value] of Object.entries(variables)) containerDefinitions[0]?.environment?.push({ name, value })
  }

// biome-ignore lint/suspicious/noExplicitAny: a configuration may be changed in any way
type AnyConfig = any

/** The collector's configuration is another one, as if it had always been so. */
export const configured =
  (change: (config: AnyConfig) => void): Change =>
  ({ production: account }) => {
    const parameter = account.parameters.get(configParameter(account))
    if (parameter === undefined) throw new RangeError('the account has no collector configuration')
    const config = JSON.parse(parameter.value)
    change(config)
    parameter.value = JSON.stringify(config)
  }

/** Where everything that is for nowhere else goes; undefined where there is no such route. */
export const defaultRoute =
  (through: string | undefined, state?: Route['state']): Change =>
  ({ production: { network } }) => {
    for (const table of network.routeTables) {
      if (table.main) continue
      table.routes = table.routes.filter(({ to }) => to !== '0.0.0.0/0')
      if (through !== undefined) table.routes.push({ to: '0.0.0.0/0', through, ...(state && { state }) })
    }
  }

/** One more route. */
export const route =
  (to: string, through: string): Change =>
  ({ production: { network } }) => {
    for (const table of network.routeTables) if (!table.main) table.routes.push({ to, through })
  }

/** Nothing that the collector sends leaves its subnets, for half an hour. */
export const cutOff: Change = ({ production: account }) => {
  const since = new Date(account.clock.now().getTime() - 30 * 60_000)
  account.conditions.push({ kind: 'cut_off', since })
}

/** X-Ray gets nothing for half an hour, and nobody says so. */
export const xraySilent: Change = ({ production: account }) => {
  const since = new Date(account.clock.now().getTime() - 30 * 60_000)
  account.conditions.push({ kind: 'export_fails', exporter: 'awsxray', says: () => [], since })
}

/** The collector's security group has these egress rules. */
export const egress =
  (...rules: readonly Partial<SecurityGroup['rules'][number]>[]): Change =>
  ({ production: account }) => {
    const group = account.securityGroups.find(({ name }) => name === `${account.environment.prefix}-otel-collector`)
    if (group === undefined) throw new RangeError('the collector has no security group')
    const any = { id: 'sgr-1', egress: true, protocol: 'tcp', fromPort: 443, toPort: 443, description: '' }
    group.rules = [...group.rules.filter((rule) => !rule.egress), ...rules.map((rule) => ({ ...any, ...rule }))]
  }
