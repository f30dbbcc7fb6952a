import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { slashCommand } from '../../sandbox/slack/payloads/command.ts'
import { signed } from '../../sandbox/slack/sign.ts'
import { missingTools } from '../tools/emulators.ts'
import { missingTerraform } from '../tools/terraform.ts'
import { answers, hopOf } from './answers.ts'
import { type Emulated, startPlace } from './applied.ts'
import { inOrder, type Order, signingSecret } from './order.ts'
import { post } from './post.ts'
import { asked } from './stack.ts'

const missing = missingTools ?? missingTerraform

/** What ministack does not read back as it was given, so that every plan wants to set it again. */
const knownDrift = [
  /^aws_cloudwatch_metric_alarm\..* update$/,
  /^aws_cloudwatch_composite_alarm\.service_unhealthy\[0\] delete\+create$/,
  /^aws_ecs_service\..* update$/,
  /^aws_flow_log\.rejected\[0\] delete\+create$/,
]

describe.skipIf(missing)(
  `what Terraform makes on emulated AWS, in the order of the README${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    let place: Emulated
    let order: Order
    beforeAll(async () => {
      place = await startPlace()
      order = await inOrder(place)
    }, 900_000)
    afterAll(() => place?.stop())

    const verify = async (environment: string) => {
      const variables = { ...place.variables, CHATOPS_ENVIRONMENTS: JSON.stringify(order.rows) }
      const shape = answers.verify.extend({ environment: z.literal(environment) })
      return asked({ variables }, `verify ${environment}`, shape)
    }

    it('is called broken at the secret first, while the bot has none', () => {
      const { status, links } = order.seen.empty
      expect(status).toBe(1)
      expect(Object.entries(links).find(([, how]) => how === 'failed')?.[0]).toBe('secret')
      expect(links).toMatchObject({ configuration: 'passed', credentials: 'passed', table: 'passed', api: 'failed' })
    })

    it('has a manifest for Slack with the address that Terraform printed', () => {
      const { status, out } = order.manifest
      expect(status).toBe(0)
      expect(out.match(/https:\/\/[^\s/]*execute-api[^\s]*\/slack\/events/g)).toHaveLength(3)
    })

    it('takes the secrets by the terminal, and then lacks only its stacks', () => {
      expect([order.secrets.status, order.secrets.err]).toEqual([0, ''])
      const { status, links } = order.seen.withoutStacks
      expect(status).toBe(1)
      expect(Object.entries(links).find(([, how]) => how === 'failed')?.[0]).toBe('cluster production')
      expect(links).toMatchObject({ secret: 'passed', api: 'passed', slack: 'passed', 'cluster staging': 'failed' })
    })

    it('holds from the configuration to each environment once both stacks are there', () => {
      const { status, links } = order.seen.whole
      expect(Object.entries(links).filter(([, how]) => how !== 'passed' && how !== 'skipped')).toEqual([])
      expect(status).toBe(0)
      expect(links).toMatchObject({ 'collector production': 'passed', 'discovery staging': 'passed' })
    })

    it.each([
      ['production', 'agent-prod', ['agent-api', 'agent-worker']],
      ['staging', 'agent-stage', ['agent-api']],
    ])(
      'reads the stack of %s by the row that Terraform printed, and nothing of the other',
      async (name, prefix, services) => {
        const { json } = await verify(name)
        const found = Object.fromEntries(json.hops.map(({ id, status }) => [id, status]))
        expect(found).toMatchObject({
          // ministack says neither digests nor health of tasks.
          deployment: 'unknown',
          discovery: 'passed',
          applications: 'passed',
          receiving: 'passed',
          exporting: 'passed',
          backends: 'passed',
        })
        const kinds = hopOf(json, 'deployment').evidence.map(({ kind }) => kind)
        expect(kinds).toEqual(
          expect.arrayContaining(['tasksRunning', 'rolloutCompleted', 'newestRevision', 'configHash']),
        )
        const carried = hopOf(json, 'applications').evidence.map(({ text }) => text)
        expect(carried).toHaveLength(services.length)
        for (const service of services) expect(carried.join('\n')).toContain(`${prefix}-${service}:1`)
        // Alarms on metric math have no data there, since it cannot evaluate them; that they exist and tell somebody it can say.
        const watching = hopOf(json, 'watching').evidence
        expect(watching.filter(({ status }) => status === 'failed')).toEqual([])
        expect(watching.map(({ kind }) => kind)).toContain('dashboardExists')
      },
    )

    it.each(['bootstrap', 'bot', 'production', 'staging'] as const)(
      'plans nothing more for %s than the emulators do not read back',
      async (which) => {
        const drift = await order[which].drift()
        expect(drift.filter((line) => !knownDrift.some((known) => known.test(line)))).toEqual([])
      },
    )

    it('answers a signed slash command through its own API Gateway, and refuses what is not signed', async () => {
      const { slack, slackUrl } = place
      const who = { slack, baseUrl: slackUrl, user: 'U0DEVELOPER', channel: 'C0OTELPROD' }
      const { type, body } = slashCommand(who, '/otel', 'status production')
      const endpoint = order.bot.output('api_url', z.string())
      const send = (secret: string) =>
        post(endpoint, { 'content-type': type, ...signed(body, secret, new Date()) }, body)
      expect((await send('some-other-signing-secret')).status).toBe(401)
      const first = await send(signingSecret)
      expect(first.status).toBe(200)
      expect(JSON.parse(first.body)).toMatchObject({ text: 'Looking at production …' })
      const answer = await vi.waitFor(
        () => {
          const said = slack.messages.find(({ user }) => user === slack.workspace.bot.user)
          if (said === undefined) throw new Error('No answer has come to Slack.')
          return said
        },
        { timeout: 60_000, interval: 100 },
      )
      expect(answer).toMatchObject({ channel: 'C0OTELPROD', ephemeralTo: 'U0DEVELOPER' })
      expect(`${answer.text} ${JSON.stringify(answer.blocks)}`).toContain('agent-worker')
    })

    it('keeps no secret in any state or output', async () => {
      const held = await Promise.all([order.bot, order.staging].map((applied) => applied.state()))
      for (const state of held) {
        expect(state).toContain('"resources"')
        for (const secret of [signingSecret, 'xoxb-end-to-end', 'a-key-that-is-nowhere-in-the-state'])
          for (const form of [secret, btoa(secret), btoa(`123456:${secret}`)]) expect(state).not.toContain(form)
      }
    })
  },
)
