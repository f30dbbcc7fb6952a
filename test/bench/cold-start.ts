import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { secret, signedEvent, slashForm } from '../slack/signed.ts'
import { serveAws } from './cold-start/aws.ts'
import { coldStart, median, type Start } from './cold-start/measure.ts'

// Process start to first command queued and answered: the built api bundle beside bare Node and beside stock Bolt with
// the SDK, bundled and not, in one interleaved run. `node test/bench/cold-start.ts [runs]`, after `npm run bundle`.

const root = join(import.meta.dirname, '..', '..')
const runs = Number(process.argv[2] ?? 15)
const parts = join(import.meta.dirname, 'cold-start')
const made = mkdtempSync(join(root, 'dist', 'bench-'))

const stockBundle = async (): Promise<string> => {
  const outfile = join(made, 'stock.mjs')
  const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  const common = { bundle: true, format: 'esm', platform: 'node', target: 'node24', logLevel: 'error' } as const
  await build({ ...common, entryPoints: [join(import.meta.dirname, 'stock-bolt.ts')], outfile, banner: { js: banner } })
  return outfile
}

const aws = await serveAws()
const variables = {
  AWS_ENDPOINT_URL: aws.url,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  CHATOPS_TABLE: 'chatops',
  CHATOPS_JOBS_QUEUE_URL: `${aws.url}/123456789012/jobs.fifo`,
  CHATOPS_LATER_QUEUE_URL: `${aws.url}/123456789012/later`,
  CHATOPS_ENVIRONMENTS: JSON.stringify([{ name: 'production', channel: 'C0OTELPROD' }]),
  SLACK_SIGNING_SECRET: secret,
  SLACK_TEAM_ID: 'T0SANDBOX',
}
const event = join(made, 'event.json')
const sign = (): void =>
  writeFileSync(event, JSON.stringify(signedEvent({ body: slashForm('verify production'), at: new Date() })))

const bundles = {
  'bare Node': join(parts, 'bare.mjs'),
  'this bot': join(root, 'dist', 'lambdas', 'api', 'index.mjs'),
  'stock Bolt + SDK, bundled': await stockBundle(),
  'stock Bolt + SDK, unbundled': join(import.meta.dirname, 'stock-bolt.ts'),
}
type Name = keyof typeof bundles
const names: Name[] = ['bare Node', 'this bot', 'stock Bolt + SDK, bundled', 'stock Bolt + SDK, unbundled']

const measured = async (share?: number): Promise<Record<Name, number[]>> => {
  const times: Record<Name, number[]> = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >
  // The first round only warms the file cache.
  for (let round = 0; round <= runs; round += 1) {
    for (const name of names) {
      sign()
      const start: Start = {
        bundle: pathToFileURL(bundles[name]).href,
        event,
        variables,
        ...(share === undefined ? {} : { share }),
      }
      const took = await coldStart(start)
      if (round > 0) times[name].push(took)
    }
  }
  return times
}

const report = (title: string, times: Record<Name, number[]>): void => {
  const bare = median(times['bare Node'])
  console.log(`\n${title}: process start to first command queued, median of ${runs}, interleaved`)
  for (const name of names) {
    const middle = median(times[name])
    const worst = Math.max(...times[name])
    console.log(
      `  ${name.padEnd(28)} ${middle.toFixed(0).padStart(5)} ms  ${(middle / bare).toFixed(2)} × bare  (worst ${worst.toFixed(0)} ms)`,
    )
  }
}

try {
  const whole = await measured()
  report('A whole core', whole)
  const ratio = median(whole['this bot']) / median(whole['bare Node'])
  console.log(`  goal at most 4 × bare Node: ${ratio <= 4 ? 'met' : 'missed'} (${ratio.toFixed(2)} ×)`)
  const slow = await measured(0.29)
  report('0.29 of a core', slow)
  const slowest = median(slow['this bot'])
  console.log(`  goal under a second: ${slowest < 1000 ? 'met' : 'missed'} (${slowest.toFixed(0)} ms)`)
} finally {
  aws.stop()
  rmSync(made, { recursive: true, force: true })
}
