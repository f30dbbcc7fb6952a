import { makeApi } from '../../src/api.ts'
import { configFrom } from '../../src/config.ts'
import type { Queue, Store } from '../../src/ports.ts'
import { Job } from '../../src/request.ts'
import { now, secret } from './signed.ts'

const environments = [
  { name: 'production', channel: 'C0OTELPROD', readerGroups: [] },
  { name: 'staging', channel: 'C0OTELSTAGING', channels: ['C0OTELPROD', 'C0RANDOM'], readerGroups: ['S0OTELREADERS'] },
]

/** @returns a configuration as a deployed bot has it, with what a test changes. */
export const testConfig = (changed: Record<string, string | undefined> = {}) =>
  configFrom({
    CHATOPS_ENVIRONMENTS: JSON.stringify(environments),
    SLACK_APP_ID: 'A0SANDBOX',
    SLACK_TEAM_ID: 'T0SANDBOX',
    AWS_REGION: 'us-east-1',
    ...changed,
  })

/** @returns a table in memory with the same rules of expiry as the real one. */
export const memoryStore = (
  clock: () => Date = () => now,
): Store & { rows: Map<string, { value: string; until: number }> } => {
  const rows = new Map<string, { value: string; until: number }>()
  const seconds = (): number => Math.floor(clock().getTime() / 1000)
  const alive = (key: string) => {
    const row = rows.get(key)
    return row !== undefined && row.until >= seconds() ? row : undefined
  }
  return {
    rows,
    async claim(key, ttl) {
      if (alive(key) !== undefined) return false
      rows.set(key, { value: '', until: seconds() + ttl })
      return true
    },
    async keep(key, value, ttl) {
      rows.set(key, { value, until: seconds() + ttl })
    },
    recall: async (key) => alive(key)?.value,
  }
}

/** @returns a queue in memory that holds what it was given, parsed. */
export const memoryQueue = () => {
  const jobs: Job[] = []
  const later: { job: Job; delaySeconds: number }[] = []
  const queue: Queue = {
    async send(job) {
      jobs.push(Job.parse(JSON.parse(job)))
    },
    async later(job, delaySeconds) {
      later.push({ job: Job.parse(JSON.parse(job)), delaySeconds })
    },
  }
  return { ...queue, jobs, waiting: later }
}

/** @returns the api over memory, and what it left behind. */
export const testApi = (changed: Partial<Parameters<typeof makeApi>[0]> = {}) => {
  const store = memoryStore()
  const queue = memoryQueue()
  const logged: string[] = []
  const log = (event: string, fields?: object): void => {
    logged.push(JSON.stringify({ event, ...fields }))
  }
  const api = makeApi({ config: testConfig(), secrets: [secret], store, queue, now: () => now, log, ...changed })
  return { api, store, queue, logged }
}
