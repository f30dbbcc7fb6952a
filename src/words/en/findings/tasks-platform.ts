import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Deployments, what AWS takes away, how the collector is found, and the applications' own tasks. */
export const tasksPlatform = {
  'deployment-rolled-back': {
    name: 'ECS gave the deployment up',
    title: (service, { reason, revision }) =>
      say`The last deployment of ${code(service)} failed (${reason}); ${code(revision)} stands now`,
    means: say`The circuit breaker stopped it because its tasks did not stay up. With a rollback the older revision runs on, and the change is not there; the first deployment of a service has nothing to go back to.`,
    shows: say`An event says ${code('deployment failed: tasks failed to start')}, then ${code('rolling back to deployment')}. A pipeline that waits for a steady state is green all the same.`,
    fix: (service) =>
      say`Look at why the tasks of ${code(service)} stopped, mend that, and deploy again. The rollback itself is right.`,
    prevent: say`Let the pipeline compare the revision that runs with the one that it deployed.`,
  },
  'service-runs-old-revision': {
    name: 'A service runs an older revision',
    title: (service, { running, newest }) =>
      say`${code(service)} runs ${code(running)}, though ${code(newest)} is registered`,
    means: say`What the newer revision changes (a variable, an image, a log option) does not work yet. It may be so on purpose.`,
    shows: say`Nothing fails. The service's task definition is not the newest of its family.`,
    fix: (service, { newest }) =>
      say`Deploy ${code(newest)} to ${code(service)}, or deregister it if it is not meant to run.`,
    prevent: say`Let one thing own the task definition, Terraform or the pipeline: it registers and deploys in one step.`,
  },
  'task-retired': {
    name: "AWS replaced the collector's only task",
    title: (service, { wanted }) =>
      say`AWS stopped a task of ${code(service)} for maintenance (tasks wanted: ${wanted})`,
    means: say`Fargate retires tasks on platform versions that it patches. Until the next one stood, nobody took telemetry.`,
    shows: say`ECS says ${code('ECS is performing maintenance on the underlying infrastructure hosting the task')}.`,
    fix: (service) =>
      say`Run at least 2 tasks of ${code(service)} in different zones; ECS then replaces them one by one.`,
    prevent: say`Deploy now and then, so that tasks are younger than their platform version; choose the account's ${code('fargateTaskRetirementWaitPeriod')}.`,
  },
  'spot-interrupted': {
    name: 'A Spot task of the collector was taken back',
    title: (service, { count }) => say`AWS took Spot tasks of ${code(service)} back (${count}× in the last hour)`,
    means: say`A task gets two minutes of warning and then SIGTERM. What it cannot send is lost, and the next one waits until Spot has room.`,
    shows: say`ECS says ${code('Your Spot Task was interrupted.')} with ${code('SpotInterruption')}.`,
    fix: (service) =>
      say`Run ${code(service)} on ${code('FARGATE')}, or at least a base of 2 tasks of it, and set ${code('stopTimeout')} to 120.`,
    prevent: say`Keep what others depend on off Spot.`,
  },
  'discovery-stale-instance': {
    name: 'The name also leads to an address that no task has',
    title: (name, { addresses }) => say`${code(name)} also leads to ${code(addresses)}, which no collector task has`,
    means: say`Some connections go nowhere: an SDK that gets this address waits for its deadline, then tries again, until it gets another.`,
    shows: say`Exports fail now and then with ${code('DEADLINE_EXCEEDED')} or ${code('Connection refused')}, though the collector is well.`,
    fix: (_name, { instance }) =>
      say`Deregister the instance ${code(instance)} from Cloud Map. If ECS did not register it, see what does.`,
    prevent: say`Let only ECS register instances (${code('serviceRegistries')}), with a TTL of 10 to 15 seconds and a minimum of 100 % healthy tasks.`,
  },
  'discovery-task-unregistered': {
    name: 'Collector tasks are not registered',
    title: (service, { name, addresses, registered }) =>
      say`Tasks of ${code(service)} (${addresses}) are not registered under ${code(name)}, which has ${registered} instances`,
    means: say`Nobody can find those tasks. Where none is registered the name resolves to nothing, and all telemetry is lost.`,
    shows: say`The SDKs write that the name does not resolve, or send everything to the few tasks that are registered.`,
    fix: (service) =>
      say`Set ${code('serviceRegistries')} of ${code(service)} to the ARN of the Cloud Map service and deploy. If it is set, see whether the service-linked role of ECS may still register instances.`,
    prevent: say`Make the Cloud Map service and the ECS service in one Terraform module.`,
  },
  'application-out-of-memory': {
    name: 'A service runs out of memory',
    title: (service, { count, memory }) =>
      say`${code(service)} is killed for its memory (${count}× in the last hour, limit ${memory} MiB)`,
    means: say`With each task go the spans, metrics and log records that its SDK had not sent yet, and the requests in it.`,
    shows: say`ECS says ${code('OutOfMemoryError: Container killed due to memory usage')}, with exit code 137. Traces end in the middle.`,
    fix: (service) =>
      say`Give ${code(service)} more memory, or find what takes it. If telemetry does: a smaller ${code('OTEL_BSP_MAX_QUEUE_SIZE')}, fewer attributes on metrics, sampling.`,
    prevent: say`Alarm on the service's memory above 80 %, and try it under load with the memory that it has in production.`,
  },
  'application-tasks-exit': {
    name: "A service's tasks end again and again",
    title: (service, { count, exitCode }) =>
      say`Tasks of ${code(service)} end by themselves (${count}× in the last hour, exit code ${exitCode})`,
    means: say`A service that is not there sends nothing, and what its SDK held goes with each task.`,
    shows: say`ECS says ${code('Essential container in task exited')}; the service has started tasks over and over.`,
    fix: (service, { logGroup }) =>
      say`Read the last lines of ${code(service)} in ${code(logGroup)} before an end. If it began with a deployment, go back.`,
    prevent: say`Switch the deployment circuit breaker on with rollback, and alarm on fewer tasks than wanted.`,
  },
} satisfies Partial<FindingWords<'tasks'>>
