import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Whether the collector's tasks are there, stay there and are held to be well. */
export const tasksLife = {
  'collector-missing': {
    name: 'The cluster has no such collector service',
    title: (service, { cluster, status }) =>
      say`The cluster ${code(cluster)} has no active service ${code(service)} (${code(status)}), and services send to it`,
    means: say`There is nobody to take spans, metrics and logs: applications retry for a while, then drop them.`,
    shows: say`ECS does not list the service, or lists it as ${code('INACTIVE')} or ${code('DRAINING')}. The SDKs write that the name does not resolve or the connection is refused.`,
    fix: (service, { cluster }) =>
      say`Create ${code(service)} in ${code(cluster)} by applying the stack's Terraform. If the collector has another name or cluster, name it in the table of environments (${code('collectorService')}, ${code('cluster')}).`,
    prevent: say`Keep the service in Terraform with ${code('prevent_destroy')}, and alarm on the metric of running tasks when it is missing.`,
  },
  'collector-scaled-to-zero': {
    name: 'The collector is scaled to zero',
    title: (service, { running }) =>
      say`${code(service)} is asked for 0 tasks${running === '0' ? say`` : say` (${running} still run)`}`,
    means: say`ECS does what it was told: no task, so nobody takes telemetry. Nothing fails, and no event says so.`,
    shows: say`${code('desiredCount')} is 0. The SDKs write ${code('Connection refused')} or run into their deadline.`,
    fix: (service) =>
      say`Set the desired count of ${code(service)} to at least 1, better 2, and the minimum of its scaling target, too. CloudTrail's ${code('UpdateService')} says who changed it.`,
    prevent: say`Give the scaling target a minimum of 1, and leave the collector out of schedules that stop things at night.`,
  },
  'collector-not-running': {
    name: 'No collector task runs',
    title: (service, { wanted }) => say`None of the ${wanted} tasks of ${code(service)} runs, and nothing says why`,
    means: say`There is nobody to take spans, metrics and logs: applications retry for a while, then drop them. Why a task stopped is gone after about an hour, since ECS forgets stopped tasks.`,
    shows: say`ECS shows 0 running tasks; the SDKs write ${code('Connection refused')} or run into their deadline.`,
    fix: (service) =>
      say`Look at the events of ${code(service)} and at its stopped tasks, which ECS keeps for about an hour, then at the last lines of its log. If they are gone, start one task by a new deployment and watch how it ends.`,
    prevent: say`Keep stopped tasks' reasons: send ECS task state changes to a log group by EventBridge. Alarm on fewer tasks than wanted.`,
  },
  'collector-exits': {
    name: 'The collector ends by itself',
    title: (service, { exitCode, count }) =>
      say`The container of ${code(service)} ends by itself (${count}× in the last hour, exit code ${exitCode})`,
    means: say`ECS starts it again and again; what it held in memory is lost each time, and nobody takes telemetry in between.`,
    shows: say`ECS says ${code('Essential container in task exited')}. Exit code 1 is the collector's own: it did not like its configuration or could not start a component. The last plain line of its log says which.`,
    fix: (service) =>
      say`Read the last lines of ${code(service)}'s log before the end, mend what they name, and deploy. Lines of a start that failed are plain text, not JSON.`,
    prevent: say`Validate the configuration with the collector's own ${code('validate')} before it is deployed, and let the deployment circuit breaker go back by itself.`,
  },
  'killed-before-flushed': {
    name: 'The collector is killed before it has sent everything',
    title: (service, { stopTimeout, count }) =>
      say`${count} tasks of ${code(service)} were killed (exit code 137) because they did not end within ${stopTimeout} seconds of being asked to`,
    means: say`On SIGTERM the collector sends what it still holds. After ${code('stopTimeout')} ECS kills it, and the rest is lost at each deployment and each scaling in.`,
    shows: say`Exit code 137 with ${code('ServiceSchedulerInitiated')} or ${code('UserInitiated')} and no word of memory; ${code('Starting shutdown...')} in the log without ${code('Shutdown complete.')}`,
    fix: (service, { stopTimeout }) =>
      say`Raise ${code('stopTimeout')} of the container of ${code(service)} from ${stopTimeout} to 60 or up to 120 seconds, and see whether an exporter hangs: it has to give up sooner than that.`,
    prevent: say`Keep an exporter's ${code('timeout')} and ${code('max_elapsed_time')} below ${code('stopTimeout')}.`,
  },
  'health-check-needs-shell': {
    name: 'The health check needs a shell that the image lacks',
    title: (service, { command }) =>
      say`The health check of ${code(service)} runs ${code(command)}, and its image has neither shell nor curl`,
    means: say`The check can never succeed: ECS holds a working collector to be sick, and replaces it for ever.`,
    shows: say`Tasks are ${code('UNHEALTHY')} and stopped with ${code('Task failed container health checks')}, while the collector's log is perfectly normal.`,
    fix: (_service, { image }) =>
      say`Use ${code('["CMD", "/healthcheck"]')} with the AWS distribution. Other images of collectors (${code(image)}) have no such program: copy it into the image, or let a load balancer check port 13133.`,
    prevent: say`Keep the health check beside the image in one Terraform module, and try both together before production.`,
  },
  'health-check-too-early': {
    name: 'The health check gives up before the collector is ready',
    title: (service, { grace, needed }) =>
      say`The health check of ${code(service)} gives up after ${grace} seconds; the collector needed ${needed}`,
    means: say`A task that would have been well a moment later is stopped and replaced, and the next one fares no better.`,
    shows: say`Tasks are stopped with ${code('Task failed container health checks')} within their first minute, and never later.`,
    fix: (service) =>
      say`Set ${code('startPeriod')} of the health check of ${code(service)} to 30 seconds or more (failures do not count until then), with ${code('interval')} 10 and ${code('retries')} 3.`,
    prevent: say`Measure how long a start takes on the size that is used: from ${code('startedAt')} to the line ${code('Everything is ready')}.`,
  },
  'health-check-fails': {
    name: "The collector's health check fails",
    title: (service, { count }) =>
      say`The container health check of ${code(service)} fails (${count}× in the last hour), and nothing says why`,
    means: say`ECS replaces tasks that fail their health check. What they held in memory is lost, and connections break.`,
    shows: say`Tasks are ${code('UNHEALTHY')}; ECS says ${code('Task failed container health checks')}, never why.`,
    fix: (service, { command }) =>
      say`Run the check of ${code(service)} (${code(command)}) by hand in a copy of the task. See that the extension ${code('health_check')} is listed in ${code('service.extensions')} and listens where the check asks.`,
    prevent: say`Keep the check and the extension's endpoint in one Terraform module.`,
  },
  'health-endpoint-local': {
    name: 'The load balancer cannot reach the health check',
    title: (service, { endpoint, targetGroup }) =>
      say`The target group ${code(targetGroup)} checks ${code(service)} on a port that listens on ${code(endpoint)} only`,
    means: say`The extension answers inside its own task alone, so that every check from outside fails and ECS replaces tasks that are well.`,
    shows: say`ECS says ${code('Task failed ELB health checks')}; the collector's log is normal.`,
    fix: (_service, { port }) =>
      say`Set ${code('endpoint')} of the extension ${code('health_check')} to ${code(`0.0.0.0:${port}`)} and let the load balancer's security group in on that port.`,
    prevent: say`Where a load balancer checks, bind to ${code('0.0.0.0')} in the same module that makes the target group.`,
  },
  'load-balancer-check-fails': {
    name: "The load balancer's health check fails",
    title: (service, { targetGroup, port, reason }) =>
      say`The target group ${code(targetGroup)} finds the tasks of ${code(service)} unhealthy${port === '' ? say`` : say` on port ${port}`}${reason === '' ? say`` : say` (${reason})`}`,
    means: say`ECS stops tasks that their load balancer holds to be sick, also when the collector itself is well.`,
    shows: say`ECS says ${code('Task failed ELB health checks in (target-group …)')} or ${code('is unhealthy in (target-group …)')}.`,
    fix: (service, { port }) =>
      say`See that the security group of ${code(service)} lets the load balancer in on the checked port (${code(port)}), that something listens there on ${code('0.0.0.0')}, and that path and success codes of the check fit: the extension answers 200 on ${code('/')} at 13133.`,
    prevent: say`Reference the load balancer's security group in the rule, and give the service a health check grace period.`,
  },
} satisfies Partial<FindingWords<'tasks'>>
