import { defineCause, type Found } from '../../cause.ts'
import { failuresOf, isSome, proofOf, reachOf } from '../../export-evidence.ts'
import { queues } from '../../flow.ts'
import type { Proof } from '../../proof.ts'

/** A queue that full takes nothing more. Source: core, exporterhelper, the queue rejects when it is at its capacity. */
const full = 98

const none = { brings: [], stackWide: false }

/**
 * An exporter's queue holds all that it may, and what comes is dropped: the backend takes less than arrives. Where it is
 * known why, that is the cause. Source: core, exporterhelper, `sending queue is full`.
 */
export const exportQueueFull = defineCause({
  kind: 'export-queue-full',
  catalogue: ['T41'],
  source: 'code',
  symptoms: ['traces', 'metrics', 'logs'],
  hop: 'exporting',
  effectOf: ['grafana_not_exported', 'logs_not_exported'],
  stackWide: true,
  needs: ['collectorLog'],
  wants: ['collectorMetrics'],
  judge(known, context) {
    const failures = failuresOf(known, context).filter(({ failure }) => failure === 'queue_full')
    const filled = queues(known.collectorMetrics?.series ?? []).filter(({ percent }) => percent >= full)
    const ids = [...new Set([...failures, ...filled].map(({ exporter }) => exporter))]
    return ids.flatMap((exporter): Found<'export-queue-full'>[] => {
      const own = failures.filter((each) => each.exporter === exporter)
      const percent = filled.find((each) => each.exporter === exporter)?.percent
      const measure: Proof[] =
        percent === undefined
          ? []
          : [
              {
                kind: 'measure',
                source: 'collectorMetrics',
                name: `otelcol_exporter_queue_size ${exporter}`,
                value: `${percent} %`,
              },
            ]
      if (isSome(own))
        return [
          {
            subject: exporter,
            confidence: 'confirmed',
            values: {},
            proof: proofOf(own, ...measure),
            reach: reachOf(own),
          },
        ]
      const [first] = measure
      return first === undefined
        ? []
        : [{ subject: exporter, confidence: 'likely', values: {}, proof: [first], reach: none }]
    })
  },
})
