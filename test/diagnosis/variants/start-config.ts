import { also, decoded, decodedBefore, wrapped } from './start-wrappings.ts'
import type { Variants } from './variant.ts'

const noYaml =
  'failed to get config: cannot resolve the configuration: retrieved value (type=string) cannot be used as a Conf: assuming string type since contents are not valid YAML: yaml:'

/** Values and texts of a configuration that a collector refuses. */
export const startConfig: Variants = {
  'limiter-setting-invalid': [
    ...wrapped("invalid configuration: processors::memory_limiter: 'check_interval' must be greater than zero"),
    ...wrapped(
      "invalid configuration: processors::memory_limiter/main: 'spike_limit_mib' must be smaller than 'limit_mib'",
      'a spike',
    ),
    ...wrapped(
      'failed to build pipelines: failed to create "memory_limiter" processor, in pipeline "traces": checkInterval must be greater than zero',
      'v0.40',
    ),
    also(
      'no limit',
      "Error: invalid configuration: processors::memory_limiter: 'limit_mib' or 'limit_percentage' must be greater than zero",
    ),
  ],
  'config-syntax': [
    ...wrapped(`${noYaml} line 9: mapping values are not allowed in this context`),
    ...wrapped(`${noYaml} line 4: found character that cannot start any token`, 'a tab'),
    ...wrapped(
      `${noYaml} unmarshal errors:\n  line 4: mapping key "receivers" already defined at line 1`,
      'a key twice',
    ),
    also('v0.36', "Error: cannot load configuration's parser: yaml: line 12: did not find expected key"),
  ],
  'config-not-a-mapping': [
    ...wrapped(
      'failed to get config: cannot resolve the configuration: retrieved value (type=string) cannot be used as a Conf',
    ),
    ...wrapped(
      'failed to get config: cannot resolve the configuration: retrieved value (type=[]interface {}) cannot be used as a Conf',
      'a list',
    ),
    ...wrapped(
      'invalid configuration: empty configuration file\nservice::pipelines: service must have at least one pipeline',
      'nothing',
    ),
    also(
      'the name of a parameter, v0.12',
      "application run finished with error: cannot load configuration's parser: yaml: unmarshal errors",
      'line 1: cannot unmarshal !!str `otel-co...` into map[string]interface {}',
    ),
  ],
  'config-value-invalid': [
    ...wrapped(
      'invalid configuration: processors::batch: send_batch_max_size must be greater or equal to send_batch_size',
    ),
    ...wrapped(
      decoded(
        'processors',
        'error reading configuration for "batch/traces": decoding failed due to the following error(s):',
        "'send_batch_size' expected type 'uint32', got unconvertible type 'string'",
      ),
      'a text for a number',
    ),
    ...wrapped(
      decodedBefore(
        'processors',
        'error reading configuration for "memory_limiter": 1 error(s) decoding:',
        "'check_interval' time: unknown unit",
      ),
      'a time without unit, v0.80',
    ),
    ...wrapped(
      'invalid configuration: exporters::awsemf: invalid value for retention policy.  Please make sure to use the following values: 0 (Never Expire), 1, 3, 5, 7, 14, 30',
      'a retention',
    ),
    also('an encoding', 'Error: failed to create logger: no encoder registered for name "text"'),
    also(
      'a level',
      'Error: failed to get config: cannot unmarshal the configuration: decoding failed due to the following error(s):',
      "'service.telemetry.logs' decoding failed due to the following error(s):",
      '\'level\' unrecognized level: "infos"',
    ),
  ],
  'config-file-missing': [
    ...wrapped(
      'failed to get config: cannot resolve the configuration: cannot retrieve the configuration: unable to read the file file:/etc/otel-config.yaml: open /etc/otel-config.yaml: no such file or directory',
    ),
    ...wrapped('at least one config flag must be provided', 'no flag'),
    also('v0.20', 'Error: config file not specified'),
  ],
  'config-provider-unknown': [
    ...wrapped(
      'failed to get config: cannot resolve the configuration: scheme "secretsmanager" is not supported for uri "secretsmanager:grafana-token"',
    ),
    ...wrapped('unsupported scheme on URI "s3://bucket/config.yaml"', 's3 in a build of one’s own'),
    ...wrapped(
      'failed to get config: cannot resolve the configuration: scheme "aes" is not supported for uri "aes:RsEf6cTWrssi8tlssfs1AJs2bRMrVm2Ce5TaWPY="',
      'aes',
    ),
  ],
  'metric-selector-invalid': [
    also(
      'in two events',
      'panic: regexp: Compile(`(^a`): error parsing regexp: missing closing ): `(^a`',
      'goroutine 1 [running]:',
    ),
    also(
      'in one event with its stack',
      'panic: regexp: Compile("[a-"): error parsing regexp: missing closing ]: `[a-`\n\ngoroutine 1 [running]:\nregexp.MustCompile({0xc0007e2000, 0x3})\n\tregexp/regexp.go:319 +0xb4',
    ),
    also(
      'another mistake',
      'panic: regexp: Compile(`*_total`): error parsing regexp: missing argument to repetition operator: `*`',
    ),
  ],
}
