import { type AccountPorts, PortError } from '../../ports.ts'
import { defineFact } from './fact.ts'
import type { Revisions } from './schemas.ts'

/** At most so many services are read one by one (ECS describes ten a call); totals say when there are more. */
const mostServices = 50
/** At most so many task definitions are read, since ECS gives one a call. */
const mostTaskDefinitions = 8

/** @returns `family:revision` of a task definition's ARN, or of the short form that some APIs answer. */
export const revisionOf = (taskDefinition: string): string => taskDefinition.replace(/^.*task-definition\//, '')

const familyOf = (taskDefinition: string): string => revisionOf(taskDefinition).replace(/:\d+$/, '')

const revisions = async ({ containers }: AccountPorts, taskDefinition: string): Promise<Revisions> => {
  const newest = await containers.taskDefinition(familyOf(taskDefinition)).catch((error: unknown) => {
    // A family whose revisions were all deregistered has no newest one, and its tasks may still run.
    if (error instanceof PortError && error.reason === 'not_found') return undefined
    throw error
  })
  if (newest !== undefined && revisionOf(newest.arn) === revisionOf(taskDefinition)) return { running: newest, newest }
  const running = await containers.taskDefinition(taskDefinition)
  return { running, newest: newest ?? running }
}

export const services = defineFact({
  name: 'services',
  needs: [],
  async fetch({ ports, environment }) {
    const { services: named, collectorService } = environment
    const wanted = named === undefined ? undefined : [collectorService, ...named]
    if (wanted !== undefined) return { services: await ports.containers.services(wanted), total: wanted.length }
    const { names, complete } = await ports.containers.serviceNames(mostServices)
    const list = names.includes(collectorService) ? names : [collectorService, ...names]
    const [found, totals] = await Promise.all([
      ports.containers.services(list),
      complete ? undefined : ports.containers.cluster(),
    ])
    return { services: found, total: totals?.services ?? found.length }
  },
  command: ({ cluster, collectorService, region }, { services: known }) => {
    const names = known?.services.slice(0, 10).map(({ name }) => name) ?? []
    const asked = names.length > 0 ? names : [collectorService]
    return `aws ecs describe-services --cluster ${cluster} --services ${asked.join(' ')} --region ${region}`
  },
})

export const collectorTasks = defineFact({
  name: 'collectorTasks',
  needs: [],
  fetch: ({ ports, environment }) => ports.containers.tasks(environment.collectorService),
  command({ cluster, collectorService, region }, { collectorTasks: known = [] }) {
    if (known.length === 0)
      return `aws ecs list-tasks --cluster ${cluster} --service-name ${collectorService} --region ${region}`
    const ids = known.slice(0, 20).map(({ id }) => id)
    return `aws ecs describe-tasks --cluster ${cluster} --tasks ${ids.join(' ')} --region ${region}`
  },
})

export const collectorTaskDefinition = defineFact({
  name: 'collectorTaskDefinition',
  needs: ['services'],
  async fetch({ ports, environment }, { services: { services } }) {
    const collector = services.find(({ name }) => name === environment.collectorService)
    if (collector !== undefined) return revisions(ports, collector.taskDefinition)
    throw new PortError('not_found', 'DescribeServices', environment.collectorService)
  },
  command: ({ collectorService, region }, { collectorTaskDefinition: known }) =>
    `aws ecs describe-task-definition --task-definition ${known === undefined ? collectorService : revisionOf(known.running.arn)} --region ${region}`,
})

export const taskDefinitions = defineFact({
  name: 'taskDefinitions',
  needs: ['services'],
  fetch({ ports, environment }, { services: { services } }) {
    const applications = services.filter(({ name }) => name !== environment.collectorService)
    return Promise.all(
      applications.slice(0, mostTaskDefinitions).map(async ({ name, taskDefinition }) => ({
        service: name,
        ...(await revisions(ports, taskDefinition)),
      })),
    )
  },
  command({ cluster, region }, { taskDefinitions: known = [] }) {
    if (known.length === 0) return `aws ecs list-services --cluster ${cluster} --region ${region}`
    const one = ({ running }: Revisions) =>
      `aws ecs describe-task-definition --task-definition ${revisionOf(running.arn)} --region ${region}`
    return known.map(one).join('; ')
  },
})
