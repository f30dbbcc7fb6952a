import { canaryWaits } from './canary.ts'

/** What only the terminal says. */
export const terminal = {
  usage: 'Usage: otel <command> [env] [options]',
  also: 'In the terminal also:',
  options: {
    json: 'the answer as one JSON object',
    sandbox: 'answer from a simulated account, not from AWS',
    fault: 'break the simulated account first; may be repeated (with --sandbox)',
    save: 'write every fact that was fetched to a file, secrets redacted',
    facts: 'judge from such a file, without AWS',
    follow: 'logs: go on showing new lines',
    commands: 'show all evidence, with the aws command behind it',
  },
  verbs: {
    manifest: 'the Slack app manifest; with --url URL for API Gateway',
    faults: 'the faults that the simulated account knows (--list)',
    facts: 'the facts that are fetched, and their schemas (--list)',
    secrets: "the bot's secrets: otel secrets set NAME…, otel secrets list",
    doctor: 'walks the whole chain and names the first broken link',
    check: 'judges a Terraform plan in JSON: otel check PLAN.json [--collector-config FILE] [--markdown]',
    deploys: 'for the deploy workflow: otel deploys claim, otel deploys end',
    schema: 'the JSON schema of an answer: otel schema verify',
  },
  simulated: 'Simulated account: nothing here is real.',
  faultNeedsSandbox: 'A --fault is simulated; it needs --sandbox.',
  unknownFault: (name: string, like: string | undefined) =>
    `There is no fault ${name}.${like === undefined ? '' : ` Did you mean ${like}?`} "otel faults --list" lists them.`,
  needsValue: (option: string) => `${option} needs a value.`,
  cannotRead: (file: string) => `${file} cannot be read.`,
  cannotWrite: (file: string) => `${file} cannot be written.`,
  notFacts: (file: string, problem: string) => `${file} does not hold facts: ${problem}`,
  noFacts: (command: string) => `${command} is not judged from facts, so it takes neither --save nor --facts.`,
  followOnly: 'Only logs follow.',
  saved: (file: string, count: number) => `${count} facts were written to ${file}.`,
  badUrl: 'The URL must begin with https://.',
  noCommand: (name: string, like: string | undefined) =>
    `There is no command ${name}.${like === undefined ? '' : ` Did you mean ${like}?`}`,
  schemaOf: 'Which command? otel schema verify',
  canaryWaits,
}
