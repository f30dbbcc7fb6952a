import { expect } from 'vitest'
import { missingCollector } from '../tools/collector.ts'
import { missingTools } from '../tools/emulators.ts'
import { missingTerraform } from '../tools/terraform.ts'
import { missingAgentApi } from './agent-api.ts'
import { hurried } from './collector-config.ts'
import { publish, putLines, seedStack, startEmulated } from './emulated.ts'
import { allSent, extractedSoFar, feed } from './feed.ts'
import { sendLoad } from './load.ts'
import { plannedStack } from './planned-stack.ts'

/** Why telemetry cannot be sent and read back; undefined when it can. */
export const missing = missingTools ?? missingCollector ?? missingAgentApi ?? missingTerraform

/** At most 50 traces: so many are read where an X-Ray, such as moto's, names no services in its summaries. */
const load = { ok: 24, failing: 6, invalid: 5, unknown: 5, slow: 3 }
export const requests = 43

/** A request is a span; a run that gets as far as planning is three more. */
export const spans = requests + 3 * 33

/**
 * Sends telemetry of a real service (examples/agent-api, the variables that Terraform gives it) through a real collector
 * (the configuration that Terraform renders) into X-Ray and CloudWatch Logs that others wrote. Changed for the tests: the
 * collector's addresses, the interval of its own metrics, and the endpoint that agent-api sends to. Neither emulator
 * extracts metrics from EMF events, so what CloudWatch would make of them is computed (emf.ts) and put by PutMetricData.
 * @returns the place to ask, what was planned, what was run, and the metrics; fails when a part does not start
 */
export const startFedStack = async () => {
  const stack = await plannedStack()
  const emulated = await startEmulated()
  try {
    await seedStack(emulated, stack)
    const fed = await feed(emulated, {
      config: hurried(stack.collectorConfig),
      variables: stack.variables,
      load: async ({ url }) => expect(await sendLoad(url, load)).toEqual({ 201: 27, 500: 6, 422: 5, 404: 5 }),
      done: allSent,
    })
    await putLines(emulated, stack.logs, fed.lines)
    const emf = await extractedSoFar(emulated)
    await publish(emulated, emf.datums)
    return { emulated, stack, fed, emf }
  } catch (error) {
    await emulated.stop()
    throw error
  }
}
export type FedStack = Awaited<ReturnType<typeof startFedStack>>
