import { request } from 'node:http'

/** Answers of the bot's API, as Slack would read them. */
type Answered = { status: number; body: string }

/** Posts to an emulated API Gateway by the API's own host name, which need not resolve on this machine. */
export const post = (
  endpoint: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  path = '/slack/events',
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { host, port } = new URL(endpoint)
    const options = { host: '127.0.0.1', port, path, method: 'POST', headers: { ...headers, host } }
    const asking = request(options, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() })
    })
    asking.on('error', reject).end(body)
  })
