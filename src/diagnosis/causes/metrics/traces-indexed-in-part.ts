import { defineCause } from '../../cause.ts'

/** With Transaction Search all spans are stored and few are indexed; only said when traces are missed. */
export const tracesIndexedInPart = defineCause({
  kind: 'traces-indexed-in-part',
  catalogue: ['T34'],
  source: 'documented',
  symptoms: ['traces'],
  hop: 'backends',
  effectOf: ['traces_missing', 'traces_not_exported', 'collector_down'],
  needs: ['traces', 'indexedPercent', 'indexedTraces'],
  judge({ traces: { traces }, indexedPercent, indexedTraces }, { symptom, environment: { deploymentEnvironment } }) {
    if (symptom !== 'traces' || indexedTraces === null || indexedPercent === null || indexedPercent >= 100) return []
    const stored = new Set(traces.flatMap(({ services }) => services))
    const lacking = [...stored].filter((service) => !indexedTraces.services.includes(service))
    const few = indexedTraces.count < traces.length / 2
    if ((lacking.length === 0 && !few) || !indexedTraces.complete) return []
    return [
      {
        subject: deploymentEnvironment,
        confidence: 'possible',
        values: { percent: `${indexedPercent} %`, count: String(indexedTraces.count) },
        proof: [
          {
            kind: 'measure',
            source: 'indexedPercent',
            name: 'DesiredSamplingPercentage',
            value: `${indexedPercent} %`,
          },
          { kind: 'count', source: 'traces', name: 'aws/spans', value: traces.length, minutes: 15 },
          {
            kind: 'count',
            source: 'indexedTraces',
            name: 'GetTraceSummaries',
            value: indexedTraces.count,
            minutes: 15,
          },
        ],
      },
    ]
  },
  command: (_found, { region }) =>
    `aws xray update-indexing-rule --name Default --rule '{"Probabilistic":{"DesiredSamplingPercentage":100}}' --region ${region}`,
})
