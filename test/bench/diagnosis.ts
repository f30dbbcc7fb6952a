import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { falseAlarms, faults, pairs, ranks } from './diagnosis/measure.ts'

// `npm run bench:diagnosis`: breaks the simulated account in every way that it knows, prints what was found, and writes
// docs/diagnosis-bench.md. Ends with 1 when a goal is missed.
const seeds = [1, 2]
const pairCount = 200
const pairSeed = 20_261_118

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`
const met = (isMet: boolean): string => (isMet ? 'met' : '**missed**')

const ranked = await ranks(seeds)
const healthy = await falseAlarms()
const together = await pairs(pairCount, pairSeed)

const first = ranked.filter(({ rank }) => rank === 1).length
const third = ranked.filter(({ rank }) => rank >= 1 && rank <= 3).length
const missed = ranked.filter(({ rank }) => rank === 0)
const alarmed = healthy.filter(({ kinds }) => kinds.length > 0)
const both = together.filter((row) => row.missed.length === 0).length
const goals = {
  first: first / ranked.length >= 0.98,
  alarms: alarmed.length === 0,
  pairs: both / together.length >= 0.95,
}

const faultRows = faults.map(({ name, finds }) => {
  const own = ranked.filter((row) => row.name === name)
  const places = own.map(({ rank, first: instead }) => (rank === 0 ? `missed (${instead ?? 'nothing'})` : String(rank)))
  const others = Math.max(...own.map((row) => row.others))
  return `| ${name} | ${finds} | ${[...new Set(places)].join(', ')} | ${others <= 0 ? '' : others} |`
})

const page = `<!-- Made by npm run bench:diagnosis. -->
# Does troubleshoot find the cause?
Every fault of the simulated account, applied alone (seeds ${seeds.join(' and ')}), then ${together.length} random pairs, and ${healthy.length} healthy accounts of many kinds.
These accounts are simulated by the same project that diagnoses them. Lines of real collectors and SDKs, recorded and freshly made, are diagnosed by the tests.

| | | goal | |
|---|---|---|---|
| found at rank 1 | ${first} of ${ranked.length}, ${percent(first, ranked.length)} | 98 % | ${met(goals.first)} |
| in the top 3 | ${third} of ${ranked.length}, ${percent(third, ranked.length)} | | |
| missed | ${missed.length} | | |
| false alarms in healthy accounts | ${alarmed.length} of ${healthy.length} | 0 | ${met(goals.alarms)} |
| both causes of a pair found | ${both} of ${together.length}, ${percent(both, together.length)} | 95 % | ${met(goals.pairs)} |

A pair is only drawn where both can be seen: not where one brings the other about, and not where one leaves no collector running that could show the other.
${alarmed.map(({ name, kinds }) => `\nFalse alarm: ${name}: ${kinds.join(', ')}.`).join('')}${together
  .filter((row) => row.missed.length > 0)
  .map(({ names, missed: lost }) => `\nPair ${names.join(' + ')}: ${lost.join(' and ')} not found.`)
  .join('')}

## Every fault
| fault | cause | rank | other findings |
|---|---|---|---|
${faultRows.join('\n')}
`

writeFileSync(join(import.meta.dirname, '../../docs/diagnosis-bench.md'), page)
console.log(page)
if (!Object.values(goals).every(Boolean)) process.exitCode = 1
