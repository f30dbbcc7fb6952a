import { defineCause } from '../../cause.ts'
import { serviceLines } from '../../lines/service-lines.ts'
import { lineProof } from '../../proof.ts'

/**
 * Container runtimes hand on at most 16 KiB at once; awslogs puts the pieces together except in non-blocking mode, and
 * cuts at 256 KiB in any. Sources: moby issues 34887 and 41794, shim-loggers-for-containerd issue 239.
 */
const runtimeLimit = 16_384
/** Characters of a piece may be fewer than its bytes. */
const nearLimit = runtimeLimit / 4

/** A line of JSON is longer than the runtime or the driver carries: it comes in pieces that are no JSON. */
export const logLineTooLong = defineCause({
  kind: 'log-line-too-long',
  catalogue: ['L18'],
  source: 'issue',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_fields_missing'],
  needs: ['logSample', 'taskDefinitions'],
  wants: ['services'],
  judge: (known) =>
    serviceLines(known).flatMap(({ service, container, lines }) => {
      const cut = lines.filter(({ form, length }) => form === 'cut' && length >= nearLimit)
      const [longest] = cut.toSorted((one, other) => other.length - one.length)
      if (longest === undefined) return []
      const { mode } = container.logOptions
      return [
        {
          subject: service,
          confidence: longest.length >= runtimeLimit - 64 ? ('confirmed' as const) : ('likely' as const),
          values: { characters: String(longest.length) },
          proof: [
            lineProof('logSample', { ...longest, count: 1 }),
            { kind: 'setting', source: 'taskDefinitions', where: service, name: 'mode', value: mode ?? 'non-blocking' },
          ] as const,
        },
      ]
    }),
})
