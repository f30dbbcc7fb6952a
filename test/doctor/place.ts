import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeClock } from '../../sandbox/account/clock.ts'
import { botResources } from '../../sandbox/account/make_world.ts'
import type { World } from '../../sandbox/account/world.ts'
import { simulated } from '../../sandbox/simulated.ts'
import { serveSlack } from '../../sandbox/slack/serve.ts'
import { makeSlack, type Slack } from '../../sandbox/slack/slack.ts'
import { doctorWorld } from '../../src/app/doctor.ts'
import { manifestScopes } from '../../src/cli/manifest.ts'
import type { Link } from '../../src/doctor/seen.ts'
import { walk } from '../../src/doctor/walk.ts'
import type { DoctorWorld } from '../../src/doctor/world.ts'
import { type GitHubState, serveGitHub, wholeGitHub } from './fake-github.ts'

const start = new Date('2026-11-22T10:00:00Z')

const serveDoor = async () => {
  const door = { answer: (response: ServerResponse): void => void response.writeHead(401).end(), asked: 0 }
  const server = createServer((_request, response) => {
    door.asked += 1
    door.answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { door, url, stop }
}

/** Everything that a test may break before the chain is walked. */
export type Place = {
  world: World
  slack: Slack
  gitHub: GitHubState
  /** Sets the front door's answer. */
  door: { answer: (response: ServerResponse) => void; asked: number }
  /** The terminal's variables. */
  env: Record<string, string | undefined>
  /** What the bot's secret holds; a text stands there as it is. */
  held: Record<string, unknown> | string | undefined
  /** Replaces parts of what the doctor asks. */
  parts: Partial<DoctorWorld>
}

/** @returns the chain walked in a place where all is well but for what `break` breaks. */
export const walked = async (breaking: (place: Place, doctor: () => DoctorWorld) => void = () => undefined) => {
  const clock = makeClock(start)
  const slack = makeSlack({ now: clock.now, token: 'xoxb-doctor-0123456789' })
  const gitHub = wholeGitHub()
  const served = await Promise.all([serveSlack(slack), serveGitHub(gitHub), serveDoor()])
  const [slackServer, gitHubServer, front] = served
  const { world, hooks } = simulated({ clock, secrets: '{}' })
  const { table, jobsQueueUrl, laterQueueUrl, secretId } = botResources(world.production)
  const channels: Record<string, string> = { production: 'C0OTELPROD', staging: 'C0OTELSTAGING' }
  const place: Place = {
    world,
    slack,
    gitHub,
    door: front.door,
    env: {
      AWS_REGION: 'us-east-1',
      CHATOPS_ENVIRONMENTS: JSON.stringify(world.environments.map((row) => ({ ...row, channel: channels[row.name] }))),
      CHATOPS_TABLE: table,
      CHATOPS_JOBS_QUEUE_URL: jobsQueueUrl,
      CHATOPS_LATER_QUEUE_URL: laterQueueUrl,
      CHATOPS_SECRET_ID: secretId,
      CHATOPS_API_URL: front.url,
      SLACK_API_URL: `${slackServer.url}/api/`,
      GITHUB_API_URL: gitHubServer.url,
      GITHUB_REPOSITORY: 'octo/shop',
    },
    held: {
      SLACK_SIGNING_SECRET: 'signing-secret-of-the-doctor',
      SLACK_BOT_TOKEN: slack.token,
      SLACK_TEAM_ID: 'T0SANDBOX',
      SLACK_APP_ID: 'A0SANDBOX',
      GITHUB_TOKEN: gitHub.token,
    },
    parts: {},
  }
  const doctor = () => doctorWorld({ env: place.env, scopes: manifestScopes(), now: clock.now, hooks })
  breaking(place, doctor)
  const version = world.production.secrets.get(secretId)?.versions[0]
  if (version !== undefined)
    version.value = typeof place.held === 'string' ? place.held : JSON.stringify(place.held ?? {})
  try {
    const links = await walk({ ...doctor(), ...place.parts })
    return { links, asked: gitHubServer.asked, door: front.door }
  } finally {
    front.stop()
    await Promise.all([slackServer.stop(), gitHubServer.stop()])
  }
}

/** @returns one link in short: `status kind`. */
export const shortOf = (links: readonly Link[], id: Link['id'], subject?: string): string | undefined => {
  const found = links.find((link) => link.id === id && (subject === undefined || link.subject === subject))
  return found && `${found.status} ${found.seen.kind}`
}
