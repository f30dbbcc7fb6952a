import { createServer } from 'node:http'

/** @returns a local server that refuses every request as AWS does a role without rights, and a gateway a wrong key. */
export const startRefusing = async (): Promise<{ url: string; stop(): Promise<void> }> => {
  const body = JSON.stringify({ __type: 'AccessDeniedException', message: 'is not authorized to perform this' })
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' }
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(403, headers).end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.')
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${address.port}`, stop }
}
