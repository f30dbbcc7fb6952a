import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { missingCollector } from '../tools/collector.ts'
import { missingRenderer } from '../tools/render-collector.ts'
import { limited } from './collector/limit.ts'
import { inTurns, loads, type Row } from './collector/rounds.ts'

// `node test/bench/collector.ts [ROUNDS] [SECONDS]`: measures, prints, and writes docs/collector-bench.md. Ratios travel
// between machines; spans a second do not.
const rounds = Number(process.argv[2] ?? 3)
const seconds = Number(process.argv[3] ?? 30)
const missing = missingCollector ?? missingRenderer
if (missing) throw new Error(`No bench of the collector, because ${missing}.`)

const met = (isMet: boolean): string => (isMet ? 'met' : 'missed')
const ofAdot = (rows: readonly Row[], { perSecond }: Row): number => perSecond / (rows[0]?.perSecond ?? Number.NaN)
const ours = (rows: readonly Row[]): Row[] => rows.slice(1)

const steadyTable = (rows: readonly Row[]): string =>
  [
    '| | lost | refused | peak MiB | of a core |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ name, lost, refused, peakMiB, cores }) =>
        `| ${name} | ${lost} | ${refused} | ${Math.round(peakMiB)} | ${Math.round(cores * 100)} % |`,
    ),
  ].join('\n')

const saturationTable = (rows: readonly Row[]): string =>
  [
    '| | × ADOT | spans a second | sent twice | given up | lost | peak MiB | of a core |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => {
      const { name, perSecond, lost, refused, peakMiB, cores } = row
      const twice = Math.max(0, -lost)
      return `| ${name} | ${ofAdot(rows, row).toFixed(2)} | ${Math.round(perSecond)} | ${twice} | ${refused} | ${Math.max(0, lost)} | ${Math.round(peakMiB)} | ${Math.round(cores * 100)} % |`
    }),
  ].join('\n')

const limit = limited(0.5, 2 ** 30)
try {
  const steady = await inTurns({ rounds, limit, answerMs: 20, load: loads.steady(seconds) })
  const near = await inTurns({ rounds, limit, answerMs: 20, load: loads.saturating(seconds / 2) })
  const far = await inTurns({ rounds, limit, answerMs: 50, load: loads.saturating(seconds / 2) })
  const isKept = ours(steady).every(({ lost, refused }) => lost === 0 && refused === 0)
  const isFast = [near, far].every((rows) => ours(rows).every((row) => ofAdot(rows, row) >= 1))

  const page = `<!-- Made by node test/bench/collector.ts. -->
# Bench of the collector
The rendered config of this stack beside the one that ADOT ships for ECS, in the same binary (test/tools/collector/builder.yaml, the exporters' code of ADOT v0.49.0), held ${limit.words}.
${rounds} rounds of each, the variants in turns, on ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}; medians, but the worst of what was lost, refused and held in memory.
X-Ray is a local stand-in that counts documents; it and the load run outside the limit. Fargate's own network and processors are not in these figures.

## At 1,000 spans a second
For ${seconds} s, from 20 clients, 250 spans a request; X-Ray answers in 20 ms. Goal, nothing lost: **${met(isKept)}**.

${steadyTable(steady)}

## At saturation
20 clients send 512 spans at a time, each as soon as it was answered, for ${seconds / 2} s. Goal, at least ADOT's throughput: **${met(isFast)}**.
*Given up*: spans whose export took longer than the SDK's 10 s. *Sent twice*: of those, what the collector delivered all the same; the SDK has it sent again.

X-Ray answers in 20 ms:

${saturationTable(near)}

X-Ray answers in 50 ms:

${saturationTable(far)}
`
  console.log(page)
  writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'collector-bench.md'), page)
} finally {
  limit.release()
}
