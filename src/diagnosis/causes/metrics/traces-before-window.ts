import { defineCause } from '../../cause.ts'

/** There are traces, older than the window that is looked at; only said when traces are missed. */
export const tracesBeforeWindow = defineCause({
  kind: 'traces-before-window',
  catalogue: ['T37'],
  source: 'none',
  symptoms: ['traces'],
  hop: 'backends',
  effectOf: [
    'traces_missing',
    'traces_unsent',
    'traces_not_exported',
    'data_refused',
    'collector_down',
    'collector_unreachable',
  ],
  needs: ['traces', 'olderTraces'],
  judge({ traces: { traces, from }, olderTraces }, { symptom, environment: { deploymentEnvironment } }) {
    if (symptom !== 'traces' || olderTraces === null || traces.length > 0) return []
    const { newestAt, id } = olderTraces
    return [
      {
        subject: deploymentEnvironment,
        confidence: 'possible',
        values: { last: newestAt.toISOString() },
        proof: [
          { kind: 'measure', source: 'olderTraces', at: newestAt, name: id, value: newestAt.toISOString() },
          { kind: 'absent', source: 'traces', what: 'trace', where: `${from.toISOString()} …` },
        ],
      },
    ]
  },
  command: ({ values: { last } }, { region }) =>
    `aws xray get-trace-summaries --start-time "$(date -u -d '${last} - 15 min' +%s)" --end-time "$(date -u -d '${last} + 1 min' +%s)" --region ${region}`,
})
