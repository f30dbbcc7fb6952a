import { type Resolved, resolved } from '../../test/tools/resolved-plan.ts'
import { botLines } from './bot.ts'
import { unknownTypes } from './known.ts'
import type { Line } from './line.ts'
import { canaryLines, insightsLines, logLines, metricLines, networkLines, taskLines, traceLines } from './stack.ts'
import { alarmLines, keyLines, storageLines } from './watching.ts'

const digest = `sha256:${'0'.repeat(64)}`
const image = (name: string): string => `123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}@${digest}`

/** Two services of the default size; all else is the default of each variable. */
const services = {
  'agent-api': { image: image('agent-api'), port: 8080 },
  'agent-worker': { image: image('agent-worker') },
}

/** Stacks of which the page gives the sums. */
const stackVariants = {
  production: { services },
  endpoints: { services, network: { egress: 'endpoints' }, collector: { image: image('aws-otel-collector') } },
  enabled: { services, container_insights: 'enabled' },
  staging: { services, environment: 'staging', prefix: 'agent-staging' },
  routes: { services, metrics: { by_route: true } },
} satisfies Record<string, object>
export type Variant = keyof typeof stackVariants

const checked = (plan: Resolved): Resolved => {
  const unknown = unknownTypes(plan)
  if (unknown.length > 0)
    throw new Error(
      `nobody has said what these cost (scripts/cost/known.ts, scripts/cost/free.ts): ${unknown.join(', ')}`,
    )
  return plan
}

const ofStack = (plan: Resolved): Line[] =>
  [
    taskLines,
    canaryLines,
    networkLines,
    insightsLines,
    metricLines,
    logLines,
    traceLines,
    alarmLines,
    keyLines,
  ].flatMap((lines) => lines(plan))

/** @returns what each variant of the stack costs a month, line by line; needs Terraform. */
export const stackCosts = async (): Promise<Record<Variant, Line[]>> => {
  const costs: Partial<Record<Variant, Line[]>> = {}
  for (const [name, variables] of Object.entries(stackVariants) as [Variant, object][])
    costs[name] = ofStack(checked(await resolved('infra', variables)))
  return costs as Record<Variant, Line[]>
}

/** @returns what the bot costs a month. */
export const botCosts = async (): Promise<Line[]> =>
  botLines(checked(await resolved('infra/bot', { image: image('otel-chatops'), slack: { team_ids: ['T0123456789'] } })))

/** @returns what is made once in an account: the state's bucket and key, the image repositories. */
export const bootstrapCosts = async (): Promise<Line[]> => {
  const plan = checked(await resolved('infra/bootstrap'))
  return [...keyLines(plan, 'storage'), ...storageLines(plan)]
}
