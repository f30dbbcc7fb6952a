import { defineCause, type Found } from '../../cause.ts'
import { overcome, stopsOf, tasksOf } from '../../lines/stops.ts'
import { reachOf, stopProof } from '../../starts.ts'

/** Sources: ECS developer guide, "service event messages" and "Task failed ELB health checks". */
const failed = /failed ELB health checks|is unhealthy in \(target-group|is not healthy in target-group/

/** The load balancer's own check of the collector fails, so ECS replaces its tasks. */
export const loadBalancerCheckFails = defineCause({
  kind: 'load-balancer-check-fails',
  catalogue: ['U13'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  effectOf: ['deployment_failed'],
  needs: ['services', 'collectorTasks'],
  judge(known, { environment, now }): Found<'load-balancer-check-fails'>[] {
    const { collectorService } = environment
    const service = known.services.services.find(({ name }) => name === collectorService)
    if (service === undefined) return []
    const tasks = tasksOf(collectorService, known, collectorService)
    const own = stopsOf(known, { collectorService, now }).filter((stop) => stop.service === collectorService)
    const failing = own.filter((stop) => failed.test(stop.text) && !overcome(stop, { service, tasks, now }))
    const [stop] = failing
    if (stop === undefined) return []
    const group = failing.map(({ text }) => /targetgroup\/([\w-]+)/.exec(text)?.[1]).find((each) => each !== undefined)
    const texts = failing.map(({ text }) => text).join(' ')
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: {
          targetGroup: group ?? '',
          port: /\(port (\d+)\)/.exec(texts)?.[1] ?? service.targets?.[0]?.port?.toString() ?? '',
          reason: /due to \(reason ([^)]+)\)|due to `?([A-Z ]{6,})/.exec(texts)?.[1] ?? '',
        },
        proof: [stopProof(stop)],
        reach: reachOf(service, environment),
      },
    ]
  },
  command: ({ values: { targetGroup } }, { region }) =>
    `aws elbv2 describe-target-health --target-group-arn "$(aws elbv2 describe-target-groups --names ${targetGroup} --query 'TargetGroups[0].TargetGroupArn' --output text --region ${region})" --region ${region}`,
})
