import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Components and references of the configuration that keep a collector from starting. */
export const startComponents = {
  'config-key-unknown': {
    name: 'A key that the collector does not know',
    title: (_service, { component, key }) =>
      say`The collector does not start: its configuration of ${code(component)} has the unknown key ${code(key)}`,
    means: say`The collector refuses its whole configuration for one key, so no task of the new revision stays up. awsxray and awsemf, for example, have neither ${code('sending_queue')} nor ${code('retry_on_failure')}.`,
    shows: say`The last lines are plain text, not JSON, since the logger does not stand yet: ${code('has invalid keys')}. The task exits with 1.`,
    fix: (_service, { component, key }) =>
      say`Remove ${code(key)} from ${code(component)}, or spell it as this version does, and deploy.`,
    prevent: say`Validate the configuration with the collector's own ${code('validate')} before it is deployed, with the same version.`,
  },
  'config-key-removed': {
    name: 'A key that was removed',
    title: (_service, { component, key, instead }) =>
      say`The collector does not start: ${code(key)} of ${code(component)} was removed, ${code(instead)} replaces it`,
    means: say`Earlier versions took the key, this one refuses the whole configuration for it. It mostly shows after the image was raised.`,
    shows: say`${code('has invalid keys')} in plain text, and the task exits with 1.`,
    fix: (_service, { component, key, instead }) =>
      say`Replace ${code(key)} of ${code(component)} by ${code(instead)}, as the change log describes, and deploy.`,
    prevent: say`Pin the image by digest, read the change log of each version in between, and run ${code('validate')} with the new image before it is deployed.`,
  },
  'component-unknown': {
    name: 'A component that the image does not have',
    title: (_service, { component, type }) =>
      say`The collector does not start: its image has no component of the type ${code(type)} (${code(component)})`,
    means: say`Distributions differ: ADOT has no ${code('basicauth')}, no ${code('transform')} and no connectors at all, a collector built by oneself has only what its manifest names.`,
    shows: say`${code('unknown type')} in plain text, with the list of the types that there are, and the task exits with 1.`,
    fix: (_service, { component }) =>
      say`Remove ${code(component)} from the configuration, do the same with a component that the list names, or run an image that has it.`,
    prevent: say`Validate the configuration with the very image that is deployed: contrib accepts what ADOT refuses.`,
  },
  'component-renamed': {
    name: 'A component that was renamed or removed',
    title: (_service, { component, instead }) =>
      say`The collector does not start: this version does not know ${code(component)} any more or not yet, ${code(instead)} is its name here`,
    means: say`Components are renamed from time to time. The old name works for some versions as an alias, then it is unknown; an older image does not know the new one.`,
    shows: say`${code('unknown type')}, or ${code('has been deprecated, use')}, in plain text, and the task exits with 1.`,
    fix: (_service, { component, instead }) =>
      say`Write ${code(instead)} instead of ${code(component)}, in its section and in every pipeline, and deploy.`,
    prevent: say`Treat the warning ${code('alias is deprecated')} in the log as work to do before the next image.`,
  },
  'component-lost-with-image': {
    name: 'A new image lacks what the configuration uses',
    title: (_service, { component, since }) =>
      say`The collector does not start: the new image ${code(since)} has no ${code(component)}`,
    means: say`The configuration has not changed. It started with the image before, so the new one has lost that component or key.`,
    shows: say`${code('unknown type')} or ${code('has invalid keys')} directly after the image changed; the digests of the stopped tasks differ from those that ran.`,
    fix: (_service, { component, before }) =>
      say`Go back to the image ${code(before)} now. Then replace ${code(component)} as the change log says, and raise the image again.`,
    prevent: say`Pin the image by digest, and run ${code('validate')} with the new image in CI.`,
  },
  'config-reference-undefined': {
    name: 'A reference to something that is not configured',
    title: (_service, { where, role, component }) =>
      say`The collector does not start: ${code(where)} refers to the ${role} ${code(component)}, which is not configured`,
    means: say`Every name in ${code('service')} must be defined in its section, letter by letter and with the part after the slash.`,
    shows: say`${code('which is not configured')} in plain text, and the task exits with 1.`,
    fix: (_service, { where, role, component }) =>
      say`Define the ${role} ${code(component)} in its section, or correct its name in ${code(where)}, and deploy.`,
    prevent: say`Run ${code('validate')} in CI on the rendered configuration, for each combination of its switches.`,
  },
  'extension-not-listed': {
    name: 'An extension that is not started',
    title: (_service, { component, extension }) =>
      say`The collector does not start: ${code(component)} uses the extension ${code(extension)}, which is not started`,
    means: say`Defining an extension is not enough: only those that ${code('service.extensions')} lists are started.`,
    shows: say`${code('authenticator not found')} or ${code('no storage client extension found')}, and the task exits with 1.`,
    fix: (_service, { extension }) => say`Add ${code(extension)} to ${code('service.extensions')} and deploy.`,
    prevent: say`Start the real image for some seconds in CI: ${code('validate')} does not notice this one.`,
  },
  'pipeline-empty': {
    name: 'A pipeline without a beginning or an end',
    title: (_service, { where, missing }) => say`The collector does not start: ${code(where)} has no ${missing}`,
    means: say`Each pipeline needs at least one receiver and one exporter, and ${code('service')} at least one pipeline.`,
    shows: say`${code('must have at least one')} in plain text, and the task exits with 1.`,
    fix: (_service, { where, missing }) =>
      say`Give ${code(where)} its ${missing}, or remove it, and deploy. A template that leaves a list empty is the usual reason.`,
    prevent: say`Leave the whole pipeline out where its exporter is switched off, and validate both ways.`,
  },
  'pipeline-signal-unsupported': {
    name: 'A component in a pipeline of the wrong signal',
    title: (_service, { component, signal }) =>
      say`The collector does not start: ${code(component)} cannot be used for ${code(signal)}`,
    means: say`awsxray takes traces only, awsemf metrics only, awscloudwatchlogs logs only. A pipeline's name must begin with traces, metrics or logs.`,
    shows: say`${code('telemetry type is not supported')} or ${code('unknown pipeline signal')}, and the task exits with 1.`,
    fix: (_service, { component, signal }) =>
      say`Take ${code(component)} out of the pipelines for ${code(signal)}, or put it into the one of its own signal, and deploy.`,
    prevent: say`Start the real image for some seconds in CI, and wait for ${code('Everything is ready')}.`,
  },
} satisfies Partial<FindingWords<'start'>>
