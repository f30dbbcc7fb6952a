import { defineCheck } from '../check.ts'
import { revisionOf } from '../facts/ecs.ts'
import type { Judgement, Observation } from '../findings.ts'

const source = 'services'

/** A rollout that takes longer than this is no longer "just deploying". ECS's circuit breaker needs up to half an hour for small services. */
const rolloutSeconds = 900

export const collectorRunning = defineCheck({
  name: 'collector-running',
  hop: 'deployment',
  needs: ['services'],
  whenNotFound: ({ environment: { collectorService: service, cluster } }) => [
    { status: 'failed', seen: { kind: 'serviceMissing', service, cluster }, source },
  ],
  judge({ services: { services } }, { environment }) {
    const { collectorService: service, cluster } = environment
    const collector = services.find(({ name }) => name === service)
    const failed = (seen: Observation): Judgement[] => [{ status: 'failed', seen, source }]
    if (collector === undefined) return failed({ kind: 'serviceMissing', service, cluster })
    const { status, running, wanted, pending, deployments } = collector
    if (status !== 'ACTIVE') return failed({ kind: 'serviceNotActive', service, status })
    if (wanted === 0) return failed({ kind: 'nothingWanted', service })
    const rolling = deployments.find((deployment) => deployment.status === 'PRIMARY')?.rollout === 'in_progress'
    const seen: Observation = { kind: 'tasksRunning', service, running, wanted, pending }
    if (running === wanted) return [{ status: 'passed', seen, source }]
    return [{ status: 'failed', seen, source, ...(rolling && running > 0 && { settlesWithin: rolloutSeconds }) }]
  },
})

export const collectorRollout = defineCheck({
  name: 'collector-rollout',
  hop: 'deployment',
  needs: ['services'],
  whenNotFound: () => [],
  judge({ services: { services } }, { environment }) {
    const service = environment.collectorService
    const collector = services.find(({ name }) => name === service)
    if (collector === undefined) return []
    const primary = collector.deployments.find(({ status }) => status === 'PRIMARY')
    if (primary === undefined || primary.rollout === 'unknown')
      return [{ status: 'unknown', reason: 'no_data', seen: { kind: 'rolloutUnknown', service }, source }]
    const revision = revisionOf(primary.taskDefinition)
    if (primary.rollout === 'failed')
      return [{ status: 'failed', seen: { kind: 'rolloutFailed', revision, why: primary.rolloutReason ?? '' }, source }]
    if (primary.rollout === 'completed')
      return [{ status: 'passed', seen: { kind: 'rolloutCompleted', revision, at: primary.updatedAt }, source }]
    const { running, wanted, createdAt: startedAt } = primary
    const seen: Observation = { kind: 'rolloutInProgress', revision, running, wanted, startedAt }
    return [{ status: 'warning', seen, source, settlesWithin: rolloutSeconds }]
  },
})
