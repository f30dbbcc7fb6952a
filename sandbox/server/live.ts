import type { ServerResponse } from 'node:http'
import { safeHeaders } from './answer.ts'

/** What has changed, for those who watch: the page then asks for it. */
export type Topic = 'messages' | 'state'

/** Server-sent events to every page that is open. */
export const makeLive = () => {
  const open = new Set<ServerResponse>()
  const due = new Set<Topic>()
  const flush = (): void => {
    const topics = [...due]
    due.clear()
    for (const response of open) for (const topic of topics) response.write(`event: ${topic}\ndata: {}\n\n`)
  }
  return {
    /** Keeps the response open and tells it of every change from now on. */
    join: (response: ServerResponse): void => {
      response.writeHead(200, { ...safeHeaders, 'content-type': 'text/event-stream' })
      response.write('retry: 1000\n\n')
      open.add(response)
      response.on('close', () => open.delete(response))
    },
    /** Several changes in one turn of the loop are told once. */
    tell: (topic: Topic): void => {
      if (due.size === 0) setImmediate(flush)
      due.add(topic)
    },
    close: (): void => {
      for (const response of open) response.end()
    },
  }
}

export type Live = ReturnType<typeof makeLive>
