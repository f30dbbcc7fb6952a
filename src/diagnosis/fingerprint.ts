import * as z from 'zod'
import { redact } from '../slack/redact.ts'
import { mapping } from './collector-config.ts'
import { revisionOf } from './facts/ecs.ts'
import type { FactName, FactValues } from './facts/schemas.ts'
import { type Gathered, knownOf } from './gather.ts'

const aspects = [
  'image',
  'revision',
  'wanted',
  'env',
  'log_option',
  'setting',
  'permission',
  'ingress',
  'destination',
  'indexing',
  'alarm',
] as const

/** One thing about a stack that people change: which, of what, and how it stands. */
const Trait = z.object({
  aspect: z.enum(aspects),
  /** The service, role, alarm …; the environment itself where it is empty. */
  of: z.string(),
  name: z.string(),
  value: z.string(),
  /** When it became so, where AWS says. */
  at: z.coerce.date().optional(),
})
type Trait = z.infer<typeof Trait>

/** How a stack stood at a time: what a green verify leaves behind. */
export const Fingerprint = z.object({ at: z.coerce.date(), traits: z.array(Trait) })
export type Fingerprint = z.infer<typeof Fingerprint>

type Known = Partial<FactValues>

/** What a fingerprint is taken from. */
export const comparedFacts = [
  'services',
  'collectorTaskDefinition',
  'taskDefinitions',
  'collectorConfig',
  'collectorPermissions',
  'collectorIngress',
  'traceDestination',
  'indexedPercent',
  'alarms',
] as const satisfies readonly FactName[]

/** Variables of others may hold what is nobody's business; these decide about telemetry. */
const tellingVariable = /^(OTEL_|LOG_|PYTHON|AWS_REGION$|GOMEMLIMIT$|AOT_)/
const secretVariable = /HEADERS|TOKEN|SECRET|PASSW|KEY/i

const definition = (
  of: string,
  { running }: FactValues['taskDefinitions'][number] | FactValues['collectorTaskDefinition'],
): Trait[] => {
  const at = running.registeredAt
  const when = at === undefined ? {} : { at }
  const carried = running.containers.filter(({ essential }) => essential)
  return [
    { aspect: 'revision', of, name: '', value: revisionOf(running.arn), ...when },
    ...carried.flatMap(({ name, image, environment, secrets, logOptions }): Trait[] => [
      { aspect: 'image', of, name, value: image, ...when },
      ...Object.entries(environment)
        .filter(([variable]) => tellingVariable.test(variable) && !secretVariable.test(variable))
        .map(([variable, value]): Trait => ({ aspect: 'env', of, name: variable, value, ...when })),
      ...Object.entries(secrets).map(
        ([variable, from]): Trait => ({ aspect: 'env', of, name: variable, value: from, ...when }),
      ),
      ...Object.entries(logOptions).map(
        ([option, value]): Trait => ({ aspect: 'log_option', of, name: option, value, ...when }),
      ),
    ]),
  ]
}

/** A configuration's leaves by their path; lists are one leaf. */
const leaves = (value: unknown, path: readonly string[] = []): [string, string][] => {
  const entries = Object.entries(mapping(value))
  if (entries.length === 0) return path.length === 0 ? [] : [[path.join('.'), JSON.stringify(value) ?? '']]
  return entries.flatMap(([key, each]) => leaves(each, [...path, key]))
}

const settings = ({ collectorConfig: known }: Known): Trait[] =>
  leaves(known?.config).map(([name, value]) => ({
    aspect: 'setting',
    of: 'collector',
    name,
    value,
    ...(known?.modifiedAt !== undefined && { at: known.modifiedAt }),
  }))

const rules = ({ collectorIngress = [] }: Known): Trait[] =>
  collectorIngress
    .flatMap(({ group, protocol, fromPort, toPort, sources }) =>
      sources.map((source) => ({ group, ports: `${protocol} ${fromPort}-${toPort}`, source })),
    )
    .map(({ group, ports, source }) => ({ aspect: 'ingress', of: group, name: `${ports} ${source}`, value: 'allowed' }))

const permissions = ({ collectorPermissions: known }: Known): Trait[] =>
  (known?.decisions ?? []).map(({ action, decision }) => ({
    aspect: 'permission',
    of: known?.role.split('/').at(-1) ?? '',
    name: action,
    value: decision.replace('implicit_deny', 'not allowed').replace('explicit_deny', 'denied'),
  }))

