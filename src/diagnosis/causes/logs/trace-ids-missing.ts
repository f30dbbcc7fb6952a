import { defineCause } from '../../cause.ts'
import { isAboutRequest, isOwnJson } from '../../lines/own-line.ts'
import type { SampledLine } from '../../lines/sampled-line.ts'
import { byTask, serviceLines } from '../../lines/service-lines.ts'
import { lineProof } from '../../proof.ts'

const name = 'OTEL_PYTHON_LOG_CORRELATION'
const fewest = 5

type Lack = 'absent' | 'zero'

const lackIn = (lines: readonly SampledLine[]): Lack | undefined => {
  const [first] = lines
  if (first === undefined || lines.length < fewest || first.traceId === 'set') return undefined
  return lines.every(({ traceId }) => traceId === first.traceId) ? first.traceId : undefined
}

/**
 * Lines about requests lack the id of their trace, or have none but zeros. Where no service of the environment has one
 * and nothing asks for it, that is nobody's fault. Source: opentelemetry-instrumentation-logging, its documentation:
 * injection is opt-in, and `0` stands outside a span.
 */
export const traceIdsMissing = defineCause({
  kind: 'trace-ids-missing',
  catalogue: ['L20'],
  source: 'documented',
  symptoms: ['logs'],
  hop: 'backends',
  effectOf: ['traces_unsent', 'log_fields_missing', 'old_revision'],
  needs: ['logSample', 'taskDefinitions'],
  wants: ['services'],
  judge(known) {
    const someHaveOne = known.logSample.some(({ traceId }) => traceId === 'set')
    return serviceLines(known).flatMap(({ service, container, lines }) => {
      const own = lines.filter((line) => isOwnJson(line) && isAboutRequest(line))
      const lack = [own, ...byTask(own)].map(lackIn).find((each) => each !== undefined)
      const example = own.find(({ traceId }) => traceId === lack)
      const value = container.environment[name]
      if (lack === undefined || example === undefined) return []
      if (lack === 'absent' && value === undefined && !someHaveOne) return []
      return [
        {
          subject: service,
          confidence: 'likely' as const,
          values: {},
          proof: [
            lineProof('logSample', { ...example, count: 1 }),
            { kind: 'variable', source: 'taskDefinitions', service, name, value, wanted: 'true' },
          ] as const,
        },
      ]
    })
  },
})
