import { createHash, createHmac } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCall } from '../../src/adapters/direct/call.ts'
import { directQueue } from '../../src/adapters/direct/queue.ts'
import { signedHeaders } from '../../src/adapters/direct/sign.ts'
import { directStore } from '../../src/adapters/direct/store.ts'
import { directParts } from '../../src/app/direct.ts'
import { storeContract } from '../contracts/store.contract.ts'
import { serveAws } from './aws.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const now = new Date('2026-11-22T09:30:00Z')

/** AWS's own signer, as its SDK carries it: the judge of ours. */
const { SignatureV4 } = createRequire(createRequire(import.meta.url).resolve('@aws-sdk/client-sqs'))(
  '@smithy/signature-v4',
)

class Sha256 {
  readonly #hash
  constructor(key?: string | Uint8Array) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key)
  }
  update(text: string | Uint8Array): void {
    this.#hash.update(text)
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }
}

describe('signing', () => {
  it.each([credentials, { ...credentials, sessionToken: 'IQoJ/session+token==' }])(
    "agrees with AWS's own signer",
    async (identity) => {
      const request = {
        host: 'dynamodb.eu-west-1.amazonaws.com',
        target: 'DynamoDB_20120810.GetItem',
        contentType: 'application/x-amz-json-1.0',
        body: '{"TableName":"é错"}',
      }
      const { authorization, ...headers } = signedHeaders(request, {
        credentials: identity,
        region: 'eu-west-1',
        service: 'dynamodb',
        at: now,
      })
      const judge = new SignatureV4({
        credentials: identity,
        region: 'eu-west-1',
        service: 'dynamodb',
        sha256: Sha256,
        applyChecksum: false,
      })
      const { host, target, contentType, body } = request
      const asked = {
        method: 'POST',
        protocol: 'https:',
        hostname: host,
        path: '/',
        query: {},
        headers: {
          host,
          'content-length': String(Buffer.byteLength(body)),
          'content-type': contentType,
          'x-amz-target': target,
        },
        body,
      }
      const theirs = await judge.sign(asked, { signingDate: now })
      expect(authorization).toBe(theirs.headers.authorization)
      expect(headers['x-amz-security-token']).toBe(theirs.headers['x-amz-security-token'])
    },
  )
})

let aws: Awaited<ReturnType<typeof serveAws>>
beforeAll(async () => {
  aws = await serveAws()
})
afterAll(() => aws.stop())

const account = { region: 'us-east-1', credentials, now: () => now }
const dynamodb = (url: string) =>
  makeCall(account, { service: 'dynamodb', prefix: 'DynamoDB_20120810', version: '1.0', url: new URL('/', url) })
const sqs = (url: string) =>
  makeCall(account, { service: 'sqs', prefix: 'AmazonSQS', version: '1.0', url: new URL('/', url) })

storeContract((clock) => {
  const late: ReturnType<typeof makeCall> = (operation, input) => dynamodb(aws.url)(operation, input)
  return directStore(late, { table: 'chatops', now: clock })
})

const serving = async (answer: RequestListener) => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

describe('a direct call', () => {
  it('queues with group, deduplication and delay', async () => {
    const queue = directQueue(sqs(aws.url), { jobs: `${aws.url}/1/jobs.fifo`, later: `${aws.url}/1/later` })
    await queue.send('{"a":1}', { group: 'g', once: 'o' })
    await queue.later('{"b":2}', 7.2)
    expect(aws.sent).toMatchObject([
      { MessageBody: '{"a":1}', MessageGroupId: 'g' },
      { MessageBody: '{"b":2}', DelaySeconds: 8 },
    ])
  })

  it('knows its own first attempt again when the answer to it was lost', async () => {
    let calls = 0
    const held: string[] = []
    const { url, stop } = await serving((request, response) => {
      calls += 1
      let text = ''
      request.on('data', (chunk) => {
        text += chunk
      })
      request.on('end', () => {
        if (calls === 1) {
          held.push(JSON.parse(text).Item.owner.S)
          response.destroy()
          return
        }
        const body = {
          __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
          Item: { owner: { S: held[0] } },
        }
        response.writeHead(400).end(JSON.stringify(body))
      })
    })
    expect(await directStore(dynamodb(url), { table: 't', now: () => now }).claim('k', 60)).toBe(true)
    expect(calls).toBe(2)
    stop()
  })

  it.each([
    ['AccessDeniedException', 400, 'access_denied', 1],
    ['ExpiredTokenException', 400, 'credentials', 1],
    ['UnrecognizedClientException', 400, 'credentials', 1],
    ['ProvisionedThroughputExceededException', 400, 'throttled', 1],
    ['ResourceNotFoundException', 400, 'not_found', 1],
    ['InternalServerError', 500, 'unavailable', 2],
    ['', 503, 'unavailable', 2],
  ])('fails for %s (HTTP %i) as %s after %i attempt(s)', async (type, status, reason, attempts) => {
    let calls = 0
    const { url, stop } = await serving((_request, response) => {
      calls += 1
      response.writeHead(status).end(type === '' ? '<html>' : JSON.stringify({ __type: `x#${type}` }))
    })
    const queue = directQueue(sqs(url), { jobs: `${url}/1/jobs.fifo`, later: `${url}/1/later` })
    await expect(queue.send('{}', { group: 'g', once: 'o' })).rejects.toMatchObject({ name: 'PortError', reason })
    expect(calls).toBe(attempts)
    stop()
  })

  it('fails when nobody answers there', async () => {
    const { url, stop } = await serving(() => undefined)
    stop()
    await expect(directStore(dynamodb(url), { table: 't', now: () => now }).recall('k')).rejects.toMatchObject({
      reason: 'unavailable',
    })
  })
})

describe('the front door without the SDK', () => {
  const bot = {
    AWS_REGION: 'us-east-1',
    CHATOPS_TABLE: 't',
    CHATOPS_JOBS_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/1/j.fifo',
    CHATOPS_LATER_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/1/l',
  }
  const clock = () => now
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }

  it('is used where the process has credentials of its own, and the SDK everywhere else', () => {
    expect(directParts(keys, bot, clock)).toBeDefined()
    expect(directParts({}, bot, clock)).toBeUndefined()
    expect(directParts(keys, { ...bot, AWS_REGION: undefined }, clock)).toBeUndefined()
    expect(directParts(keys, { ...bot, AWS_REGION: 'us-iso-east-1' }, clock)).toBeUndefined()
    expect(directParts({ ...keys, AWS_USE_FIPS_ENDPOINT: 'true' }, bot, clock)).toBeUndefined()
  })
})
