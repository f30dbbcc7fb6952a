import type { Environment } from '../../config.ts'
import { type AccountPorts, type Clock, PortError } from '../../ports.ts'
import { after, failed, type Judgement, type Link, type LinkId, link, passed, skipped } from '../seen.ts'
import { judging } from './judging.ts'

type Asked = { environment: Environment; ports: AccountPorts; now: Clock }

/** The role is assumed with the first call, whichever it is; its refusal carries the operation of that. */
const role = async (environment: Environment, cluster: Promise<unknown>): Promise<Judgement> => {
  const { readRole } = environment
  if (readRole === undefined) return skipped({ kind: 'ownCredentials' })
  const refusal = await cluster.then(
    () => undefined,
    (error: unknown) => (error instanceof PortError && error.operation === 'sts:AssumeRole' ? error : undefined),
  )
  if (refusal === undefined) return passed({ kind: 'roleAssumed', role: readRole })
  const refused = (): Judgement => failed({ kind: 'roleRefused', role: readRole, detail: refusal.detail })
  return judging(() => Promise.reject(refusal), { access_denied: refused, not_found: refused })
}

const cluster = ({ environment }: Asked, totals: Promise<{ services: number }>): Promise<Judgement> =>
  judging(
    async () => passed({ kind: 'clusterActive', cluster: environment.cluster, services: (await totals).services }),
    {
      not_found: () => failed({ kind: 'clusterMissing', cluster: environment.cluster }),
    },
  )

const collector = ({ environment, ports }: Asked): Promise<Judgement> => {
  const { collectorService: service, cluster: name } = environment
  return judging(async () => {
    const [found] = await ports.containers.services([service])
    if (found === undefined) return failed({ kind: 'collectorMissing', service, cluster: name })
    if (found.status !== 'ACTIVE') return failed({ kind: 'collectorInactive', service, status: found.status })
    return passed({ kind: 'collectorThere', service, running: found.running, wanted: found.wanted })
  })
}

const discovery = ({ environment, ports }: Asked): Promise<Judgement> => {
  const { discoveryService, discoveryNamespace } = environment
  const name = discoveryNamespace === undefined ? discoveryService : `${discoveryService}.${discoveryNamespace}`
  return judging(
    async () => {
      const { length } = await ports.discovery.instances(discoveryService, discoveryNamespace)
      return passed({ kind: 'discoveryThere', name, instances: length })
    },
    {
      not_found: () => failed({ kind: 'discoveryMissing', name }),
      unsupported: () => failed({ kind: 'discoveryAmbiguous', name }),
    },
  )
}

const logGroup = ({ ports, now }: Asked, group: string): Promise<Judgement> =>
  judging(
    async () => {
      // Whether the group is there is asked by its last second, in which there is next to nothing to read.
      const to = now()
      await ports.logs.newest({ group, from: new Date(to.getTime() - 1000), to, limit: 1 })
      return passed({ kind: 'logGroupThere', group })
    },
    { not_found: () => failed({ kind: 'logGroupMissing', group }) },
  )

/** @returns the links of one environment. Behind a role that cannot be assumed nothing is asked. */
export const environmentLinks = async (asked: Asked): Promise<Link[]> => {
  const { environment, ports } = asked
  const totals = ports.containers.cluster()
  const groups = [environment.logGroup, environment.collectorLogGroup, environment.emfLogGroup]
  const here = (id: LinkId, judgement: Judgement, part?: string): Link =>
    link(id, judgement, part === undefined ? environment.name : `${environment.name} ${part}`)
  const roles = await role(environment, totals)
  const isShut = roles.status === 'failed' || roles.status === 'unknown'
  const behind = async (id: LinkId, judge: () => Promise<Judgement>): Promise<Judgement> =>
    isShut ? after(id) : judge()
  const clusters = await behind('read_role', () => cluster(asked, totals))
  const [collectors, discoveries, ...logs] = await Promise.all([
    clusters.status === 'failed' ? after('cluster') : behind('read_role', () => collector(asked)),
    behind('read_role', () => discovery(asked)),
    ...groups.map((group) => behind('read_role', () => logGroup(asked, group))),
  ])
  return [
    here('read_role', roles),
    here('cluster', clusters),
    here('collector', collectors),
    here('discovery', discoveries),
    ...logs.map((judgement, index) => here('log_group', judgement, groups[index])),
  ]
}
