import { defineCause } from '../../cause.ts'
import { frameworkIn } from '../../lines/framework-line.ts'
import type { SampledLine } from '../../lines/sampled-line.ts'
import { byTask, serviceLines } from '../../lines/service-lines.ts'
import { lineProof } from '../../proof.ts'

/** Below this share verify does not complain either. */
const toleratedShare = 0.05
const fewest = 3

const isServers = ({ text }: SampledLine): boolean => frameworkIn(text)?.banner === false

/** A server's loggers have handlers of their own: their lines are text between lines of JSON. */
export const frameworkLogsText = defineCause({
  kind: 'framework-logs-text',
  catalogue: ['L10'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_fields_missing'],
  needs: ['logSample', 'taskDefinitions'],
  wants: ['services'],
  judge: (known) =>
    serviceLines(known).flatMap(({ service, lines }) => {
      const example = lines.find(isServers)
      const framework = frameworkIn(example?.text ?? '')?.framework
      const shares = [lines, ...byTask(lines)].map((each) => {
        const servers = each.filter(isServers).length
        return servers < fewest ? 0 : servers / each.length
      })
      const share = Math.max(...shares)
      const hasJson = lines.some(({ form }) => form === 'json')
      if (example === undefined || framework === undefined || !hasJson || share <= toleratedShare) return []
      return [
        {
          subject: service,
          confidence: 'confirmed' as const,
          values: { framework, share: `${Math.round(100 * share)} %` },
          proof: [lineProof('logSample', { ...example, count: 1 })] as const,
        },
      ]
    }),
})
