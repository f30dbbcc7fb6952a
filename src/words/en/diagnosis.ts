import type { Confidence, Symptom } from '../../diagnosis/cause.ts'
import type { Change } from '../../diagnosis/fingerprint.ts'
import type { Proof } from '../../diagnosis/proof.ts'
import { code, dated, joined, type Rich, say } from '../../rich.ts'
import { nameOf } from '../observation-words.ts'

const times = (count: number): string => (count === 1 ? '' : `, ${count} times`)
const longest = 400

type Of<K extends Proof['kind']> = Extract<Proof, { kind: K }>

/** What was seen, for each kind of proof. */
export const proofs: { [K in Proof['kind']]: (proof: Of<K>) => Rich } = {
  line: ({ at, text, count }) =>
    at === undefined
      ? say`Seen${times(count)}: ${code(text, longest)}`
      : say`${at}${times(count)}: ${code(text, longest)}`,
  ecs: ({ subject, text, exitCode }) =>
    exitCode === undefined
      ? say`ECS about ${code(nameOf(subject))}: ${code(text, longest)}`
      : say`ECS about ${code(nameOf(subject))}: ${code(text, longest)}, exit code ${exitCode}`,
  variable: ({ service, name, value, wanted }) => {
    const expected = wanted === undefined ? say`` : say`, expected ${code(wanted)}`
    return value === undefined
      ? say`${code(service)} has no variable ${code(name)}${expected}`
      : say`${code(service)} has ${code(`${name}=${value}`, longest)}${expected}`
  },
  setting: ({ where, name, value }) =>
    value === undefined
      ? say`${code(where)} has no ${code(name)}`
      : say`${code(where)}: ${code(`${name}: ${value}`, longest)}`,
  count: ({ name, value, minutes }) =>
    minutes === 0 ? say`${code(name)} is ${value}` : say`${code(name)} was ${value} in the last ${minutes} min`,
  measure: ({ name, value }) => say`${name}: ${value}`,
  decision: ({ role, action, resource, explicit }) => {
    const on = resource === undefined ? say`` : say` on ${code(resource)}`
    return explicit
      ? say`IAM denies ${code(action)}${on} to ${code(nameOf(role))} explicitly`
      : say`No policy allows ${code(nameOf(role))} ${code(action)}${on}`
  },
  absent: ({ what, where }) => say`There is no ${code(what)} in ${code(where)}`,
}

const aspects: Record<Change['aspect'], string> = {
  image: 'image',
  revision: 'revision',
  wanted: 'wanted tasks',
  env: 'variable',
  log_option: 'log option',
  setting: 'configuration',
  permission: 'permission',
  ingress: 'security group rule',
  destination: 'where traces are stored',
  indexing: 'share of indexed spans',
  alarm: 'alarm threshold',
}

export const changes = {
  title: (since: Date): Rich => say`What changed since it last worked (${dated(since)})`,
  none: (since: Date): Rich => say`Nothing that I look at has changed since it last worked (${dated(since)}).`,
  unknown: say`What changed since it last worked is not known: no green verify is kept yet.`,
  subject: ({ aspect, of, name }: Change): Rich =>
    say`${of === '' ? say`` : say`${code(of)} `}${aspects[aspect]}${name === '' ? say`` : say` ${code(name, 120)}`}`,
  changed: (subject: Rich, { before, after, at }: Change): Rich => {
    const when = at === undefined ? say`` : say`, ${dated(at)}`
    if (before === undefined) return say`${subject}: added, ${code(after ?? '', 160)}${when}`
    if (after === undefined) return say`${subject}: removed, was ${code(before, 160)}${when}`
    return say`${subject}: ${code(before, 160)} → ${code(after, 160)}${when}`
  },
  more: (number: number): Rich => say`and ${number} more`,
}

const missing: Record<Symptom, string> = {
  logs: 'log lines or their fields',
  traces: 'traces',
  metrics: 'metrics',
  collector: 'a healthy collector',
}

export const troubleshoot = {
  /** The verdict of one cause is its own sentence; of several, the first and how many more. */
  one: (environment: string, verdict: Rich): Rich => say`${code(environment)}: ${verdict}`,
  several: (environment: string, verdict: Rich, more: number): Rich =>
    say`${code(environment)}: ${verdict}; and ${more === 1 ? '1 more cause' : `${more} more causes`}`,
  nothing: (environment: string, symptom: Symptom | undefined): Rich =>
    symptom === undefined
      ? say`Nothing is wrong with the telemetry of ${code(environment)}`
      : say`Nothing keeps ${missing[symptom]} of ${code(environment)} from you`,
  unexplained: (environment: string, hops: readonly string[]): Rich =>
    say`${code(environment)} is broken at ${joined(hops)}, and I know no cause for what I see`,
  unsure: (environment: string): Rich => say`I found no cause in ${code(environment)}, but could not check everything`,
  confidence: { confirmed: 'confirmed', likely: 'likely', possible: 'possible' } satisfies Record<Confidence, string>,
  cause: (number: number, title: Rich, confidence: string): Rich => say`${number}. ${title} (${confidence})`,
  means: (text: Rich): Rich => say`What it means: ${text}`,
  fix: (text: Rich): Rich => say`Fix: ${text}`,
  page: 'More about it',
  notChecked: (fact: string, why: Rich, causes: number): Rich =>
    say`Not checked, ${causes === 1 ? '1 cause' : `${causes} causes`}: ${fact}. ${why}`,
  leftOut: (number: number): Rich =>
    say`${number} more known causes cannot be told from here; docs/findings lists them with the reason.`,
  checked: (number: number): Rich => say`${number === 1 ? '1 cause was' : `${number} causes were`} checked.`,
}
