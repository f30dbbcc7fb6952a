import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What the task around a collector keeps it from: ports, directories, its health check, a newer configuration. */
export const startTask = {
  'listen-port-busy': {
    name: 'Two listeners on one port',
    title: (_service, { component, address }) =>
      say`The collector does not start: ${code(component)} cannot listen on ${code(address)}, since something else does`,
    means: say`All containers of a task share its network in awsvpc mode. Two receivers, two extensions, or a second collector beside this one want the same port.`,
    shows: say`${code('bind: address already in use')} in the last lines, and the task exits with 1.`,
    fix: (_service, { component, address }) =>
      say`Give ${code(component)} or whatever else is at ${code(address)} another port, in the configuration and in the task definition, and deploy.`,
    prevent: say`Keep the ports of a task in one Terraform local, and use each once.`,
  },
  'health-keys-v2': {
    name: 'Health check with keys behind a closed gate',
    title: (_service, { component }) =>
      say`The collector does not start: ${code(component)} uses keys of the second version of the health check`,
    means: say`${code('http')} and ${code('grpc')} below the health check belong to its second version, which a feature gate holds back.`,
    shows: say`${code('v2 healthcheck configuration')} and ${code('feature gate is disabled')} in plain text, and the task exits with 1.`,
    fix: (_service, { component }) =>
      say`Give ${code(component)} only ${code('endpoint')}, or start the collector with ${code('--feature-gates=+extension.healthcheck.useComponentStatus')}.`,
    prevent: say`Keep the health check dumb, and judge exports by the collector's own metrics.`,
  },
  'storage-directory-missing': {
    name: 'The directory of file_storage is missing',
    title: (_service, { component, directory }) =>
      say`The collector does not start: the directory ${code(directory)} of ${code(component)} does not exist`,
    means: say`The image holds hardly more than the collector, and file_storage makes no directory unless it is told to.`,
    shows: say`${code('directory must exist')} in plain text, and the task exits with 1.`,
    fix: (_service, { component, directory }) =>
      say`Set ${code('create_directory: true')} for ${code(component)}, or mount a volume at ${code(directory)}, and deploy.`,
    prevent: say`Leave file_storage out on Fargate: its disk dies with the task, so the queue survives nothing.`,
  },
  'storage-directory-closed': {
    name: 'The directory of file_storage cannot be written',
    title: (_service, { component, directory, reason }) =>
      say`The collector does not start: ${code(component)} may not write to ${code(directory)}, ${code(reason)}`,
    means: say`The root file system is read-only, or the directory belongs to another user: ADOT runs as 4317, contrib as 10001.`,
    shows: say`${code('read-only file system')} or ${code('permission denied')} in the last lines, and the task exits with 1.`,
    fix: (_service, { directory }) =>
      say`Mount a volume at ${code(directory)} that the collector's user may write, or set ${code('readonlyRootFilesystem')} to false, and deploy.`,
    prevent: say`Leave file_storage out on Fargate, or give it a volume of its own with the right owner.`,
  },
  'region-not-found': {
    name: 'An AWS exporter without a region',
    title: (_service, { component }) => say`The collector does not start: ${code(component)} finds no AWS region`,
    means: say`Neither its settings nor ${code('AWS_REGION')} name one, and a Fargate task has no instance metadata to ask.`,
    shows: say`${code('cannot fetch region variable')} or ${code('ec2imds: GetRegion')}, and the task exits with 1.`,
    fix: (_service, { component }) =>
      say`Set ${code('region')} of ${code(component)}, or ${code('AWS_REGION')} in the task definition, and deploy.`,
    prevent: say`Write the region into the exporter from the Terraform variable that everything else uses.`,
  },
  'collector-start-failed': {
    name: 'The collector does not start',
    title: (service, { reason }) => say`${code(service)} does not start: ${code(reason)}`,
    means: say`The collector ends with this error before it takes anything. I know no more about it than its text.`,
    shows: say`The last line of each stopped task begins with ${code('Error:')}; ${code('Everything is ready')} never comes.`,
    fix: (service) =>
      say`Correct what the error names, in the configuration or the command of ${code(service)}, and deploy; or go back to the revision before.`,
    prevent: say`Start the very image with the rendered configuration for some seconds in CI.`,
  },
  'config-not-loaded': {
    name: 'The stored configuration is not the one that runs',
    title: (service, { parameter }) =>
      say`${code(service)} runs with an older configuration than ${code(parameter)} holds`,
    means: say`ECS reads parameters and secrets only when a task starts. The change is stored, and no task has started since, so it has no effect.`,
    shows: say`Nothing fails. The parameter was changed after the youngest task of the collector had started.`,
    fix: (service) => say`Deploy ${code(service)} anew; its tasks then read the stored configuration.`,
    prevent: say`Put a hash of the configuration into the task definition: then each change makes a new revision.`,
  },
  'health-extension-off': {
    name: 'The health check asks an extension that does not run',
    title: (_service, { extension }) =>
      say`The collector's tasks count as unhealthy, because ${code(extension)} is not in ${code('service.extensions')}`,
    means: say`The container's health check asks a port at which nobody answers. The collector works, and ECS replaces it again and again.`,
    shows: say`The log looks normal, and ECS says ${code('Task failed container health checks')}.`,
    fix: (_service, { extension, probe }) =>
      say`Define ${code(extension)} and add it to ${code('service.extensions')}, so that ${code(probe)} is answered, and deploy.`,
    prevent: say`Let a test of the template check that the extension is started.`,
  },
  'health-port-differs': {
    name: 'The health check asks another port',
    title: (_service, { probed, answers }) =>
      say`The collector's tasks count as unhealthy: the health check asks port ${code(probed)}, the extension answers at ${code(answers)}`,
    means: say`The probe is refused, and ECS replaces a collector that works, again and again.`,
    shows: say`The log looks normal, and ECS says ${code('Task failed container health checks')}.`,
    fix: (_service, { probed, answers }) =>
      say`Let the extension listen on ${code(probed)}, or add ${code('--port')} ${code(answers)} to the health check's command, and deploy.`,
    prevent: say`Take both from one Terraform local.`,
  },
} satisfies Partial<FindingWords<'start'>>
