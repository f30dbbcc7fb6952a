import { defineCause } from '../../cause.ts'
import { serviceLines } from '../../lines/service-lines.ts'
import { lineProof } from '../../proof.ts'

const fewest = 3

/** Something writes before the brace: then the line is text to CloudWatch Logs, and has no fields. */
export const jsonBehindPrefix = defineCause({
  kind: 'json-behind-prefix',
  catalogue: ['L17'],
  source: 'documented',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_fields_missing'],
  needs: ['logSample', 'taskDefinitions'],
  wants: ['services'],
  judge: (known) =>
    serviceLines(known).flatMap(({ service, lines }) => {
      const prefixed = lines.filter(({ form }) => form === 'prefixed')
      const [example] = prefixed
      if (example === undefined || prefixed.length < fewest) return []
      return [
        {
          subject: service,
          confidence: 'confirmed' as const,
          values: { prefix: example.text.slice(0, example.text.indexOf('{')).trim().slice(0, 60) },
          proof: [lineProof('logSample', { ...example, count: 1 })] as const,
        },
      ]
    }),
})