/**
 * @param gathered the facts of one gathering
 * @returns everything in them that a person or a deployment changes; what only flows (counts, lines, traces) is left out
 */
export const fingerprintOf = (gathered: Gathered, { at, collector }: { at: Date; collector: string }): Fingerprint => {
  const known = knownOf(gathered)
  const { services, taskDefinitions = [], collectorTaskDefinition, traceDestination, indexedPercent, alarms } = known
  return {
    at,
    traits: [
      ...(collectorTaskDefinition === undefined ? [] : definition(collector, collectorTaskDefinition)),
      ...taskDefinitions.flatMap((each) => definition(each.service, each)),
      ...(services?.services ?? []).map(
        ({ name: of, wanted }): Trait => ({ aspect: 'wanted', of, name: '', value: String(wanted) }),
      ),
      ...settings(known),
      ...permissions(known),
      ...rules(known),
      ...(traceDestination === undefined
        ? []
        : [{ aspect: 'destination' as const, of: '', name: '', value: traceDestination }]),
      ...(typeof indexedPercent === 'number'
        ? [{ aspect: 'indexing' as const, of: '', name: '', value: `${indexedPercent} %` }]
        : []),
      ...(alarms ?? []).map(
        ({ name: of, threshold, comparison = '' }): Trait => ({
          aspect: 'alarm',
          of,
          name: '',
          value: threshold === undefined ? comparison : `${comparison} ${threshold}`,
        }),
      ),
    ].map((trait) => ({ ...trait, value: redact(trait.value) })),
  }
}

/** What differs between two times; absent before or after where it was added or taken away. */
export type Change = Pick<Trait, 'aspect' | 'of' | 'name'> & {
  before?: string
  after?: string
  at?: Date
}

const keyOf = ({ aspect, of, name }: Trait): string => JSON.stringify([aspect, of, name])

/** Which facts an aspect of a thing comes from: without them its absence says nothing. */
const seenIn = (traits: readonly Trait[]): ReadonlySet<string> =>
  new Set(traits.map(({ aspect, of }) => `${aspect} ${aspect === 'ingress' || aspect === 'alarm' ? '' : of}`))

/** Not looked at on one of the two sides: then nothing was added or taken away. */
const comparable = (trait: Trait, others: ReadonlySet<string>): boolean =>
  others.has(`${trait.aspect} ${trait.aspect === 'ingress' || trait.aspect === 'alarm' ? '' : trait.of}`)

/** The hash of a configuration says nothing beside what changed in it. */
const isHash = ({ aspect, name }: Change): boolean => aspect === 'env' && /SHA256|HASH/.test(name)

/** What only echoes another change is left out: a hash beside its settings, a new revision in which something differs. */
const worth = (changes: readonly Change[]): Change[] => {
  const configured = changes.some(({ aspect }) => aspect === 'setting')
  return changes.filter((change) => {
    if (isHash(change)) return !configured
    if (change.aspect !== 'revision') return true
    return !changes.some((other) => other !== change && other.of === change.of && other.aspect !== 'wanted')
  })
}

/** @returns what changed from one time to the other, newest first where times are known. */
export const changesBetween = (before: Fingerprint, after: Fingerprint): Change[] => {
  const [old, now] = [before, after].map(({ traits }) => new Map(traits.map((trait) => [keyOf(trait), trait])))
  const [oldSeen, nowSeen] = [seenIn(before.traits), seenIn(after.traits)]
  const changes: Change[] = []
  for (const [key, trait] of now ?? []) {
    const was = old?.get(key)
    const { aspect, of, name, value, at } = trait
    if (was === undefined ? !comparable(trait, oldSeen) : was.value === value) continue
    const recent = at !== undefined && at > before.at ? { at } : {}
    changes.push({ aspect, of, name, ...(was !== undefined && { before: was.value }), after: value, ...recent })
  }
  for (const [key, trait] of old ?? [])
    if (now?.has(key) !== true && comparable(trait, nowSeen)) {
      const { aspect, of, name, value } = trait
      const at = after.traits.find((each) => each.of === of && each.at !== undefined && each.at > before.at)?.at
      changes.push({ aspect, of, name, before: value, ...(at !== undefined && { at }) })
    }
  return worth(changes).sort((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0))
}
