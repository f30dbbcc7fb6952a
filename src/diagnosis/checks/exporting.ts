import { defineCheck, settling } from '../check.ts'
import type { Judgement } from '../findings.ts'
import { accepted, type Exported, exported, ownFlow, queues } from '../flow.ts'

const source = 'collectorMetrics'

/** Below this share of sent items an exporter fails; the alarm of the stack has the same threshold. Source: product, alarms. */
const goodPercent = 99
/** Source: reference on the collector, 3.3: warn at 60, act at 80. */
const queueWarns = 60
const queueFails = 80

/** The exporters that hand over to a gateway whose storage we do not read back. */
const isGateway = (exporter: string): boolean => /^otlp/.test(exporter)

const judgeExporter = ({ exporter, signal, sent, failed, failingSince }: Exported): Judgement => {
  const rate = (100 * sent) / (sent + failed)
  if (rate < goodPercent)
    return {
      status: 'failed',
      seen: { kind: 'exportFailing', exporter, signal, rate, sent, failed, since: failingSince },
      source,
      at: failingSince?.at,
    }
  const seen = { kind: 'exported', exporter, signal, rate, sent, failed, gateway: isGateway(exporter) } as const
  return { status: failed > 0 ? 'warning' : 'passed', seen, source }
}

export const exporting = defineCheck({
  name: 'exporting',
  hop: 'exporting',
  needs: ['collectorMetrics'],
  judge({ collectorMetrics }, { environment }) {
    const own = ownFlow(collectorMetrics, environment)
    const exporters = exported(own)
    if (exporters.length === 0)
      return [
        { status: 'unknown', reason: 'no_data', seen: { kind: 'noExporters' }, source, settlesWithin: settling.flow },
      ]
    return exporters.map((each): Judgement => {
      const { exporter, signal, sent, failed } = each
      if (sent + failed > 0) return judgeExporter(each)
      const taken = accepted(own, signal)?.count ?? 0
      if (taken === 0)
        return { status: 'unknown', reason: 'no_data', seen: { kind: 'idleExporter', exporter, signal }, source }
      const seen = { kind: 'nothingExported', exporter, signal, accepted: taken } as const
      return { status: 'failed', seen, source, settlesWithin: settling.flow }
    })
  },
})

export const exporterQueues = defineCheck({
  name: 'exporter-queues',
  hop: 'exporting',
  needs: ['collectorMetrics'],
  judge: ({ collectorMetrics: { series } }) =>
    queues(series)
      .filter(({ percent }) => percent >= queueWarns)
      .map(
        ({ exporter, percent }): Judgement => ({
          status: percent >= queueFails ? 'failed' : 'warning',
          seen: { kind: 'queueFilling', exporter, percent },
          source,
        }),
      ),
})

/** Which exporter needs which service of AWS. Only a failing one is explained: an unused permission may well be absent. */
const needs: Record<string, string> = { awsxray: 'xray:', awsemf: 'logs:' }

export const exportPermissions = defineCheck({
  name: 'export-permissions',
  hop: 'exporting',
  needs: ['collectorPermissions', 'collectorMetrics'],
  explains: true,
  judge({ collectorPermissions: { role, decisions }, collectorMetrics }, { environment }) {
    const failing = exported(ownFlow(collectorMetrics, environment))
      .filter(({ sent, failed }) => failed > 0 && (100 * sent) / (sent + failed) < goodPercent)
      .map(({ exporter }) => needs[exporter.replace(/\/.*$/, '')])
    const asked = decisions.filter(({ action }) =>
      failing.some((prefix) => prefix !== undefined && action.startsWith(prefix)),
    )
    const denied = asked.filter(({ decision }) => decision !== 'allowed')
    if (denied.length === 0) {
      const actions = asked.map(({ action }) => action)
      return actions.length === 0
        ? []
        : [{ status: 'passed', seen: { kind: 'may', actions }, source: 'collectorPermissions' }]
    }
    return denied.map(
      ({ action, decision }): Judgement => ({
        status: 'failed',
        seen: { kind: 'mayNot', role, action, explicit: decision === 'explicit_deny' },
        source: 'collectorPermissions',
      }),
    )
  },
})
