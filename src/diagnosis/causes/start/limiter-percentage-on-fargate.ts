import { defineCause } from '../../cause.ts'
import { limiterLines } from '../../lines/limiter-line.ts'
import { isOutOfMemory } from '../../lines/memory.ts'
import { limitersOf, positive } from './memory-limits.ts'
import { notStarting } from './start-cause.ts'

/** Share of the task's memory, in percent, at which a limiter that works would long refuse. */
const full = 90

/**
 * `limit_percentage` counts from the machine's memory, since a Fargate task sees no limit of its own: the limiter never
 * begins to refuse and the task is killed. Sources: core issues 3598, 4972 and 12743.
 */
export const limiterPercentageOnFargate = defineCause({
  ...notStarting,
  kind: 'limiter-percentage-on-fargate',
  catalogue: ['U16'],
  source: 'issue',
  needs: ['collectorConfig', 'collectorTasks'],
  wants: ['collectorUsage', 'collectorLog'],
  judge({ collectorConfig, collectorTasks, collectorUsage, collectorLog }, { environment }) {
    const limiter = limitersOf(collectorConfig).find(
      ([, { limit_percentage: percent, limit_mib: fixed }]) => positive(percent) && positive(fixed) === undefined,
    )
    if (limiter === undefined || (collectorLog !== undefined && limiterLines(collectorLog).length > 0)) return []
    const killed = collectorTasks
      .filter(({ stoppedReason = '', containers }) =>
        [stoppedReason, ...containers.map(({ reason = '' }) => reason)].some(isOutOfMemory),
      )
      .toSorted((one, other) => (other.stoppedAt?.getTime() ?? 0) - (one.stoppedAt?.getTime() ?? 0))[0]
    const percent = collectorUsage?.memoryPercent ?? 0
    if (killed === undefined && percent < full) return []
    const [where, settings] = limiter
    const value = String(settings['limit_percentage'])
    const setting = { kind: 'setting', source: 'collectorConfig', where, name: 'limit_percentage', value } as const
    const reason =
      killed?.containers.find(({ reason: text = '' }) => text !== '')?.reason ?? killed?.stoppedReason ?? ''
    const exitCode = killed?.containers.find((container) => container.exitCode !== undefined)?.exitCode
    return [
      {
        subject: environment.collectorService,
        confidence: killed === undefined ? ('likely' as const) : ('confirmed' as const),
        values: { component: where, limit: value },
        proof: [
          killed === undefined
            ? {
                kind: 'measure',
                source: 'collectorUsage',
                name: 'MemoryUtilization',
                value: `${Math.round(percent)} %`,
              }
            : {
                kind: 'ecs',
                source: 'collectorTasks',
                subject: killed.id,
                text: reason,
                exitCode,
                at: killed.stoppedAt,
              },
          setting,
        ],
      },
    ]
  },
})
