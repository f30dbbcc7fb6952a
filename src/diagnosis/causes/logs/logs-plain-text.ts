import { defineCause } from '../../cause.ts'
import { frameworkIn } from '../../lines/framework-line.ts'
import type { SampledLine } from '../../lines/sampled-line.ts'
import { byTask, serviceLines } from '../../lines/service-lines.ts'
import { lineProof } from '../../proof.ts'

/** A few plain lines at start-up are no broken formatter; two lines of a task are too few to judge it by. */
const toleratedShare = 0.3
const fewestLines = 3

const isPlain = ({ form }: SampledLine): boolean => form === 'text' || form === 'continued'

const shareOf = (lines: readonly SampledLine[]): number => lines.filter(isPlain).length / lines.length

/** A server that has a format of its own beside lines of JSON is another cause. */
const withoutFrameworks = (lines: readonly SampledLine[]): readonly SampledLine[] =>
  lines.some(({ form }) => form === 'json') ? lines.filter(({ text }) => frameworkIn(text) === undefined) : lines

/** A service writes text where JSON is expected, because LOG_FORMAT is not json. */
export const logsPlainText = defineCause({
  kind: 'logs-plain-text',
  catalogue: ['L1'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_fields_missing'],
  effectOf: ['old_revision'],
  needs: ['logSample', 'taskDefinitions'],
  wants: ['services'],
  judge(known) {
    return serviceLines(known).flatMap(({ service, container, lines }) => {
      const format = container.environment['LOG_FORMAT']
      if (format?.trim().toLowerCase() === 'json' || container.secrets['LOG_FORMAT'] !== undefined) return []
      const judged = withoutFrameworks(lines)
      // A rollout may have left one task behind, or brought the first one of the new kind.
      const groups = [judged, ...byTask(judged)].filter(({ length }) => length >= fewestLines)
      const share = Math.max(0, ...groups.map(shareOf))
      const example = judged.find(({ form }) => form === 'text') ?? judged.find(isPlain)
      if (example === undefined || share < toleratedShare) return []
      return [
        {
          subject: service,
          confidence: 'confirmed' as const,
          values: { share: `${Math.round(100 * share)} %`, format: format ?? '' },
          proof: [
            { kind: 'variable', source: 'taskDefinitions', service, name: 'LOG_FORMAT', value: format, wanted: 'json' },
            lineProof('logSample', { ...example, count: 1 }),
          ] as const,
        },
      ]
    })
  },
})
