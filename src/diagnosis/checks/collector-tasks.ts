import type { Task } from '../../ports.ts'
import { type CheckContext, defineCheck } from '../check.ts'
import { revisionOf } from '../facts/ecs.ts'
import type { Judgement } from '../findings.ts'

/** Stops that a person or a deployment asked for are no restarts. Source: ECS API, Task.stopCode. */
const wanted = new Set(['ServiceSchedulerInitiated', 'UserInitiated'])

/** The scheduler also stops tasks that fail their health check; those are restarts after all. */
const unwell = /health check|unhealthy|failed/i

const restarted = (task: Task, { now }: CheckContext): boolean =>
  task.stoppedAt !== undefined &&
  now.getTime() - task.stoppedAt.getTime() <= 3_600_000 &&
  (!wanted.has(task.stopCode ?? '') || unwell.test(task.stoppedReason ?? ''))

const reasonOf = (task: Task): string => {
  const container = task.containers.find(({ reason, exitCode }) => reason !== undefined || (exitCode ?? 0) !== 0)
  const parts = [task.stoppedReason, container?.reason]
  const exit = container?.exitCode === undefined ? [] : [`exit code ${container.exitCode}`]
  return [...parts.filter((part) => part !== undefined), ...exit].join('; ')
}

export const collectorRestarts = defineCheck({
  name: 'collector-restarts',
  hop: 'deployment',
  needs: ['collectorTasks'],
  // That the service is missing is said once, by collector-running.
  whenNotFound: () => [],
  judge({ collectorTasks: tasks }, context) {
    const source = 'collectorTasks'
    const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
    const unhealthy = running.filter(({ health }) => health === 'unhealthy').length
    const sick: Judgement[] =
      unhealthy === 0
        ? []
        : [{ status: 'failed', seen: { kind: 'unhealthyTasks', count: unhealthy, of: running.length }, source }]
    const stopped = tasks
      .filter((task) => restarted(task, context))
      .sort((one, other) => (other.stoppedAt?.getTime() ?? 0) - (one.stoppedAt?.getTime() ?? 0))
    const [newest] = stopped
    if (newest === undefined) return [...sick, { status: 'passed', seen: { kind: 'noRestarts' }, source }]
    const { stoppedAt: lastAt } = newest
    const seen = { kind: 'restarts', count: stopped.length, lastAt, why: reasonOf(newest) } as const
    return [...sick, { status: 'warning', seen, source, at: lastAt }]
  },
})

export const collectorRevision = defineCheck({
  name: 'collector-revision',
  hop: 'deployment',
  needs: ['collectorTaskDefinition'],
  // That the service is missing is said once, by collector-running.
  whenNotFound: () => [],
  judge({ collectorTaskDefinition: { running, newest } }, { environment }) {
    const source = 'collectorTaskDefinition'
    const revision = revisionOf(running.arn)
    if (revision === revisionOf(newest.arn))
      return [{ status: 'passed', seen: { kind: 'newestRevision', revision }, source }]
    const service = environment.collectorService
    return [
      { status: 'warning', seen: { kind: 'olderRevision', service, revision, newest: revisionOf(newest.arn) }, source },
    ]
  },
})

/** The variable in which a task definition carries the hash of the collector's configuration, so that a change rolls. */
const configHashVariable = /^(OTEL_)?(COLLECTOR_)?CONFIG_(SHA256|HASH)$/

export const collectorImage = defineCheck({
  name: 'collector-image',
  hop: 'deployment',
  needs: ['collectorTasks', 'collectorTaskDefinition'],
  // That the service is missing is said once, by collector-running.
  whenNotFound: () => [],
  judge({ collectorTasks: tasks, collectorTaskDefinition: { running } }) {
    const source = 'collectorTasks'
    const names = new Set(running.containers.filter(({ essential }) => essential).map(({ name }) => name))
    const live = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
    const digests = new Set(
      live.flatMap(({ containers }) =>
        containers.filter(({ name }) => names.has(name)).flatMap(({ imageDigest }) => imageDigest ?? []),
      ),
    )
    const [digest] = digests
    const hashes = running.containers.flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => configHashVariable.test(name)),
    )
    const config = hashes.map(
      ([, hash]): Judgement => ({
        status: 'passed',
        seen: { kind: 'configHash', hash: hash.slice(0, 12) },
        source: 'collectorTaskDefinition',
      }),
    )
    if (live.length === 0) return config
    if (digest === undefined)
      return [...config, { status: 'unknown', reason: 'no_data', seen: { kind: 'imageUnknown' }, source }]
    const several = digests.size > names.size
    if (several)
      return [
        ...config,
        { status: 'warning', seen: { kind: 'imageDiffers', digests: [...digests] }, source, settlesWithin: 900 },
      ]
    const image = running.containers.find(({ image: each }) => each.includes('@sha256:'))?.image
    const pinned = image?.slice(image.indexOf('@') + 1)
    if (pinned !== undefined && !digests.has(pinned))
      return [
        ...config,
        {
          status: 'failed',
          seen: { kind: 'imageNotPinned', image: image ?? '', wanted: pinned, running: digest },
          source,
        },
      ]
    return [
      ...config,
      { status: 'passed', seen: { kind: 'imageDigest', digest, pinned: pinned !== undefined }, source },
    ]
  },
})
