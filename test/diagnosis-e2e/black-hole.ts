import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Listens with no room for connections and fills what room there is: the kernel then drops whoever wants to connect. */
const program = `
import socket, sys
sockets = []
for port in 4317, 4318:
    server = socket.socket()
    server.bind((sys.argv[1], port))
    server.listen(0)
    sockets.append(server)
    for _ in range(4):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex(server.getsockname())
        sockets.append(client)
print("ready", flush=True)
sys.stdin.read()
`

/** Makes both ports of an address take no connection and refuse none, as behind a closed security group. Linux only. */
export const startBlackHole = async (address: string): Promise<{ stop(): Promise<void> }> => {
  const child = spawn('python3', ['-c', program, address], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise<string>((resolve, reject) => {
    child.once('error', reject).once('close', () => reject(new Error('The black hole closed.')))
    createInterface(child.stdout).once('line', resolve)
  })
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return { stop }
}
