import { channelSpan, code, joined, type Rich, say } from '../../rich.ts'

/** Help, and everything that can be wrong with a line. */
export const commands = {
  summaries: {
    help: 'what there is, or one command in detail',
    status: 'one screen: collector, services, alarms',
    verify: 'is telemetry really flowing? the pipeline hop by hop, with evidence',
    troubleshoot: 'why is it missing? the causes with their proof and fix, and what changed since it last worked',
    traces: 'recent traces, failing and slow ones first; or one trace',
    metrics: 'the metrics of the namespace with their freshness; or one metric',
    logs: 'recent JSON log lines as rows',
    alarms: 'every alarm of the stack: state, since when, value against threshold',
  },
  arguments: {
    env: 'the environment; may also be the first word',
    service: 'only this service',
    errors: 'only traces with a fault or an error',
    slow: 'only traces that took at least this long',
    last: 'how far back to look, such as 15m, 3h, 7d',
    id: 'one trace, by its X-Ray or W3C id',
    name: 'one metric, by its name',
    level: 'lines of this level and above',
    grep: 'only lines that contain this text, upper and lower case as written',
    hops: 'only these hops, separated by commas',
    canary: 'also send a trace and a metric from inside the VPC and read them back; takes up to 5 min',
    symptom: 'what is missing; without it everything is looked at',
    commands: 'show all evidence, with the aws command that reproduces it',
    command: 'the command to explain',
  },
  help: {
    overview: say`Ask about an OpenTelemetry pipeline on AWS`,
    usage: (usage: string): Rich => say`Usage: ${code(usage)}`,
    environments: (names: readonly string[]): Rich =>
      say`Environments: ${joined(names.map((name) => code(name)))}. It may be left out where there is only one, or in its own channel.`,
    threads: say`Slack has no slash commands in threads: mention the app there instead, with the same words.`,
    more: (line: string): Rich => say`More about one command: ${code(line)}`,
  },
  unknownCommand: (word: string, like: string | undefined): Rich =>
    like === undefined
      ? say`There is no command ${code(word, 60)}. Here is what there is:`
      : say`There is no command ${code(word, 60)}. Did you mean ${code(like)}? Here is what there is:`,
  unknownEnvironment: (word: string, like: string | undefined, names: readonly string[]): Rich =>
    like === undefined
      ? say`There is no environment called ${code(word, 60)}; there is ${joined(names.map((name) => code(name)))}.`
      : say`There is no environment called ${code(word, 60)}. Did you mean ${code(like)}?`,
  whichEnvironment: say`Which environment?`,
  notHere: (environment: string, channels: readonly string[]): Rich =>
    channels.length === 0
      ? say`${code(environment)} may not be read from Slack: no channel is configured for it.`
      : say`${code(environment)} may not be read in this channel. Ask in ${joined(channels.map(channelSpan))}.`,
  problems: {
    unknownOption: (name: string): Rich => say`There is no option ${code(name, 60)}.`,
    missingValue: (name: string): Rich => say`${code(name, 60)} needs a value.`,
    unexpectedValue: (name: string): Rich => say`${code(name, 60)} takes no value.`,
    repeated: (name: string): Rich => say`${code(name, 60)} is there twice.`,
    tooMany: (word: string): Rich => say`I do not know what to do with ${code(word, 60)}.`,
    duration: (name: string): Rich => say`${code(name)} needs a time such as 90s, 15m, 3h or 2d.`,
    tooLong: (name: string, most: string): Rich => say`${code(name)} reaches back at most ${most}.`,
    choice: (name: string, values: readonly string[]): Rich =>
      say`${code(name)} is one of ${joined(values.map((value) => code(value)))}.`,
    length: (name: string): Rich => say`${code(name)} has between 1 and 200 characters.`,
    traceId: say`A trace id is ${code('1-5759e988-bd862e3fe1be46a994272793')} (X-Ray) or 32 hexadecimal digits (W3C).`,
    other: (name: string): Rich => say`${code(name)} cannot be that.`,
  },
  doing: {
    status: (environment: string) => `Looking at ${environment} …`,
    verify: (environment: string, hops: number) =>
      `Checking ${hops} ${hops === 1 ? 'hop' : 'hops'} of ${environment} …`,
    troubleshoot: (environment: string) => `Looking for the cause in ${environment} …`,
    traces: (environment: string) => `Reading traces of ${environment} …`,
    metrics: (environment: string) => `Reading metrics of ${environment} …`,
    logs: (environment: string) => `Reading logs of ${environment} …`,
    alarms: (environment: string) => `Reading alarms of ${environment} …`,
  },
}
