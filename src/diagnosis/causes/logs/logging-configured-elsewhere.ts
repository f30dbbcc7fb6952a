import { defineCause } from '../../cause.ts'
import { frameworkIn } from '../../lines/framework-line.ts'
import type { SampledLine } from '../../lines/sampled-line.ts'
import { byTask, serviceLines } from '../../lines/service-lines.ts'
import { lineProof } from '../../proof.ts'

const fewestOfService = 5
const fewestOfTask = 3
const half = 0.5

/** Text of the service's own: what goes over several lines and what a server writes in its own format are other causes. */
const isOwnText = ({ form, text }: SampledLine): boolean => form === 'text' && frameworkIn(text) === undefined

/** Banners of an entry point have no level; records of a logger do. */
const isRecord = (line: SampledLine): boolean => isOwnText(line) && line.level !== undefined

const dominates = (lines: readonly SampledLine[], is: (line: SampledLine) => boolean, fewest: number): boolean => {
  const [own, json] = [lines.filter(is), lines.filter(({ form }) => form === 'json')]
  return own.length >= fewest && own.length >= half * (own.length + json.length)
}

/** LOG_FORMAT says json and lines are text all the same: what configured logging first stands, or nobody reads the variable. */
export const loggingConfiguredElsewhere = defineCause({
  kind: 'logging-configured-elsewhere',
  catalogue: ['L8'],
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
      if (format?.trim().toLowerCase() !== 'json') return []
      // The rest of a line that was too long is text without a level.
      const isText = lines.some(({ form }) => form === 'cut') ? isRecord : isOwnText
      const broken =
        dominates(lines, isText, fewestOfService) ||
        byTask(lines).some((task) => dominates(task, isRecord, fewestOfTask))
      const example = lines.find(isRecord) ?? lines.find(isText)
      if (!broken || example === undefined) return []
      return [
        {
          subject: service,
          confidence: 'likely' as const,
          values: {},
          proof: [
            lineProof('logSample', { ...example, count: 1 }),
            { kind: 'variable', source: 'taskDefinitions', service, name: 'LOG_FORMAT', value: format },
          ] as const,
        },
      ]
    })
  },
})
