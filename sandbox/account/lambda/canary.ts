import { type CanaryAnswer, canaryMetric, canaryService } from '../../../src/canary/wire.ts'
import type { CanaryStep, CanaryStepName, StepError } from '../../../src/ports.ts'
import { hex, roll } from '../chance.ts'
import { during } from '../conditions.ts'
import { type Account, changed } from '../state.ts'
import { collectorRuns, exportFails } from '../telemetry/delivery.ts'
import { refusalAt, resolvedAddresses } from './network.ts'

/** Milliseconds that each step takes inside a VPC, about, and after which it is given up. */
const ordinary = { dns: 3, tcp: 1, traces: 9, metrics: 5 } as const
const deadline = { dns: 2000, tcp: 2000, traces: 4000, metrics: 4000 } as const

type Failure = { error: StepError; detail: string }

const stepOf = (account: Account, step: CanaryStepName, end: { detail?: string } | Failure): CanaryStep => {
  const about = ordinary[step] * (0.7 + roll(account.seed, step, account.clock.now().getTime()))
  const late = 'error' in end && end.error === 'timed_out'
  return { step, milliseconds: late ? deadline[step] : Math.round(about * 10) / 10, ...end }
}

/** What the collector answers; its memory limiter refuses everything while it is above the soft limit. */
const refusal = (account: Account): Failure | undefined => {
  const at = account.clock.now().getTime()
  if (!collectorRuns(account, at)) return { error: 'unavailable', detail: '14 UNAVAILABLE: No connection established.' }
  if (during(account, 'memory_pressure', at) === undefined) return undefined
  return { error: 'unavailable', detail: '14 UNAVAILABLE: data refused due to high memory usage' }
}

const tried = (account: Account): CanaryStep[] => {
  const { discoveryService, discoveryNamespace } = account.environment
  const addresses = resolvedAddresses(account)
  if (addresses.length === 0) {
    const name = `${discoveryService}.${discoveryNamespace ?? ''}`
    return [stepOf(account, 'dns', { error: 'not_found', detail: `getaddrinfo ENOTFOUND ${name}` })]
  }
  const dns = stepOf(account, 'dns', { detail: addresses.join(', ') })
  for (const address of addresses) {
    const error = refusalAt(account, address)
    if (error === undefined) continue
    const detail = `${address}:4317 did not answer within ${deadline.tcp} ms`
    return [dns, stepOf(account, 'tcp', { error, detail })]
  }
  const tcp = stepOf(account, 'tcp', { detail: addresses.map((address) => `${address}:4317`).join(', ') })
  const refused = refusal(account)
  if (refused !== undefined) return [dns, tcp, stepOf(account, 'traces', refused)]
  return [dns, tcp, stepOf(account, 'traces', {}), stepOf(account, 'metrics', {})]
}

/** Does what the canary function does, in the simulated account: what the collector took is on its way from then on. */
export const sendSimulated = (account: Account, id: string): CanaryAnswer => {
  const at = account.clock.now().getTime()
  const seconds = Math.floor(at / 1000).toString(16)
  const traceId = seconds.padStart(8, '0') + hex(24, account.seed, account.id, id, at, 'canary')
  const steps = tried(account)
  const isSent = steps.every(({ error }) => error === undefined)
  const arrives = (exporter: 'awsxray' | 'awsemf') =>
    isSent && exportFails(account, exporter, { at, key: id }) === undefined
  account.functions.sent.push({ id, at, traceId, traceArrives: arrives('awsxray'), metricArrives: arrives('awsemf') })
  changed(account)
  const metric = { name: canaryMetric, dimensions: { 'service.name': canaryService }, value: at }
  return { version: 1, id, traceId, metric, steps }
}
