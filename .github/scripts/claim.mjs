// Claims the deploy in the bot's table, before anything is built or changed. Output: claimed. Ends well when another run has
// the deploy already, badly when somebody else's lock is held or the table cannot be reached.
import { appendFileSync } from 'node:fs'
import { shown } from './markdown.mjs'
import { annotate, otel, output, say, stop } from './step.mjs'

const { env } = process

const tell = (title, text) => appendFileSync(env.GITHUB_STEP_SUMMARY, `### ${title}\n\n${shown(text)}\n`)

const { status, answer, said } = otel([
  ...['deploys', 'claim', '--id', env.DEPLOY_ID, '--environment', env.ENVIRONMENT, '--sha', env.SHA],
  ...['--run-id', env.RUN_ID, '--run-url', env.RUN_URL, '--actor', env.ACTOR, '--ref', env.REF],
  ...['--attempt', env.ATTEMPT],
])

if (status === 0 && answer?.claimed === true) {
  output('claimed', true)
  say(`${env.DEPLOY_ID} is claimed by this run.`)
} else if (status === 0 && answer?.claimed === false) {
  output('claimed', false)
  annotate('notice', `Another run has ${env.DEPLOY_ID} already; this one ends here. ${said}`)
  tell('Claimed by another run', `${env.DEPLOY_ID} is being deployed elsewhere. ${said}`)
} else {
  const why =
    status === 2
      ? `${env.ENVIRONMENT} is locked, or the claim was refused. ${said}`
      : `The deploy could not be claimed (exit ${status}). Nothing was changed. ${said}`
  tell('Not deployed', why)
  stop(status === 2 ? 'refused' : 'claim_failed', why)
}
