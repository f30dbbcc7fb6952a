// Waits until every service of the stack, the collector among them, runs what Terraform gave it; says what is missing when
// one does not. Environment: REGION, and for tests WAIT_SECONDS (how long at most) and POLL_SECONDS.
import { writeFileSync } from 'node:fs'
import { missing } from './stability.mjs'
import { file, read, run, say, sleep, stop } from './step.mjs'

const { REGION, WAIT_SECONDS = '600', POLL_SECONDS = '10' } = process.env
/** DescribeServices takes ten at a time. Source: API reference, DescribeServices. */
const batch = 10

const { services } = read('services.json')
const clusters = Map.groupBy(services, ({ cluster }) => cluster)

/** @returns the services that AWS knows, by cluster and name, or undefined when it could not be asked. */
const described = () => {
  const found = new Map()
  for (const [cluster, members] of clusters)
    for (let at = 0; at < members.length; at += batch) {
      const names = members.slice(at, at + batch).map(({ name }) => name)
      const { status, text } = run('aws', [
        ...['ecs', 'describe-services', '--region', REGION, '--cluster', cluster],
        ...['--output', 'json', '--services', ...names],
      ])
      if (status !== 0) return undefined
      for (const each of JSON.parse(text).services) found.set(`${cluster} ${each.serviceName}`, each)
    }
  return found
}

const until = Date.now() + Number(WAIT_SECONDS) * 1000
let before = ''
let unstable = []
for (;;) {
  const found = described()
  unstable =
    found === undefined
      ? [{ text: 'AWS could not be asked' }]
      : services.flatMap((each) => missing(each, found.get(`${each.cluster} ${each.name}`)) ?? [])
  // A line that begins with two colons would be a command to the runner: each has a hyphen before it.
  const now = unstable.map(({ text }) => `- ${text.replace(/\s+/g, ' ')}`).join('\n')
  if (now !== before) say(now)
  before = now
  if (unstable.length === 0 || unstable.some(({ lost }) => lost) || Date.now() >= until) break
  await sleep(Number(POLL_SECONDS))
}

writeFileSync(file('unstable.json'), JSON.stringify(unstable.map(({ text }) => text)))
if (unstable.length > 0) stop('unstable', `Not stable: ${unstable.map(({ text }) => text).join(' | ')}`)
say(services.length === 0 ? 'The stack has no services.' : `${services.length} services are stable.`)
