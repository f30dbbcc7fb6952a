import { containerOf, unableToStart } from './unable_to_start.ts'

/** The new revision overrides the entry point with a program of another image. Text: amazon-ecs-plugin issue 258. */
export const containerCommandMissing = unableToStart({
  kind: 'container-command-missing',
  change(definition) {
    containerOf(definition).entryPoint = ['/otelcol-contrib']
  },
  reason: () =>
    'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/otelcol-contrib": stat /otelcol-contrib: no such file or directory: unknown',
})
