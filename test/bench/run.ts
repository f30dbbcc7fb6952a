import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { coldStartBench, type Times } from './cold-start.ts'
import { troubleshootBench, verifyBench } from './verify.ts'

// `npm run bench [-- RUNS]`: measures, prints, and writes docs/benchmarks.md. Ratios travel between machines; milliseconds do not.
const runs = Number(process.argv[2] ?? 21)

const ratio = (value: number, to: number): string => (value / to).toFixed(2)
const met = (isMet: boolean): string => (isMet ? 'met' : 'missed')
const of = (times: Times, name: Times[number]['name']): number =>
  times.find((each) => each.name === name)?.medianMs ?? Number.NaN

const table = (times: Times): string =>
  [
    '| | × bare Node | median ms | worst ms |',
    '|---|---|---|---|',
    ...times.map(
      ({ name, medianMs, worstMs }) =>
        `| ${name} | ${ratio(medianMs, of(times, 'bare Node'))} | ${Math.round(medianMs)} | ${Math.round(worstMs)} |`,
    ),
  ].join('\n')

const { whole, held } = await coldStartBench(runs)
const verify = await verifyBench(runs)
const troubleshoot = await troubleshootBench(runs)
const start = of(whole, 'this bot') / of(whole, 'bare Node')
const slow = of(held, 'this bot')
const wall = verify.wallMs / verify.chainMs

const page = `<!-- Made by npm run bench. -->
# Benchmarks
Medians of ${runs} runs on ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}; in each table the variants took turns in one run.
AWS and Slack are stand-ins on loopback or simulated, so neither network nor Lambda's own start is in these figures.

## Cold start of the api
Process start to the first command verified, recorded, queued and answered. *Stock* is Bolt's own Lambda receiver with the AWS SDK's clients.

On a whole core; goal at most 4 × bare Node: **${met(start <= 4)}** (${start.toFixed(2)} ×).

${table(whole)}

Held to 0.29 of a core, about what Lambda gives at 512 MB; goal under a second: **${met(slow < 1000)}** (${Math.round(slow)} ms).

${table(held)}

## verify
Wall time of the whole command beside its longest chain of AWS calls that need each other, with every simulated call taking ${verify.latency} ms; goal at most 1.5 ×:
**${met(wall <= 1.5)}** (${wall.toFixed(2)} ×: ${Math.round(verify.wallMs)} ms beside ${Math.round(verify.chainMs)} ms), with ${verify.calls} calls.

## troubleshoot
Everything at once, every simulated call taking ${troubleshoot.latency} ms; goal under 3 s: **${met(troubleshoot.healthy.wallMs < 3000 && troubleshoot.broken.wallMs < 3000)}**.
A healthy account ${ratio(troubleshoot.healthy.wallMs, verify.wallMs)} × the whole verify (${Math.round(troubleshoot.healthy.wallMs)} ms, ${troubleshoot.healthy.calls} calls),
one that writes an error for every batch ${ratio(troubleshoot.broken.wallMs, verify.wallMs)} × (${Math.round(troubleshoot.broken.wallMs)} ms, ${troubleshoot.broken.calls} calls).
`
console.log(page)
writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md'), page)
