import { shapeOf } from '../../../log-shape.ts'
import { defineCause } from '../../cause.ts'
import { isOwnJson } from '../../lines/own-line.ts'
import type { SampledLine } from '../../lines/sampled-line.ts'
import { byTask, serviceLines } from '../../lines/service-lines.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** Fewer lines, or always the same one, may just have nothing more to say. */
const fewest = 10
const fewestShapes = 2

const isBare = (lines: readonly SampledLine[]): boolean =>
  lines.length >= fewest &&
  lines.every(({ keys }) => keys.length === 0) &&
  new Set(lines.map(({ text }) => shapeOf(text))).size >= fewestShapes

/** Lines are JSON and hold only what a hand-written formatter lists: what a call gives by `extra` is dropped in silence. */
export const logsFixedKeys = defineCause({
  kind: 'logs-fixed-keys',
  catalogue: ['L2'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_fields_missing'],
  effectOf: ['old_revision'],
  needs: ['logSample', 'taskDefinitions'],
  wants: ['services'],
  judge(known) {
    const services = serviceLines(known).map((each) => ({
      ...each,
      own: each.lines.filter(isOwnJson),
    }))
    const others = services.filter(({ own }) => own.some(({ keys }) => keys.length > 0)).map(({ service }) => service)
    return services.flatMap(({ service, container, own }) => {
      const bare = [own, ...byTask(own)].find(isBare)
      const [example] = bare ?? []
      if (bare === undefined || example === undefined) return []
      const correlated = container.environment['OTEL_PYTHON_LOG_CORRELATION']?.toLowerCase() === 'true'
      // Instrumentation gives every record the id of its trace: a line without it drops fields.
      const dropped = correlated && bare.every(({ traceId }) => traceId === 'absent')
      const name = 'OTEL_PYTHON_LOG_CORRELATION'
      const variable: Proof[] = dropped
        ? [{ kind: 'variable', source: 'taskDefinitions', service, name, value: 'true' }]
        : []
      return [
        {
          subject: service,
          confidence: dropped || others.length > 0 ? ('likely' as const) : ('possible' as const),
          values: { lines: String(bare.length) },
          proof: [lineProof('logSample', { ...example, count: 1 }), ...variable] as const,
        },
      ]
    })
  },
})
