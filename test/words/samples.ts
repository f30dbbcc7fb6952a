import { code, dated, person, say, strong } from '../../src/rich.ts'
import type { Words } from '../../src/words/words.ts'
import { changeSamples, proofSamples, troubleshootSamples } from './diagnosis-samples.ts'
import { type ObservationSamples, observationSamples } from './observation-samples.ts'

type Speaks<T> = T extends (...args: never[]) => unknown
  ? true
  : T extends string | readonly unknown[]
    ? never
    : { [K in keyof T]: Speaks<T[K]> }[keyof T]

/** The arguments of several calls for every function of the catalogue; one that lacks them does not compile. */
export type Samples<T> = {
  [K in keyof T as true extends Speaks<T[K]> ? K : never]: T[K] extends (...args: infer A) => unknown
    ? readonly A[]
    : Samples<T[K]>
}

const at = new Date('2026-03-04T05:06:07Z')
const environment = 'blue-env'
const [one, two] = ['first-name', 'second-name']
const window = '[WINDOW]'
const lengths: readonly [number][] = [[250], [2340], [59_900], [90_000], [10_800_000], [259_200_000]]
const perEnvironment: readonly [string][] = [[environment]]
const perNames: readonly [string, readonly string[]][] = [[environment, [one, two]]]
const perName: readonly [string][] = [[one]]
const perNumber: readonly [number][] = [[1], [53]]

export const samples: Samples<Omit<Words, 'observations'>> & { observations: ObservationSamples } = {
  alarms: {
    quiet: perNumber,
    firing: [
      [1, 1],
      [53, 59],
    ],
    unclear: perNumber,
    none: perName,
    since: [[dated(at)]],
    against: [['83.5', '≥', '81']],
    threshold: [['≥', '81']],
  },
  answers: { notInFile: perName, window: lengths, duration: lengths },
  commands: {
    help: {
      usage: [['/otel verify [env]']],
      environments: [[[one, two]]],
      more: [['/otel help verify']],
    },
    unknownCommand: [
      ['verfy', 'verify'],
      ['zzz', undefined],
    ],
    unknownEnvironment: [
      ['bleu', 'blue', [one]],
      ['zzz', undefined, [one, two]],
    ],
    notHere: [
      [environment, []],
      [environment, ['C0000001', 'C0000002']],
    ],
    problems: {
      unknownOption: perName,
      missingValue: perName,
      unexpectedValue: perName,
      repeated: perName,
      tooMany: perName,
      duration: perName,
      tooLong: [[one, '31d']],
      choice: [[one, ['debug', 'info']]],
      length: perName,
      other: perName,
    },
    doing: {
      status: perEnvironment,
      troubleshoot: perEnvironment,
      verify: [[environment, 7]],
      traces: perEnvironment,
      metrics: perEnvironment,
      logs: perEnvironment,
      alarms: perEnvironment,
    },
  },
  front: {
    broken: [['req-0123']],
    tooLong: [[4000]],
    noDirectMessages: [[[]], [['C0000001', 'C0000002']]],
    wrongChannel: [[[]], [['C0000001', 'C0000002']]],
    notInGroup: [[environment, ['S0000001', 'S0000002']]],
    sharedBy: [[person('U0000001'), 'verify blue']],
    omitted: perNumber,
  },
  logs: {
    list: [
      [1, window],
      [53, window],
    ],
    newest: [[53, window]],
    none: [[window]],
    noneMatch: [[window]],
    source: perName,
    notJson: perNumber,
    incomplete: [[at]],
    following: perName,
  },
  metrics: {
    list: [
      [1, 'Orders/blue', 0],
      [53, 'Orders/blue', 47],
    ],
    none: perName,
    one: [[one, window]],
    noPoints: [[one, window]],
    moreSets: [[53, 59]],
    noSuchMetric: [[one, ['Orders/blue', 'ECS/Insights']]],
  },
  observations: observationSamples,
  changes: changeSamples,
  proofs: proofSamples,
  troubleshoot: troubleshootSamples,
  sandbox: {
    replies: perNumber,
    composer: [['general']],
    invalidCommand: [['/nope']],
    notInThreads: [['/otel']],
    commandFailed: [['/otel', 'dispatch_failed']],
    account: [['123456789012', 'us-east-1']],
    tasks: [[41, 43]],
    faultsOn: perNumber,
    searchFaults: [[53]],
    alarmsOk: perNumber,
    server: { ready: [['http://localhost:3000']], portBusy: [[3000]] },
  },
  status: {
    together: [[say`${one}`, two]],
    good: perEnvironment,
    bad: [[environment, [say`${code(one)} down`, say`${code(two)} down`]]],
    unknown: perEnvironment,
    tasks: [
      [41, 43],
      [41, undefined],
      [undefined, 43],
    ],
    usage: [
      [41, 43],
      [undefined, 43],
      [41, undefined],
    ],
    moreServices: [[53, 59]],
    alarmsFiring: [[[one]], [[one, two]]],
    alarmsQuiet: [[0], [53]],
    serviceBelow: perName,
    firing: perNumber,
  },
  terminal: {
    unknownFault: [
      ['zzz', undefined],
      ['emf', 'emf-access-denied'],
    ],
    needsValue: [['--save']],
    cannotRead: perName,
    cannotWrite: perName,
    notFacts: [[one, 'services: expected array']],
    noFacts: [['traces']],
    saved: [['facts.json', 17]],
    canaryWaits: perNumber,
    noCommand: [
      ['zzz', undefined],
      ['verfy', 'verify'],
    ],
  },
  traces: {
    list: [
      [1, 1, window],
      [53, 53, window],
      [53, 59, window],
    ],
    noneMatch: [
      [1, window],
      [53, window],
    ],
    none: [[window]],
    one: [['GET /orders', '83 ms']],
    noSuchTrace: [['1-5759e988-bd862e3fe1be46a994272793']],
  },
  verify: {
    green: [
      [strong(one), say`evidence`, 0],
      [strong(one), say`evidence`, 53],
    ],
    flows: [
      [environment, 1],
      [environment, 7],
    ],
    warned: perNames,
    failed: perNames,
    unknown: perNames,
    settling: perNames,
    alsoUnknown: [[[one, two]]],
    alsoSettling: [[[one, two]]],
    settlesAt: [[at]],
    cause: [[say`the verdict about ${code(two)}`, '[SURE]']],
    missing: [['[FACT]', say`because ${code(two)}`]],
    more: perNumber,
    skipped: [[[one, two], say`because`]],
  },
}
