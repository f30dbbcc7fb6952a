import { defineCause } from '../../cause.ts'
import type { SampledLine } from '../../lines/sampled-line.ts'
import { serviceLines } from '../../lines/service-lines.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** Options of the awslogs driver that put lines together again. Source: ECS API reference, LogConfiguration. */
const options = ['awslogs-multiline-pattern', 'awslogs-datetime-format']

/** Parts that no line of its own has: frames of Python, Java and Node, and members of JSON over several lines. */
const part = /^\s+File "[^"]+", line \d+|^\s+at \S+.*[(:]\S*:?\d+|^\s+at [\w.$/]+\(|^\s{2,}"[^"]+":|^\t\S+\.go:\d+/
const fewest = 2

const isPart = ({ form, text }: SampledLine): boolean => form === 'continued' && part.test(text)

/** The driver makes an event of every line: tracebacks and JSON over several lines come in pieces. */
export const logLinesSplit = defineCause({
  kind: 'log-lines-split',
  catalogue: ['L12'],
  source: 'documented',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_fields_missing'],
  effectOf: ['log_lines_missing', 'log_fields_missing'],
  needs: ['logSample', 'taskDefinitions'],
  wants: ['services'],
  judge: (known) =>
    serviceLines(known).flatMap(({ service, container, lines }) => {
      const parts = lines.filter(isPart)
      const [example] = parts
      if (example === undefined || parts.length < fewest) return []
      const option = options.find((name) => container.logOptions[name] !== undefined)
      const setting: Proof =
        option === undefined
          ? { kind: 'absent', source: 'taskDefinitions', what: options.join(', '), where: service }
          : {
              kind: 'setting',
              source: 'taskDefinitions',
              where: service,
              name: option,
              value: container.logOptions[option],
            }
      return [
        {
          subject: service,
          confidence: 'confirmed' as const,
          values: { lines: String(parts.length) },
          proof: [lineProof('logSample', { ...example, count: 1 }), setting] as const,
        },
      ]
    }),
})
