import { createServer } from 'node:net'

/** @returns so many free ports of loopback; all are held until the last is found, so that none is given twice. */
export const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(async (server) => {
      await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve))
      const address = server.address()
      if (typeof address !== 'object' || !address) throw new Error('The system gave no port.')
      return address.port
    }),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** @returns a free port of loopback. */
export const freePort = async (): Promise<number> => {
  const [port] = await freePorts(1)
  if (port === undefined) throw new Error('The system gave no port.')
  return port
}
