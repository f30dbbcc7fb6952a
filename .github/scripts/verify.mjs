// The gate: does telemetry flow? Environment: ENVIRONMENT, VERIFY_UNKNOWN (warn or fail), and for tests SETTLING_SECONDS,
// UNKNOWN_SECONDS and POLL_SECONDS. Output: verdict (verified, failed, unknown, refused). Writes deploy/verify.json.
import { writeFileSync } from 'node:fs'
import { annotate, file, otel, output, read, say, sleep, stop } from './step.mjs'

const { env } = process
const { ENVIRONMENT, VERIFY_UNKNOWN, SETTLING_SECONDS = '720', UNKNOWN_SECONDS = '300', POLL_SECONDS = '15' } = env

const settling = ({ hops }) => hops.filter(({ status }) => status === 'settling').map(({ id }) => id)

/** @returns verified, failed, refused, settling or unknown. What printed no answer is never green and never red. */
const verdictOf = ({ status, answer }) => {
  if (status === 2) return 'refused'
  if (status === 1 && answer?.outcome === 'findings') return 'failed'
  const passed = status === 0 && answer?.outcome === 'passed' && answer.hops?.length > 0
  if (!passed) return 'unknown'
  return settling(answer).length > 0 ? 'settling' : 'verified'
}

// Without a table of the repository's own, the row that the stack gives for the bot's.
const row = read('services.json')?.environment
const table = row === undefined ? {} : { CHATOPS_ENVIRONMENTS: JSON.stringify([row]) }

const started = Date.now()
const patience = { settling: Number(SETTLING_SECONDS) * 1000, unknown: Number(UNKNOWN_SECONDS) * 1000 }
let unknownSince
let verdict
for (;;) {
  const ended = otel(['verify', '--env', ENVIRONMENT, '--json'], table)
  verdict = verdictOf(ended)
  if (ended.answer !== undefined) writeFileSync(file('verify.json'), JSON.stringify(ended.answer))
  say(`- ${verdict}: ${String(ended.answer?.answer ?? `no answer, exit ${ended.status}`).replace(/\s+/g, ' ')}`)
  if (!Object.hasOwn(patience, verdict)) break

  if (verdict === 'settling') unknownSince = undefined
  else unknownSince ??= Date.now()
  const since = verdict === 'settling' ? started : unknownSince
  if (Date.now() - since >= patience[verdict] || Date.now() - started >= patience.settling + patience.unknown) break
  await sleep(Number(POLL_SECONDS))
}
// What still settles after all that time could not be told.
if (verdict === 'settling') verdict = 'unknown'
output('verdict', verdict)

if (verdict === 'failed')
  stop('verify_failed', `Telemetry does not flow in ${ENVIRONMENT}. How to roll back: the run's summary.`)
if (verdict === 'refused')
  stop(
    'verify_refused',
    `otel verify was refused: is ${ENVIRONMENT} in CHATOPS_ENVIRONMENTS? Nothing needs to be rolled back.`,
  )
if (verdict === 'unknown') {
  const text = `Whether telemetry flows in ${ENVIRONMENT} could not be told. Nothing needs to be rolled back for that.`
  if (VERIFY_UNKNOWN !== 'warn') stop('verify_unknown', text)
  annotate('warning', text)
}
