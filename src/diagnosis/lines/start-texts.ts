/** Why a collector ended before it was ready. */
type StartMistake =
  | 'unknown_key'
  | 'unknown_type'
  | 'undefined_reference'
  | 'empty_pipeline'
  | 'wrong_signal'
  | 'limiter'
  | 'no_endpoint'
  | 'port_busy'
  | 'health_keys'
  | 'bad_selector'
  | 'no_directory'
  | 'directory_closed'
  | 'extension_off'
  | 'no_region'
  | 'no_file'
  | 'unknown_provider'
  | 'syntax'
  | 'not_a_mapping'
  | 'value'
  | 'other'

/**
 * Texts by what they mean, the first that matches wins; named groups become the details. Sources: the recordings; a
 * collector of v0.156 that was given each of these mistakes; confmap, service and mapstructure of v0.36 to v0.159.
 */
const table: readonly (readonly [RegExp, StartMistake])[] = [
  [/^(?:'(?<holder>[^']*)' )?has invalid keys: (?<key>[\w., [\]/-]+)/, 'unknown_key'],
  [/the (?<type>\w+) exporter has been deprecated, use the (?<instead>\w+) exporter instead/, 'unknown_type'],
  [
    /unknown type: "?(?<type>[^" ]+)"? for id: "?(?<id>[^" ]+)"?(?: \(valid values: \[(?<valid>[^\]]*)\]\))?/,
    'unknown_type',
  ],
  [
    /unknown (?:receivers?|processors?|exporters?|extensions?|connectors?) type "(?<type>[^"]+)" for (?<id>\S+)/,
    'unknown_type',
  ],
  [
    /(?:(?<where>service::[\w:/.-]+): |pipeline "(?<pipeline>[^"]+)" )?references (?<role>receiver|processor|exporter|connector|extension) "(?<id>[^"]+)" which (?:is not configured|does not exist)/,
    'undefined_reference',
  ],
  [
    /(?:(?<where>service::[\w:/.-]+): |pipeline "(?<pipeline>[^"]+)" )?.*must have at least one (?<missing>receiver|exporter|pipeline)/,
    'empty_pipeline',
  ],
  [/no (?:enabled )?(?<missing>receiver|exporter)s? (?:configuration )?specified in config/, 'empty_pipeline'],
  [/failed to create "(?<id>[^"]+)" \w+ for data type "(?<signal>\w+)".*not supported/, 'wrong_signal'],
  [/unknown pipeline signal: "(?<signal>[^"]+)"/, 'wrong_signal'],
  [
    /(?<reason>'?(?:check_?interval|limit_(?:mib|percentage)|spike_limit_(?:mib|percentage))'? .*(?:must be|or 'limit_percentage').*)/i,
    'limiter',
  ],
  [/at least one endpoint must be specified|requires a non-empty "?endpoint"?/, 'no_endpoint'],
  [/listen \w+ (?<address>\S+): bind: address already in use/, 'port_busy'],
  [/failed to bind to address (?<address>\S+?): .*address already in use/, 'port_busy'],
  [/v2 healthcheck configuration .*feature gate is disabled/, 'health_keys'],
  [/regexp: Compile\([`"](?<selector>.*?)[`"]\): (?<reason>error parsing regexp: .*)/, 'bad_selector'],
  [/directory must exist: (?:stat (?<directory>[^:]+))?/, 'no_directory'],
  [
    /(?:mkdir|open|problem accessing configured directory:) (?<directory>\/[^:,]+)(?:, err)?: .*?(?<reason>read-only file system|permission denied)/,
    'directory_closed',
  ],
  [
    /(?:failed to resolve authenticator|extension) "(?<extension>[^"]+)"(?:: authenticator)? not found/,
    'extension_off',
  ],
  [/no storage client extension found|storage client extension(?: '(?<extension>[^']+)')? not found/, 'extension_off'],
  [
    /cannot fetch region variable|ec2imds: GetRegion|could not find region configuration|an AWS region is required|Missing ?Region/i,
    'no_region',
  ],
  [/unable to read the file (?:file:)?(?<file>[^\s:]+): .*no such file/, 'no_file'],
  [/at least one config flag must be provided|config file not specified/, 'no_file'],
  [/scheme "(?<scheme>[^"]+)" is not supported for uri "?(?<reference>[^"]*)"?/, 'unknown_provider'],
  [/unsupported scheme on URI "(?<reference>(?<scheme>\w+):[^"]*)"/, 'unknown_provider'],
  [/cannot unmarshal !!(?<found>str|seq|int|bool) .*into map/, 'not_a_mapping'],
  [/\byaml: (?<reason>.*)/, 'syntax'],
  [/^\s*(?<reason>line \d+: .*)/, 'syntax'],
  [/retrieved value \(type=(?<found>[^)]+)\) cannot be used as a Conf/, 'not_a_mapping'],
  [/(?<found>empty) configuration file/, 'not_a_mapping'],
]

export type Classified = { failure: StartMistake; details: Readonly<Record<string, string>> }

/** @returns what a text of a start that failed means, or undefined for one that is none of the known ones. */
export const startMistakeIn = (text: string): Classified | undefined => {
  for (const [pattern, failure] of table) {
    const found = pattern.exec(text)
    if (found === null) continue
    const details = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined)
    return { failure, details: Object.fromEntries(details) }
  }
  return undefined
}
