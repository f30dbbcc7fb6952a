/** How many requests of each kind to send. */
export type Load = { ok: number; failing: number; invalid: number; unknown: number; slow: number }

/** How long a slow request takes, in milliseconds. */
export const slowMs = 1200

const post = (url: string, body: object) => () =>
  fetch(`${url}/v1/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Sends the requests, eight at a time. @returns how many were answered with each status */
export const sendLoad = async (url: string, load: Load): Promise<Record<number, number>> => {
  const kinds: [number, () => Promise<Response>][] = [
    [load.slow, post(url, { task: 'think', delay_ms: slowMs })],
    [load.ok, post(url, { task: 'summarise' })],
    [load.failing, post(url, { task: 'summarise', fail: true })],
    [load.invalid, post(url, {})],
    [load.unknown, () => fetch(`${url}/v1/runs/none`)],
  ]
  const requests = kinds.flatMap(([count, request]) => Array.from({ length: count }, () => request))
  const statuses: Record<number, number> = {}
  const sendOneByOne = async () => {
    for (let request = requests.shift(); request !== undefined; request = requests.shift()) {
      const { status, body } = await request()
      await body?.cancel()
      statuses[status] = (statuses[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: 8 }, sendOneByOne))
  return statuses
}
