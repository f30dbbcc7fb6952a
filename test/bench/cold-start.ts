import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { secret, signedEvent, slashForm } from '../slack/signed.ts'
import { serveAws } from './cold-start/aws.ts'
import { coldStart, type Start } from './cold-start/measure.ts'
import { median } from './median.ts'

const root = join(import.meta.dirname, '..', '..')
const parts = join(import.meta.dirname, 'cold-start')
const stockBundle = async (made: string): Promise<string> => {
  const outfile = join(made, 'stock.mjs')
  const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  const common = { bundle: true, format: 'esm', platform: 'node', target: 'node24', logLevel: 'error' } as const
  await build({ ...common, entryPoints: [join(import.meta.dirname, 'stock-bolt.ts')], outfile, banner: { js: banner } })
  return outfile
}

const variablesFor = (url: string) => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  CHATOPS_TABLE: 'chatops',
  CHATOPS_JOBS_QUEUE_URL: `${url}/123456789012/jobs.fifo`,
  CHATOPS_LATER_QUEUE_URL: `${url}/123456789012/later`,
  CHATOPS_ENVIRONMENTS: JSON.stringify([{ name: 'production', channel: 'C0OTELPROD' }]),
  SLACK_SIGNING_SECRET: secret,
  SLACK_TEAM_ID: 'T0SANDBOX',
})

const names = ['bare Node', 'this bot', 'stock Bolt + SDK, bundled', 'stock Bolt + SDK, unbundled'] as const
type Name = (typeof names)[number]

/** Milliseconds of each variant: the median and the worst of all runs. */
export type Times = { name: Name; medianMs: number; worstMs: number }[]

type Setting = { bundles: Record<Name, string>; event: string; variables: Record<string, string>; runs: number }

const measured = async ({ bundles, event, variables, runs }: Setting, share?: number): Promise<Times> => {
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  // The first round only warms the file cache; then the variants take turns, so that noise meets all of them.
  for (let round = 0; round <= runs; round += 1) {
    for (const name of names) {
      writeFileSync(event, JSON.stringify(signedEvent({ body: slashForm('verify production'), at: new Date() })))
      const start: Start = {
        bundle: pathToFileURL(bundles[name]).href,
        event,
        variables,
        ...(share !== undefined && { share }),
      }
      const took = await coldStart(start)
      if (round > 0) times.get(name)?.push(took)
    }
  }
  return [...times].map(([name, each]) => ({ name, medianMs: median(each), worstMs: Math.max(...each) }))
}

/**
 * Process start to first command queued and answered: the built api bundle beside bare Node and beside stock Bolt with
 * the SDK, bundled and not. Needs `npm run bundle` first.
 * @returns the times on a whole core, and held to 0.29 of one, which is what Lambda gives at 512 MB
 */
export const coldStartBench = async (runs: number): Promise<{ whole: Times; held: Times }> => {
  const made = mkdtempSync(join(root, 'dist', 'bench-'))
  const aws = await serveAws()
  try {
    const bundles = {
      'bare Node': join(parts, 'bare.mjs'),
      'this bot': join(root, 'dist', 'lambdas', 'api', 'index.mjs'),
      'stock Bolt + SDK, bundled': await stockBundle(made),
      'stock Bolt + SDK, unbundled': join(import.meta.dirname, 'stock-bolt.ts'),
    }
    const setting = { bundles, event: join(made, 'event.json'), variables: variablesFor(aws.url), runs }
    return { whole: await measured(setting), held: await measured(setting, 0.29) }
  } finally {
    aws.stop()
    rmSync(made, { recursive: true, force: true })
  }
}
