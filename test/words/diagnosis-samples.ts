import type { Change } from '../../src/diagnosis/fingerprint.ts'
import type { Proof } from '../../src/diagnosis/proof.ts'
import { code, say } from '../../src/rich.ts'

const at = new Date('2026-03-04T05:06:07Z')
const environment = 'blue-env'
const source = 'services' as const
const verdict = say`the verdict about ${code('first-name')}`

type Of<K extends Proof['kind']> = Extract<Proof, { kind: K }>
const kind = <K extends Proof['kind']>(name: K, rest: Omit<Of<K>, 'kind' | 'source'>): Of<K> =>
  // The parts are those of that kind; TypeScript cannot put them together again.
  ({ kind: name, source, ...rest }) as Of<K>

export const proofSamples = {
  line: [[kind('line', { text: 'Exporting failed.', count: 53, at })], [kind('line', { text: 'x509', count: 1 })]],
  ecs: [
    [kind('ecs', { subject: 'task/1', text: 'OutOfMemoryError', exitCode: 137 })],
    [kind('ecs', { subject: 'first-name', text: 'steady state' })],
  ],
  variable: [
    [kind('variable', { service: 'first-name', name: 'LOG_FORMAT', value: 'text', wanted: 'json' })],
    [kind('variable', { service: 'first-name', name: 'LOG_FORMAT', wanted: 'json' })],
    [kind('variable', { service: 'first-name', name: 'OTEL_SDK_DISABLED', value: 'true' })],
  ],
  setting: [
    [kind('setting', { where: 'awsemf', name: 'namespace', value: 'Blue' })],
    [kind('setting', { where: 'memory_limiter', name: 'check_interval' })],
  ],
  count: [
    [kind('count', { name: 'runningCount', value: 43, minutes: 0 })],
    [kind('count', { name: 'refused', value: 53, minutes: 19 })],
  ],
  measure: [[kind('measure', { name: 'CPU', value: '97 %' })]],
  decision: [
    [kind('decision', { role: 'first-role', action: 'xray:PutTraceSegments', explicit: true })],
    [kind('decision', { role: 'first-role', action: 'logs:PutLogEvents', resource: 'arn:one', explicit: false })],
  ],
  absent: [[kind('absent', { what: 'first-name', where: 'second-name' })]],
} satisfies { [K in Proof['kind']]: [Of<K>][] }

const change: Change = { aspect: 'env', of: 'first-name', name: 'LOG_FORMAT', before: 'json', after: 'text', at }
const subject = say`the subject`

export const changeSamples = {
  title: [[at]] as [Date][],
  none: [[at]] as [Date][],
  subject: [[change], [{ aspect: 'destination', of: '', name: '', before: 'xray', after: 'logs' }]] as [Change][],
  changed: [
    [subject, change],
    [subject, { aspect: 'ingress', of: 'sg-1', name: 'tcp 4317-4317 sg-2', before: 'allowed' }],
    [subject, { aspect: 'permission', of: 'first-role', name: 'xray:PutTraceSegments', after: 'denied' }],
  ] as [typeof subject, Change][],
  more: [[1], [53]] as [number][],
}

export const troubleshootSamples = {
  one: [[environment, verdict]] as [string, typeof verdict][],
  several: [
    [environment, verdict, 1],
    [environment, verdict, 53],
  ] as [string, typeof verdict, number][],
  nothing: [
    [environment, undefined],
    [environment, 'logs'],
  ] as [string, 'logs' | undefined][],
  unexplained: [[environment, ['first-name', 'second-name']]] as [string, string[]][],
  unsure: [[environment]] as [string][],
  cause: [[41, verdict, '[SURE]']] as [number, typeof verdict, string][],
  means: [[verdict]] as [typeof verdict][],
  fix: [[verdict]] as [typeof verdict][],
  notChecked: [
    ['[FACT]', verdict, 1],
    ['[FACT]', verdict, 53],
  ] as [string, typeof verdict, number][],
  leftOut: [[53]] as [number][],
  checked: [[1], [53]] as [number][],
}
