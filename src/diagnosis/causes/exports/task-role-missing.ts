import { defineCause } from '../../cause.ts'
import { componentsOfType } from '../../collector-config.ts'
import { failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { revisionOf } from '../../facts/ecs.ts'
import { givenCredentials } from '../../given-credentials.ts'
import type { Proof } from '../../proof.ts'

/**
 * The task definition names no task role, and nothing else gives the collector credentials. On Fargate there is no
 * instance whose role could step in. Sources: reference on the collector, T25; a real collector without credentials.
 */
export const taskRoleMissing = defineCause({
  kind: 'task-role-missing',
  catalogue: ['T25', 'M28'],
  source: 'code',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  brings: ['traces_not_exported', 'metrics_not_exported', 'logs_not_exported', 'traces_missing', 'metrics_missing'],
  stackWide: true,
  needs: ['collectorTaskDefinition', 'collectorLog'],
  wants: ['collectorMetrics', 'collectorConfig'],
  judge(known, context) {
    const { running } = known.collectorTaskDefinition
    if (running.taskRole !== undefined || givenCredentials(known).length > 0) return []
    const revision = revisionOf(running.arn)
    const absent: Proof = {
      kind: 'setting',
      source: 'collectorTaskDefinition',
      where: revision,
      name: 'taskRoleArn',
    }
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'no_credentials')
    const subject = context.environment.collectorService
    if (isSome(failures))
      return [
        {
          subject,
          confidence: 'confirmed',
          values: { revision },
          proof: proofOf(failures, absent),
          reach: reachOf(failures),
        },
      ]
    const { collectorConfig } = known
    const needsRole = ['awsxray', 'awsemf', 'awscloudwatchlogs'].some(
      (type) => collectorConfig !== undefined && componentsOfType(collectorConfig, 'exporters', type).length > 0,
    )
    return needsRole ? [{ subject, confidence: 'likely', values: { revision }, proof: [absent] }] : []
  },
})
