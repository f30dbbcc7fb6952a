/** What `otel secrets` says. */
export const secrets = {
  usage: 'otel secrets set NAME…, or otel secrets list',
  names: (names: readonly string[]) => `The names that can be set: ${names.join(', ')}.`,
  noName: 'Which secret? otel secrets set SLACK_BOT_TOKEN',
  unknownName: (name: string, like: string | undefined) =>
    `There is no secret called ${name}.${like === undefined ? '' : ` Did you mean ${like}?`}`,
  valueInWords: (name: string) =>
    `A value never stands on the command line, where other processes and the shell's history see it. Write only the name (${name}); the value is asked for, or read from standard input.`,
  noSecretId:
    "CHATOPS_SECRET_ID is not set: it says which secret of Secrets Manager is the bot's. terraform -chdir=infra/bot output -raw exports prints it with everything else that the terminal needs.",
  prompt: (name: string) => `${name} (not shown): `,
  promptKey: (name: string) => `${name} (paste the whole key, not shown):\n`,
  cancelled: 'Cancelled; nothing was changed.',
  empty: (name: string) => `${name} is empty; nothing was changed.`,
  wrongForm: (name: string, problem: string) =>
    `${name} has another form than it should: ${problem}. Nothing was changed.`,
  line: 'Standard input must have one NAME=VALUE a line, with the names that were given and no other.',
  missing: (names: readonly string[]) => `Standard input has no value for ${names.join(', ')}; nothing was changed.`,
  set: (names: readonly string[]) => `Set: ${names.join(', ')}`,
  unchanged: (names: readonly string[]) => `Already so: ${names.join(', ')}`,
  keptPrevious: (name: string) =>
    `The signing secret before stays good as ${name}, so no request is lost while Slack and the bot change over.`,
  readAnew: 'The functions read it anew within five minutes.',
  contended: 'Others keep changing the secret at the same time; nothing was changed. Please try again.',
  denied: (action: string, id: string) => `These AWS credentials may not do ${action} on ${id}.`,
  notFound: (id: string) =>
    `There is no secret ${id} in this account and region. Is it the right account, and is the bot applied?`,
  notJson: (id: string) =>
    `${id} does not hold a JSON object, so nothing was changed. The bot's Terraform writes {} into it once.`,
  credentials: 'AWS did not accept the credentials of this terminal, or there are none.',
  failed: (action: string, detail: string) => `${action} failed: ${detail}`,
  heading: (id: string) => `Names in ${id}`,
  name: 'Name',
  isSet: 'Set',
  yes: 'yes',
  no: 'no',
  lastChanged: (at: Date) => `Changed last: ${at.toISOString().replace('.000', '')}`,
  neverChanged: 'It has no value yet.',
}
