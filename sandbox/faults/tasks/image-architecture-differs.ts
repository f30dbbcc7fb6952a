import { unableToStart } from './unable_to_start.ts'

/** CI copied the x86 half of the image only, and the new revision asks for ARM. Text: quoted by many users of Fargate. */
export const imageArchitectureDiffers = unableToStart({
  kind: 'image-architecture-differs',
  change(definition) {
    definition.runtimePlatform = { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' }
  },
  reason: () =>
    "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/arm64'",
})
