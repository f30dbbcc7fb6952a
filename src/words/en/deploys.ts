/** What `otel deploys` says, beside its JSON. */
export const deploys = {
  usage:
    'otel deploys claim --id ID --environment ENV --sha SHA --run-id N --run-url URL --actor LOGIN [--ref REF] [--attempt N], or otel deploys end --id ID --environment ENV --run-id N --outcome succeeded|failed|cancelled [--reason TEXT] [--config-sha256 HEX] [--image NAME=DIGEST]…',
  wrong: (option: string, problem: string) => `${option}: ${problem}`,
  unknownOption: (option: string) => `There is no option ${option} here.`,
  needsValue: (option: string) => `${option} needs a value.`,
  notExpected: (word: string) => `"${word}" is not expected here.`,
  missing: (option: string) => `${option} is missing.`,
  once: (option: string) => `${option} may be given once only.`,
  noTable: 'CHATOPS_TABLE is not set, so there is no bot to ask: this run goes on without a claim and without a lock.',
  noTableEnd: 'CHATOPS_TABLE is not set, so there is no bot to tell how this run ended.',
  claimed: {
    new: (id: string, environment: string) => `This run has the deploy ${id} and the lock of ${environment}.`,
    adopted: (id: string, environment: string) =>
      `This run has taken over the deploy ${id} that the bot asked for, and the lock of ${environment}.`,
    again: (id: string, environment: string) =>
      `This run has the deploy ${id} already, and the lock of ${environment}.`,
  },
  elsewhere: (id: string, run: string) =>
    `The deploy ${id} belongs to another run: ${run}. Nothing is to be done here.`,
  locked: (environment: string, owner: string, age: string, reason: string) =>
    `${environment} is locked by ${owner} for ${age}: ${reason}.`,
  lockRun: (url: string) => `Its run: ${url}`,
  lockUntil: (until: Date) => `Without a word from it the lock ends at ${until.toISOString().replace('.000', '')}.`,
  minutes: (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
  refused: {
    not_the_same: (id: string) => `The deploy ${id} was made for another commit or environment than this run has.`,
    not_dispatched: (id: string) => `The deploy ${id} has not been approved and dispatched, so no run may have it.`,
    ended: (id: string) =>
      `The deploy ${id} has ended already. A re-run of its run may begin it again; or begin a new one.`,
    no_such_deploy: (id: string) => `There is no deploy ${id}: nothing was claimed under this id.`,
    not_this_run: (id: string) => `The deploy ${id} belongs to another run, so this one may not end it.`,
  },
  ended: {
    succeeded: (id: string) => `The deploy ${id} has succeeded.`,
    failed: (id: string) => `The deploy ${id} has failed.`,
    cancelled: (id: string) => `The deploy ${id} was cancelled.`,
  },
  endedBefore: (id: string, outcome: string) => `The deploy ${id} had ended before, as ${outcome}; that stands.`,
  freed: (environment: string) => `The lock of ${environment} is free.`,
  notOurs: (environment: string) => `The lock of ${environment} is another's by now, and was left alone.`,
  unreachable: (table: string, detail: string) => `The table ${table} could not be read or written: ${detail}`,
}
