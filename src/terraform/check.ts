import type { AnyCause } from '../diagnosis/cause.ts'
import { causes } from '../diagnosis/causes.ts'
import { checks } from '../diagnosis/checks/index.ts'
import type { FactName, FactValues } from '../diagnosis/facts/schemas.ts'
import type { Observation } from '../diagnosis/findings.ts'
import { type Finding, rank } from '../diagnosis/rank.ts'
import { configFindings } from './config-findings.ts'
import type { Sides } from './plan.ts'
import { type Right, type Side, sideOf } from './side.ts'

/** What is wrong with one side of a plan. */
export type Problem = { address?: string | undefined } & (
  | { kind: 'right'; right: Right }
  | { kind: 'alarmNamespace'; alarm: string; namespace: string; exporters: readonly string[] }
  | { kind: 'dashboardNamespace'; dashboard: string; namespace: string; exporters: readonly string[] }
  | { kind: 'alarmSilent'; alarm: string }
  | { kind: 'collectorGone' }
  | { kind: 'observed'; seen: Observation }
  | { kind: 'cause'; finding: Finding }
)

export type Checked = {
  /** What the plan breaks. */
  broken: Problem[]
  /** What was so before and stays so. */
  standing: Problem[]
  /** What it mends. */
  mended: Problem[]
  unknown: readonly string[]
  isEmpty: boolean
  /** Whether there was a stack before; a plan that makes everything takes nothing away. */
  existed: boolean
}

/** Checks that look at nothing but what a plan holds. */
const planChecks: ReadonlySet<string> = new Set(['application-variables', 'collector-running', 'ingress'])
const planFacts: ReadonlySet<FactName> = new Set([
  'collectorTaskDefinition',
  'taskDefinitions',
  'collectorConfig',
  'collectorIngress',
])

const now = new Date(0)

const observed = ({ facts, environment, addresses }: Side): Problem[] =>
  checks
    .filter(
      ({ name, needs }) => planChecks.has(name) && (needs as FactName[]).every((fact) => facts[fact] !== undefined),
    )
    .flatMap((check) => check.judge(facts as FactValues, { environment, now }))
    .filter(({ status, seen }) => status === 'failed' && seen.kind !== 'serviceMissing')
    .map(({ seen }) => ({
      kind: 'observed',
      seen,
      address: 'service' in seen ? addresses.get(String(seen.service)) : undefined,
    }))

const onlyFromPlan = ({ needs }: AnyCause): boolean =>
  (needs as FactName[]).length > 0 && (needs as FactName[]).every((fact) => planFacts.has(fact))

const caused = ({ facts, environment, addresses }: Side): Problem[] => {
  const judged = causes
    .filter((cause) => onlyFromPlan(cause) && (cause.needs as FactName[]).every((fact) => facts[fact] !== undefined))
    .flatMap((cause) =>
      cause.judge(facts as FactValues, { environment, now }).map((found): Finding => ({ ...found, cause })),
    )
  const { collectorConfig: config, collectorTaskDefinition } = facts
  const findings = [
    ...configFindings(environment.collectorService, { config, definition: collectorTaskDefinition?.running }),
    ...judged,
  ]
  const said = new Map(
    findings.map((finding) => [`${String(finding.cause.kind)} ${JSON.stringify(finding.values)}`, finding]),
  )
  return rank([...said.values()]).findings.map((finding) => ({
    kind: 'cause',
    finding,
    address: addresses.get(finding.subject) ?? addresses.get(environment.collectorService),
  }))
}

/** Namespaces that AWS itself or other parts of the stack write to. */
const foreign = /^(AWS\/|ECS\/|ContainerInsights|CWAgent|LambdaInsights|OtelChatOps|.*\/Canary$)/

/** Namespaces that are read but that nobody of this plan writes to, among those that look like one that is written. */
const unwritten = (namespaces: readonly string[], { written }: Pick<Side, 'written'>): string[] =>
  written.length === 0
    ? []
    : namespaces.filter((each) => !foreign.test(each) && !written.includes(each) && isAlike(each, written))

const readerProblems = (side: Side): Problem[] => {
  const { alarms, dashboards, written: exporters } = side
  return [
    ...alarms.flatMap(({ name: alarm, address, namespaces, isSilent }): Problem[] => [
      ...unwritten(namespaces, side).map(
        (namespace): Problem => ({ kind: 'alarmNamespace', alarm, namespace, exporters, address }),
      ),
      ...(isSilent ? [{ kind: 'alarmSilent' as const, alarm, address }] : []),
    ]),
    ...dashboards.flatMap(({ name: dashboard, address, namespaces }) =>
      unwritten(namespaces, side).map(
        (namespace): Problem => ({ kind: 'dashboardNamespace', dashboard, namespace, exporters, address }),
      ),
    ),
  ]
}

/** An alarm on metrics of something else entirely is none of ours: the first part of the name tells. */
const isAlike = (namespace: string, written: readonly string[]): boolean => {
  const head = (name: string) => (name.split('/')[0] ?? name).toLowerCase()
  return written.some(
    (each) => head(each) === head(namespace) || each.startsWith(namespace) || namespace.startsWith(each),
  )
}

const problemsOf = (side: Side): Problem[] => [
  ...side.rights
    .filter(({ decision }) => decision === 'implicit_deny' || decision === 'explicit_deny')
    .map((right): Problem => ({ kind: 'right', right, address: right.address })),
  ...observed(side),
  ...caused(side),
  ...readerProblems(side),
]

/** Two problems are the same when they say the same about the same thing. */
const keyOf = (problem: Problem): string => {
  if (problem.kind === 'right')
    return `right ${problem.right.role} ${problem.right.action} ${problem.right.group ?? ''}`
  if (problem.kind === 'alarmNamespace') return `alarm ${problem.alarm} ${problem.namespace}`
  if (problem.kind === 'dashboardNamespace') return `dashboard ${problem.dashboard} ${problem.namespace}`
  if (problem.kind === 'alarmSilent') return `silent ${problem.alarm}`
  if (problem.kind === 'collectorGone') return 'gone'
  if (problem.kind === 'observed') return `observed ${JSON.stringify(problem.seen)}`
  const { cause, subject, values } = problem.finding
  return `cause ${String(cause.kind)} ${subject} ${JSON.stringify(values)}`
}

/**
 * Judges both sides of a plan by the checks that judge an account. What only AWS knows (what runs, what flows) is not
 * looked at.
 * @param given the collector's configuration where the plan does not hold it; it counts for both sides
 * @returns what the plan breaks, what stays broken, what it mends, and what could not be read from it
 */
export const checkPlan = async ({ before, after }: Sides, given?: string): Promise<Checked> => {
  const [old, planned] = [await sideOf(before, given), await sideOf(after, given)]
  const oldProblems = problemsOf(old)
  const gone: Problem[] =
    old.hasCollector && !planned.hasCollector && planned.unknown.length === 0 ? [{ kind: 'collectorGone' }] : []
  const problems = [...gone, ...problemsOf(planned)]
  const [oldKeys, newKeys] = [new Set(oldProblems.map(keyOf)), new Set(problems.map(keyOf))]
  return {
    broken: problems.filter((each) => !oldKeys.has(keyOf(each))),
    standing: problems.filter((each) => oldKeys.has(keyOf(each))),
    mended: oldProblems.filter((each) => !newKeys.has(keyOf(each))),
    unknown: planned.unknown,
    existed: old.hasCollector || (old.facts.services?.total ?? 0) > 0,
    isEmpty: planned.facts.services?.total === 0 && !planned.hasCollector,
  }
}
