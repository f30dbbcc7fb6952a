// Writes the deploy onto the run's page. Environment: DEPLOY_ID SHA ENVIRONMENT JOB_STATUS APPLY VERDICT RUNS_URL.
import { appendFileSync } from 'node:fs'
import { shown } from './markdown.mjs'
import { read } from './step.mjs'

const { DEPLOY_ID, SHA, ENVIRONMENT, JOB_STATUS, APPLY, VERDICT, RUNS_URL, GITHUB_STEP_SUMMARY } = process.env
/** Rows of evidence that one hop shows; the JSON has them all. */
const most = 12

const headline = () => {
  if (JOB_STATUS === 'cancelled') return 'Cancelled'
  if (VERDICT === 'failed') return 'Deployed, and telemetry does not flow'
  if (VERDICT === 'unknown') return 'Deployed, and whether telemetry flows could not be told'
  if (JOB_STATUS === 'success') return 'Deployed and verified'
  return APPLY === 'success' ? 'Deployed, and then it failed' : 'Not deployed'
}

const changes = () => {
  const plan = read('plan.json')
  if (plan === undefined) return []
  const kinds = ['create', 'update', 'replace', 'delete'].filter((kind) => plan[kind].length > 0)
  if (kinds.length === 0) return ['Terraform: no changes.']
  return [
    `Terraform: ${kinds.map((kind) => `${kind} ${plan[kind].length}`).join(', ')}.`,
    ...['replace', 'delete'].flatMap((kind) => plan[kind].map((address) => `- ${kind} ${shown(address)}`)),
  ]
}

const images = () =>
  Object.entries(read('images.json') ?? {}).map(([name, image]) => `- ${shown(name)} ${shown(image)}`)

const hops = () => {
  const answer = read('verify.json')
  if (answer?.hops === undefined) return []
  const rows = answer.hops.map(({ id, status, reason, evidence = [] }) => {
    const told = evidence.slice(0, most).map(({ text }) => shown(text))
    if (evidence.length > most) told.push(`… and ${evidence.length - most} more`)
    return `| ${shown(id)} | ${shown(status)}${reason === undefined ? '' : `, ${shown(reason)}`} | ${told.join('<br>')} |`
  })
  return [`**${shown(answer.answer)}**`, '', '| hop | status | evidence |', '|---|---|---|', ...rows]
}

const advice = () => {
  if (VERDICT === 'failed')
    return [
      '#### Rolling back',
      `In Slack: /otel rollback ${shown(ENVIRONMENT)}. Without the bot: take the commit of the last`,
      `[run that ended well](${RUNS_URL}?query=is%3Asuccess), and run this workflow with it as sha. Its images are still in the`,
      'registry and are taken as they are. Before that, the failed rows above say whether the deploy is the cause.',
    ]
  if (VERDICT === 'unknown')
    return [
      'Nothing was found to be broken, so nothing needs to be rolled back. Ask again: /otel verify, or `otel verify`.',
    ]
  return []
}

const section = (lines) => (lines.length === 0 ? [] : ['', ...lines])
const unstable = (read('unstable.json') ?? []).map((text) => `- not stable: ${shown(text)}`)
const lines = [
  `### ${headline()}`,
  '',
  `${shown(ENVIRONMENT)}, commit ${shown(SHA)}, deploy ${shown(DEPLOY_ID)}`,
  ...section(changes()),
  ...section(images()),
  ...section(unstable),
  ...section(hops()),
  ...section(advice()),
]
appendFileSync(GITHUB_STEP_SUMMARY, `${lines.join('\n')}\n`)
