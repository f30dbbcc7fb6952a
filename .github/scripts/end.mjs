// Closes the deploy's record and releases its lock. Environment: DEPLOY_ID ENVIRONMENT RUN_ID JOB_STATUS.
import { existsSync, readFileSync } from 'node:fs'
import { annotate, file, otel, read, sleep } from './step.mjs'

const { DEPLOY_ID, ENVIRONMENT, RUN_ID, JOB_STATUS, POLL_SECONDS = '5' } = process.env
const outcome = { success: 'succeeded', cancelled: 'cancelled' }[JOB_STATUS] ?? 'failed'
const reason = existsSync(file('reason')) ? readFileSync(file('reason'), 'utf8').trim() : 'step_failed'
const hash = read('services.json')?.configSha256

const args = [
  ...['deploys', 'end', '--id', DEPLOY_ID, '--environment', ENVIRONMENT, '--run-id', RUN_ID, '--outcome', outcome],
  ...(outcome === 'failed' ? ['--reason', reason] : []),
  ...(hash === undefined ? [] : ['--config-sha256', hash]),
  ...Object.entries(read('images.json') ?? {}).flatMap(([name, image]) => [
    '--image',
    `${name}=${image.split('@')[1]}`,
  ]),
]

let status
for (let attempt = 0; attempt < 3; attempt += 1) {
  status = otel(args).status
  if (status === 0) break
  await sleep(Number(POLL_SECONDS))
}
// How the deploy went does not change by this.
if (status !== 0)
  annotate(
    'warning',
    `The deploy's record could not be closed; its lock ends after two hours, or by: otel ${args.join(' ')}`,
  )
