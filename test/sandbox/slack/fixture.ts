import { serveSlack } from '../../../sandbox/slack/serve.ts'
import { makeSlack, type Slack } from '../../../sandbox/slack/slack.ts'

export type Served = {
  slack: Slack
  url: string
  /** Lets sandbox time pass. */
  pass: (ms: number) => void
  stop: () => Promise<void>
  call: (method: string, args: Record<string, unknown>, token?: string) => Promise<Record<string, unknown>>
}

/** A simulated Slack on a free port, with a clock that the test holds. */
export const servedSlack = async (): Promise<Served> => {
  let now = Date.UTC(2026, 0, 15, 12)
  const slack = makeSlack({ now: () => new Date(now) })
  const { url, stop } = await serveSlack(slack)
  const call: Served['call'] = async (method, args, token = slack.token) => {
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    })
    return JSON.parse(await response.text())
  }
  const pass = (ms: number): void => {
    now += ms
  }
  return { slack, url, pass, stop, call }
}
