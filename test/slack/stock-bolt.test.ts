import { createHmac } from 'node:crypto'
import { App, AwsLambdaReceiver } from '@slack/bolt'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import { testApi } from './front.ts'
import { payloadForm, pressed, secret, signedEvent, slashForm } from './signed.ts'

// What Bolt 5.1.0's own Lambda receiver does with hostile and odd input, beside what ours does with the same events.
// A new Bolt that mends one of these makes its row fail: then the row goes, and perhaps our receiver with it.

type Ending = { status: number } | 'throws'

const stock = async (events: readonly APIGatewayProxyEventV2[]): Promise<{ endings: Ending[]; ran: number }> => {
  const quiet = {
    debug() {},
    info() {},
    warn() {},
    error() {},
    setLevel() {},
    setName() {},
    getLevel: () => 'error' as never,
  }
  const receiver = new AwsLambdaReceiver({ signingSecret: secret, logger: quiet })
  const app = new App({ receiver, authorize: async () => ({}), logger: quiet, convoStore: false })
  let ran = 0
  const taken = async ({ ack }: { ack(): Promise<void> }): Promise<void> => {
    ran += 1
    await ack()
  }
  app.command('/otel', taken)
  app.action(/.*/, taken)
  const handler = receiver.toHandler()
  const endings: Ending[] = []
  for (const event of events) {
    endings.push(
      await handler(event, {}).then(
        ({ statusCode }) => ({ status: statusCode }),
        () => 'throws' as const,
      ),
    )
  }
  return { endings, ran }
}

const ours = async (events: readonly APIGatewayProxyEventV2[]): Promise<{ endings: Ending[]; ran: number }> => {
  const { api, queue } = testApi({ now: () => new Date() })
  const endings: Ending[] = []
  for (const event of events)
    endings.push(
      await api(event).then(
        ({ statusCode = 0 }) => ({ status: statusCode }),
        () => 'throws' as const,
      ),
    )
  return { endings, ran: queue.jobs.length }
}

// The stock receiver reads the real clock, so these events are signed now.
const at = (seconds = 0): Date => new Date(Date.now() + seconds * 1000)
const body = slashForm('verify production')
const command = (changed: Parameters<typeof signedEvent>[0] = {}) => signedEvent({ body, at: at(), ...changed })
const unsigned = { 'x-slack-signature': `v0=${'0'.repeat(64)}` }
const replayed = command()
const instant = at()
const stamp = String(Math.floor(instant.getTime() / 1000))

const corpus: [
  string,
  APIGatewayProxyEventV2[],
  { endings: Ending[]; ran: number },
  { endings: Ending[]; ran: number },
][] = [
  [
    'the same signed request twice',
    [replayed, replayed],
    { endings: [{ status: 200 }, { status: 200 }], ran: 2 },
    { endings: [{ status: 200 }, { status: 200 }], ran: 1 },
  ],
  [
    'a timestamp a year ahead',
    [command({ at: at(31_536_000) })],
    { endings: [{ status: 200 }], ran: 1 },
    { endings: [{ status: 401 }], ran: 0 },
  ],
  [
    'unsigned JSON that is none',
    [command({ body: '{not json', type: 'application/json', headers: unsigned, base64: false })],
    { endings: ['throws'], ran: 0 },
    { endings: [{ status: 401 }], ran: 0 },
  ],
  [
    'an unsigned payload that is no JSON',
    [command({ body: 'payload=notjson', headers: unsigned })],
    { endings: ['throws'], ran: 0 },
    { endings: [{ status: 401 }], ran: 0 },
  ],
  [
    'an unsigned unknown media type',
    [command({ body: 'x', type: 'text/plain', headers: unsigned })],
    { endings: ['throws'], ran: 0 },
    { endings: [{ status: 401 }], ran: 0 },
  ],
  [
    'an unsigned ssl_check',
    [command({ body: 'ssl_check=1', headers: unsigned })],
    { endings: [{ status: 200 }], ran: 0 },
    { endings: [{ status: 401 }], ran: 0 },
  ],
  [
    '4.3 MB of brackets, unsigned',
    [command({ body: '['.repeat(4_300_000), type: 'application/json', headers: unsigned, base64: false })],
    { endings: ['throws'], ran: 0 },
    { endings: [{ status: 413 }], ran: 0 },
  ],
  [
    'a charset parameter',
    [command({ type: 'application/x-www-form-urlencoded; charset=utf-8' })],
    { endings: ['throws'], ran: 0 },
    { endings: [{ status: 200 }], ran: 1 },
  ],
  [
    'raw UTF-8 in base64',
    [
      signedEvent({
        body: `payload=${JSON.stringify(pressed({ action_id: 'otel_run_0', value: 'logs production --grep é错' }))}`,
        at: at(),
      }),
    ],
    { endings: ['throws'], ran: 0 },
    { endings: [{ status: 200 }], ran: 1 },
  ],
  [
    'a missing body and media type',
    [{ ...command(), headers: {}, body: '' }],
    { endings: ['throws'], ran: 0 },
    { endings: [{ status: 401 }], ran: 0 },
  ],
]

describe('hostile and odd input', () => {
  it.each(corpus)('%s: stock Bolt fails, ours does not', async (_, events, expectedStock, expectedOurs) => {
    expect(await stock(events)).toEqual(expectedStock)
    expect(await ours(events)).toEqual(expectedOurs)
  })

  it('of another signature version is taken by stock Bolt and refused here', async () => {
    const digest = createHmac('sha256', secret).update(`v1:${stamp}:${body}`).digest('hex')
    const event = command({ at: instant, headers: { 'x-slack-signature': `v1=${digest}` } })
    expect(await stock([event])).toEqual({ endings: [{ status: 200 }], ran: 1 })
    expect(await ours([event])).toEqual({ endings: [{ status: 401 }], ran: 0 })
  })

  it('that is right is taken by both', async () => {
    const events = [
      command({ at: at(-1) }),
      signedEvent({ body: payloadForm(pressed({ action_id: 'otel_run_0', value: 'status production' })), at: at() }),
    ]
    expect(await stock(events)).toEqual({ endings: [{ status: 200 }, { status: 200 }], ran: 2 })
    expect(await ours(events)).toEqual({ endings: [{ status: 200 }, { status: 200 }], ran: 2 })
  })
})
