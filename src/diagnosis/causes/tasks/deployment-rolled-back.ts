import { defineCause, type Found } from '../../cause.ts'
import { revisionOf } from '../../facts/ecs.ts'
import { redeployed } from '../../lines/stops.ts'

/** Texts of ECS. Sources: ECS developer guide, "service event messages"; containers-roadmap issue 1488. */
const gaveUp = /deployment failed: (.+?)\.?$/
const wentBack = /rolling back to/
const recentMs = 3_600_000

/** ECS gave a deployment up because its tasks did not start; what ended them hides this. */
export const deploymentRolledBack = defineCause({
  kind: 'deployment-rolled-back',
  catalogue: ['U28'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: ['old_revision'],
  effectOf: ['deployment_failed', 'collector_down', 'collector_restarts'],
  needs: ['services'],
  judge({ services: { services } }, { now }) {
    return services.flatMap((service): Found<'deployment-rolled-back'>[] => {
      const { name, events, deployments, taskDefinition } = service
      const recent = events.filter(({ at }) => now.getTime() - at.getTime() <= recentMs)
      const event = recent.find(({ message }) => gaveUp.test(message))
      const failed = deployments.find(({ rollout }) => rollout === 'failed')
      if (failed === undefined && (event === undefined || redeployed(event, service))) return []
      const text = event?.message ?? failed?.rolloutReason ?? ''
      const back = recent.filter(({ message }) => wentBack.test(message)).slice(0, 1)
      const said = (message: string, at?: Date) =>
        ({ kind: 'ecs', source: 'services', subject: name, text: message, ...(at !== undefined && { at }) }) as const
      const revision = deployments.find(({ status }) => status === 'PRIMARY')?.taskDefinition ?? taskDefinition
      return [
        {
          subject: name,
          confidence: 'confirmed',
          values: { reason: (gaveUp.exec(text)?.[1] ?? text).replace(/\.$/, ''), revision: revisionOf(revision) },
          proof: [said(text, event?.at), ...back.map(({ message, at }) => said(message, at))],
        },
      ]
    })
  },
  command: ({ subject }, { cluster, region }) =>
    `aws ecs list-tasks --cluster ${cluster} --service-name ${subject} --desired-status STOPPED --region ${region}`,
})
