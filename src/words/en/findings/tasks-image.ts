import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const noTask = say`No new task starts. Older ones go on as long as they live; when they are gone, nothing is taken in.`

/** Why ECS cannot start a task: its image and its program. */
export const tasksImage = {
  'image-not-found': {
    name: 'The image does not exist',
    title: (service, { image }) => say`ECS cannot find the image ${code(image)} of ${code(service)}`,
    means: noTask,
    shows: say`Tasks stop with ${code('CannotPullContainerError: … not found')} before anything is written to a log.`,
    fix: (service, { image }) =>
      say`See which tags and digests the repository holds, correct ${code(image)} in the task definition of ${code(service)}, and deploy. A lifecycle policy may have removed the image: push it again.`,
    prevent: say`Name images by digest, take it from the build that pushed it, and keep what is deployed out of lifecycle policies.`,
  },
  'image-pull-denied': {
    name: 'The registry refuses the image',
    title: (service, { image, role }) =>
      say`The registry refuses ${code(image)} to ${code(service)} (execution role ${code(role)})`,
    means: noTask,
    shows: say`Tasks stop with ${code('CannotPullContainerError')} and ${code('403 Forbidden')}, ${code('pull access denied')} or ${code('AccessDeniedException')}.`,
    fix: (_service, { role, image }) =>
      say`Let the execution role ${code(role)} (not the task role) call ${code('ecr:GetAuthorizationToken')} on ${code('*')} and ${code('ecr:BatchGetImage')}, ${code('ecr:GetDownloadUrlForLayer')} on the repository. In another account its repository policy has to allow it, too; outside ECR ${code(image)} needs ${code('repositoryCredentials')}, if it exists at all.`,
    prevent: say`Keep images in the account's own ECR, and their rights in the module that makes the execution role.`,
  },
  'registry-rate-limit': {
    name: 'The registry limits pulls',
    title: (service, { image }) => say`The registry has had too many pulls of ${code(image)} for ${code(service)}`,
    means: say`Anonymous pulls are counted by address, and all tasks behind one NAT gateway share theirs. New tasks start only now and then, until the limit is lifted.`,
    shows: say`Tasks stop with ${code('toomanyrequests: You have reached your pull rate limit')}.`,
    fix: (_service, { image }) =>
      say`Copy ${code(image)} into the account's own ECR (or use a pull-through cache) and name it there. For now: wait, or give ${code('repositoryCredentials')}.`,
    prevent: say`Take no image of a production task from a public registry.`,
  },
  'registry-unreachable': {
    name: 'The registry cannot be reached',
    title: (service, { image }) => say`The tasks of ${code(service)} cannot reach the registry of ${code(image)}`,
    means: noTask,
    shows: say`Tasks stop with ${code('CannotPullContainerError')} or ${code('ResourceInitializationError')} and ${code('i/o timeout')}, ${code('request canceled')} or ${code('There is a connection issue between the task and Amazon ECR')}.`,
    fix: (service) =>
      say`Give the subnets of ${code(service)} a route: a NAT gateway, or interface endpoints ${code('ecr.api')} and ${code('ecr.dkr')} with private DNS and a gateway endpoint for ${code('s3')} (the layers). Let port 443 out of the task's security group and into the endpoints'. In a public subnet, assign a public IP.`,
    prevent: say`Make endpoints and subnets in one module, and start one task in a new subnet before the service moves there.`,
  },
  'image-architecture-differs': {
    name: 'The image is for another processor',
    title: (service, { image, architecture }) =>
      say`The image ${code(image)} of ${code(service)} has nothing for ${code(architecture)}, which its task asks for`,
    means: noTask,
    shows: say`${code('image Manifest does not contain descriptor matching platform')} at the pull, or ${code('exec format error')} as the only line of the log, with exit code 1.`,
    fix: (service, { architecture }) =>
      say`Build or copy the image for ${code(architecture)} too (${code('docker buildx build --platform linux/amd64,linux/arm64')}), or set ${code('runtimePlatform.cpuArchitecture')} of ${code(service)} to what the image has.`,
    prevent: say`Copy every platform of an image into ECR, and build on CI, not on a laptop with another processor.`,
  },
  'image-digest-differs': {
    name: 'Another image runs than the one that is pinned',
    title: (service, { wanted, found }) =>
      say`${code(service)} runs the image ${code(found)}…, its task definition names ${code(wanted)}…`,
    means: say`What runs is not what was reviewed and deployed: its components and defaults may differ from those that the configuration was written for.`,
    shows: say`Nothing fails. The digest that ECS reports for the running container is not the one in the task definition.`,
    fix: (service) =>
      say`Deploy ${code(service)} anew, so that its tasks are made from the task definition. If they still differ, see whether a pull-through cache or a mirror answers for the repository.`,
    prevent: say`Make the repository's tags immutable, and let verify compare digests after each deployment.`,
  },
  'container-command-missing': {
    name: 'The program to start is not in the image',
    title: (service, { program }) => say`The image of ${code(service)} has no program ${code(program)}`,
    means: noTask,
    shows: say`Tasks stop with ${code('CannotStartContainerError')} and ${code('executable file not found in $PATH')} or ${code('no such file or directory')}; nothing is written to a log.`,
    fix: (service, { program }) =>
      say`Correct ${code('entryPoint')} or ${code('command')} in the task definition of ${code(service)}: each argument is an element of its own, ${code(program)} has to be a path in the image. A collector's image needs neither; its options go into ${code('command')}.`,
    prevent: say`Start the very image with the very command once in CI.`,
  },
} satisfies Partial<FindingWords<'tasks'>>
