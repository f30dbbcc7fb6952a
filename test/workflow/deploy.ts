import { makeCommands, makeOrigin } from './checkout.ts'
import { healthy } from './healthy.ts'
import { type Ran, type Rule, runWorkflow, type Setup } from './run.ts'
import { workflow } from './workflow.ts'

const file = workflow('deploy.yml')
const commands = makeCommands(['aws', 'docker', 'terraform', 'npm'])
export const origin = makeOrigin()

/** Variables of a repository that is set up. */
export const vars = { DEPLOY_ENVIRONMENTS: 'staging, production', AWS_ROLE_ARN: 'arn:role', TF_STATE_BUCKET: 'state' }

export type Asked = Partial<Setup> & { first?: readonly Rule[] }

/** Runs deploy.yml, by default for a push; `first` are answers that go before those of a healthy account. */
export const deploy = ({ first = [], ...setup }: Asked = {}): Promise<Ran> =>
  runWorkflow(file, { origin, commands, vars, ...setup, rules: [...first, ...healthy] })

export const callsOf = (ran: Ran, pattern: RegExp): string[] =>
  ran.calls.map(({ line }) => line).filter((line) => pattern.test(line))

/** @returns how each step of the deploy job ended, by its name. */
export const outcomes = (ran: Ran): Record<string, string> =>
  Object.fromEntries((ran.jobs['deploy']?.steps ?? []).map(({ name, outcome }) => [name, outcome]))

/** @returns the command lines that closed the record. */
export const ends = (ran: Ran): string[] => callsOf(ran, /^otel deploys end/)
