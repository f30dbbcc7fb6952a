import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Values and texts of the configuration that keep a collector from starting, or empty what it sends with. */
export const startConfig = {
  'limiter-setting-invalid': {
    name: 'A memory limiter without interval or limit',
    title: (_service, { component, reason }) =>
      say`The collector does not start: ${code(component)} is not set up right, ${code(reason)}`,
    means: say`${code('check_interval')} and a limit have no defaults, and the spike must be smaller than the limit.`,
    shows: say`${code('must be greater than zero')} or ${code('must be smaller than')} in plain text, and the task exits with 1.`,
    fix: (_service, { component }) =>
      say`Give ${code(component)} ${code('check_interval: 1s')}, ${code('limit_mib: 800')} and ${code('spike_limit_mib: 160')} for a task of 1024 MiB, and deploy.`,
    prevent: say`Work the limits out from the task's memory in Terraform, and run ${code('validate')} in CI.`,
  },
  'config-variable-unset': {
    name: 'A variable of the configuration is not set',
    title: (_service, { variable, component }) =>
      say`The configuration reads ${code(variable)} for ${code(component)}, but the collector's task has no such variable or an empty one`,
    means: say`An unset variable becomes an empty text. An empty endpoint is an error at the start; an empty header or name lets the collector start, and what it sends is refused or goes astray.`,
    shows: say`The first line of a start: ${code('Configuration references unset environment variable')}. In the configuration it stands as ${code('\u0024{env:NAME}')}.`,
    fix: (_service, { variable, component }) =>
      say`Add ${code(variable)} to ${code('secrets')} or ${code('environment')} of the collector's task definition, or leave ${code(component)} out where it is not used, and deploy.`,
    prevent: say`Render optional exporters conditionally, and let the secret and the exporter hang on the same switch.`,
  },
  'exporter-endpoint-missing': {
    name: 'An exporter without an endpoint',
    title: (_service, { component }) => say`The collector does not start: ${code(component)} has no endpoint`,
    means: say`A configured exporter is checked even if no pipeline uses it, and it has no default endpoint.`,
    shows: say`${code('at least one endpoint must be specified')} in plain text, and the task exits with 1.`,
    fix: (_service, { component }) =>
      say`Give ${code(component)} its ${code('endpoint')}, or leave it and its pipelines out where it is switched off, and deploy.`,
    prevent: say`Leave the parts of a switched-off backend out of the template, rather than blank.`,
  },
  'config-dollar-expanded': {
    name: 'A dollar sign in a password',
    title: (_service, { variable }) =>
      say`A ${code('$')} in a secret or header was taken as the variable ${code(variable)}, so a part of it is missing`,
    means: say`The collector expands ${code('\u0024{NAME}')} everywhere, also in values that come out of variables. What it does not know becomes empty, and the backend refuses the rest as a wrong password.`,
    shows: say`At the start ${code('Configuration references unset environment variable')} with a name that nobody gave; then 401 from the backend.`,
    fix: (_service, { variable }) =>
      say`Write ${code('$$')} for each dollar sign before ${code(variable)}, or store the secret in base64, and deploy.`,
    prevent: say`Pass secrets as base64 or without dollar signs, and never inside the configuration's text.`,
  },
  'config-syntax': {
    name: 'The configuration is no YAML',
    title: (_service, { reason }) =>
      say`The collector does not start: its configuration is no valid YAML, ${code(reason)}`,
    means: say`Nothing of it can be read: a wrong indent, a tab, a missing quote, a key that stands twice.`,
    shows: say`${code('cannot resolve the configuration')} and ${code('yaml:')} with the line, in plain text, and the task exits with 1.`,
    fix: (_service, { reason }) =>
      say`Correct the place that ${code(reason)} names, counted in the rendered text, and deploy.`,
    prevent: say`Render it as JSON with ${code('jsonencode(yamldecode(templatefile(…)))')}: a mistake then fails in Terraform's plan.`,
  },
  'config-not-a-mapping': {
    name: 'What was given is no configuration',
    title: (_service, { found }) =>
      say`The collector does not start: what it got as its configuration is no mapping (${code(found)})`,
    means: say`It got a bare text, a list or nothing. Often it is the name of a parameter instead of its value: ${code('value')} in the task definition where ${code('valueFrom')} was meant.`,
    shows: say`${code('cannot be used as a Conf')}, ${code('cannot unmarshal')} or ${code('empty configuration file')} in plain text, and the task exits with 1.`,
    fix: (service) =>
      say`Look at what ${code(service)}'s variable ${code('AOT_CONFIG_CONTENT')}, or the file that ${code('--config')} names, really holds. A parameter belongs into ${code('secrets')} with ${code('valueFrom')}.`,
    prevent: say`Keep the task definition in Terraform, and wait for ${code('Everything is ready')} after each deploy.`,
  },
  'config-value-invalid': {
    name: 'A value that the collector does not take',
    title: (_service, { component, reason }) =>
      say`The collector does not start: a value of ${code(component)} is not valid, ${code(reason)}`,
    means: say`The key is known, its value is not of the right kind or not allowed, and the whole configuration is refused for it.`,
    shows: say`${code('cannot unmarshal the configuration')} or ${code('invalid configuration')} in plain text, and the task exits with 1.`,
    fix: (_service, { component, reason }) =>
      say`Correct the value of ${code(component)} that ${code(reason)} is about, and deploy.`,
    prevent: say`Run ${code('validate')} of the same image on the rendered configuration in CI.`,
  },
  'config-file-missing': {
    name: 'The configuration file is not there',
    title: (_service, { file }) => say`The collector does not start: it finds no configuration at ${code(file)}`,
    means: say`The image holds no such file, no volume brings it, or no ${code('--config')} was given.`,
    shows: say`${code('unable to read the file')} or ${code('at least one config flag must be provided')}, and the task exits with 1.`,
    fix: (_service, { file }) =>
      say`Correct the path ${code(file)} in the container's command, or give the configuration by ${code('AOT_CONFIG_CONTENT')} (ADOT) or ${code('--config=env:NAME')}, and deploy.`,
    prevent: say`Give the configuration by an SSM parameter in ${code('secrets')}: then ECS checks that it is there.`,
  },
  'config-provider-unknown': {
    name: 'A source that this image cannot read',
    title: (_service, { scheme, reference }) =>
      say`The collector does not start: its image cannot read ${code(reference)}, it knows no ${code(scheme)}`,
    means: say`Which sources a configuration may refer to is built into the image. ADOT reads env, file, http, https, yaml and s3, but no ${code('secretsmanager')}.`,
    shows: say`${code('is not supported for uri')} or ${code('unsupported scheme on URI')}, and the task exits with 1.`,
    fix: (_service, { reference }) =>
      say`Give the value of ${code(reference)} as a variable by ${code('secrets')} of the task definition and refer to it as ${code('\u0024{env:NAME}')}, then deploy.`,
    prevent: say`Let ECS fetch secrets, not the collector: it works with every image, and only the execution role needs the right.`,
  },
  'metric-selector-invalid': {
    name: 'A metric selector that is no regular expression',
    title: (_service, { selector, reason }) =>
      say`The collector does not start: the selector ${code(selector)} is no regular expression, ${code(reason)}`,
    means: say`awsemf compiles ${code('metric_name_selectors')} and label matchers when it starts, and panics on a mistake.`,
    shows: say`${code('panic: regexp: Compile')} with a stack trace, and the task exits with 2.`,
    fix: (_service, { selector }) => say`Correct ${code(selector)} (in YAML within single quotes) and deploy.`,
    prevent: say`Run ${code('validate')} in CI: it panics in the same way.`,
  },
} satisfies Partial<FindingWords<'start'>>
