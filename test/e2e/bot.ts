import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import type { Payload } from '../../sandbox/slack/payloads/who.ts'
import { serveSlack } from '../../sandbox/slack/serve.ts'
import { signed } from '../../sandbox/slack/sign.ts'
import { makeSlack } from '../../sandbox/slack/slack.ts'
import { python } from '../tools/emulators.ts'
import { post } from './post.ts'
import { type Stack, startStack } from './stack.ts'

const root = join(import.meta.dirname, '..', '..')
const token = 'xoxb-end-to-end'
const secret = 'a-signing-secret-of-the-end-to-end-tests'

/** What `bot.py` says that it made. */
const Made = z.object({ endpoint: z.url(), jobs: z.url(), later: z.url(), dead: z.url() })

const bundle = () => promisify(execFile)(process.execPath, [join(root, 'scripts', 'bundle.ts')])

const deploy = async ({ variables }: Stack, slackUrl: string): Promise<z.infer<typeof Made>> => {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_XRAY, AWS_ENDPOINT_URL_SERVICEDISCOVERY } = variables
  const given = {
    lambdas: join(root, 'dist', 'lambdas'),
    secret: { SLACK_SIGNING_SECRET: secret, SLACK_BOT_TOKEN: token },
    // Region and credentials are not among them: Lambda gives every function its own.
    variables: {
      AWS_ENDPOINT_URL,
      AWS_ENDPOINT_URL_XRAY,
      AWS_ENDPOINT_URL_SERVICEDISCOVERY,
      CHATOPS_ENVIRONMENTS: JSON.stringify([{ name: 'production', channel: 'C0OTELPROD' }]),
      SLACK_TEAM_ID: 'T0SANDBOX',
      SLACK_APP_ID: 'A0SANDBOX',
      SLACK_API_URL: `${slackUrl}/api/`,
    },
  }
  const env = { PATH: process.env['PATH'] ?? '', ...variables }
  const running = promisify(execFile)(python, [join(import.meta.dirname, 'bot.py')], { env })
  running.child.stdin?.end(JSON.stringify(given))
  return Made.parse(JSON.parse((await running).stdout))
}

/** @returns the whole bot on the emulators, with a stack that it can be asked about and a Slack that holds its answers. */
export const startBot = async () => {
  const slack = makeSlack({ now: () => new Date(), token })
  // What can fail without leaving a process behind comes first.
  await bundle()
  const stack = await startStack()
  const served = await serveSlack(slack)
  const stop = async () => {
    await Promise.all([stack.stop(), served.stop()])
  }
  try {
    const made = await deploy(stack, served.url)
    /** Posts as Slack does; `headers` are put over those of a true signature. */
    const send = ({ type, body }: Payload, { at = new Date(), headers = {} }: { at?: Date; headers?: object } = {}) =>
      post(made.endpoint, { 'content-type': type, ...signed(body, secret, at), ...headers }, body)
    return { slack, url: served.url, stack, queues: made, send, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
export type Bot = Awaited<ReturnType<typeof startBot>>
