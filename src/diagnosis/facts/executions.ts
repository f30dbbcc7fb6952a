import type { Service } from '../../ports.ts'
import { startFailureIn } from '../lines/start-failure.ts'
import { stopsOf } from '../lines/stops.ts'
import { defineFact } from './fact.ts'

/** ECS answers one service's tasks a call; those that are worst off are asked for. */
const mostServices = 3
const recentMs = 3_600_000

/** Words of events that say that a service is not well, or that it replaces tasks. Source: ECS developer guide, "service event messages". */
const unwell =
  /unable to|failed|unhealthy|not healthy|could not launch|rolling back|misconfigured|being throttled|deregistered/i
const restarted = /has started \d+ tasks/

/** How badly a service seems to be off, from what ECS says without naming a task; 0 for one that nothing is known against. */
const concern = ({ running, wanted, deployments, events }: Service, now: Date): number => {
  const recent = events.filter(({ at }) => now.getTime() - at.getTime() <= recentMs)
  if (running < wanted) return 4
  if (deployments.some(({ rollout, failedTasks }) => rollout === 'failed' || failedTasks > 0)) return 3
  if (recent.some(({ message }) => unwell.test(message))) return 2
  return recent.some(({ message }) => restarted.test(message)) ? 1 : 0
}

export const applicationTasks = defineFact({
  name: 'applicationTasks',
  needs: ['services'],
  fetch({ ports, environment, now }, { services: { services } }) {
    const asked = services
      .filter(({ name }) => name !== environment.collectorService)
      .map((service) => ({ name: service.name, concern: concern(service, now) }))
      .filter((each) => each.concern > 0)
      .toSorted((one, other) => other.concern - one.concern)
      .slice(0, mostServices)
    return Promise.all(asked.map(async ({ name }) => ({ service: name, tasks: await ports.containers.tasks(name) })))
  },
  command({ cluster, region }, { applicationTasks: known = [] }) {
    const list = (of: string) =>
      `aws ecs list-tasks --cluster ${cluster}${of} --desired-status STOPPED --region ${region}`
    return known.length === 0 ? list('') : known.map(({ service }) => list(` --service-name ${service}`)).join('; ')
  },
})

/** What ECS does with the execution role before a container starts. Source: reference on the collector, IAM. */
const secretActions = ['ssm:GetParameters', 'secretsmanager:GetSecretValue']
const registryActions = ['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

export const executionPermissions = defineFact({
  name: 'executionPermissions',
  needs: ['services', 'collectorTaskDefinition', 'collectorTasks'],
  async fetch({ ports, environment, now }, { services, collectorTaskDefinition: { newest }, collectorTasks }) {
    const { collectorService } = environment
    const failures = stopsOf({ services, collectorTasks }, { collectorService, now })
      .filter(({ service }) => service === collectorService)
      .map(({ text }) => startFailureIn(text))
    const role = newest.executionRole
    const secret = failures.includes('secret_denied')
    // IAM is only asked where ECS was refused: nobody else needs the answer.
    if (role === undefined || !(secret || failures.includes('image_denied'))) return { decisions: [] }
    const [from] = newest.containers.flatMap(({ secrets }) => Object.values(secrets))
    const decisions = secret
      ? await ports.permissions.simulate(role, secretActions, from?.startsWith('arn:') ? from : undefined)
      : await ports.permissions.simulate(role, registryActions)
    return { role, decisions }
  },
  command: (_environment, { executionPermissions: known }) =>
    known?.role === undefined
      ? 'aws iam list-roles --output table'
      : `aws iam simulate-principal-policy --policy-source-arn ${known.role} --action-names ${[...secretActions, ...registryActions].join(' ')}`,
})
