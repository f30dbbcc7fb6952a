import type { World } from '../../sandbox/account/account.ts'
import { changeConfig } from '../../sandbox/faults/collector_config.ts'
import { ago } from '../../sandbox/faults/fault.ts'
import { nextApplication } from '../../sandbox/faults/revisions.ts'
import { rollOut } from '../../sandbox/faults/roll_out.ts'
import { diagnosed, putLines } from '../diagnosis/diagnosed.ts'
import { exporterVariables, type SdkCase } from './sdk-cases.ts'

const asked = async (query: Parameters<typeof diagnosed>[0]): Promise<string[]> =>
  (await diagnosed(query)).findings.map(({ cause, confidence }) => `${cause.kind} ${confidence}`)

/** @returns the findings for an otherwise healthy account whose collector wrote these lines, surest first, as `kind confidence`. */
export const findingsOf = (lines: readonly string[]): Promise<string[]> =>
  asked({ change: (world) => putLines(world, 'collector', lines) })

/** @returns the findings for an otherwise healthy account of which one service wrote these lines. */
export const findingsOfApplications = (lines: readonly string[]): Promise<string[]> =>
  asked({ change: (world) => putLines(world, 'applications', lines) })

/** Gives a service the variables that the application was started with, and lets nothing of that signal arrive. */
const breakAccount = ({ production: account }: World, one: SdkCase): void => {
  const { discoveryService, discoveryNamespace } = account.environment
  const [service = ''] = account.services
  const variables = exporterVariables(one, `${discoveryService}.${discoveryNamespace}`)
  const definition = nextApplication(account, service, { registeredAt: ago(account), variables })
  const since = rollOut(account, service, { at: ago(account), definition })
  account.conditions.push({ kind: 'unsent', service, signals: [one.signal], since })
  const { lacks } = one
  if (lacks === undefined) return
  changeConfig(account, ({ service: { pipelines } }) => {
    for (const id of Object.keys(pipelines)) if (id.replace(/\/.*/, '') === lacks) Reflect.deleteProperty(pipelines, id)
  })
}

/** @returns the findings for an account in which one service is set up as in that case, and wrote these lines. */
export const findingsOfSdk = (one: SdkCase, lines: readonly string[]): Promise<string[]> =>
  asked({
    // Text over several lines is a finding of its own, about logs.
    ...(one.signal !== 'logs' && { symptom: one.signal }),
    change(world) {
      breakAccount(world, one)
      putLines(world, 'applications', lines)
    },
  })
