import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A private key as GitHub gives it to an App. */
export const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString()

type Reply = { status: number; body: object; headers?: Record<string, string> }

/** What the fake GitHub says, each route by itself; a test replaces what it breaks. */
export type GitHubState = {
  token: string
  limits: Reply
  repository: Reply
  workflow: Reply
  installation: Reply
}

const badCredentials: Reply = { status: 401, body: { message: 'Bad credentials' } }
const notFound: Reply = { status: 404, body: { message: 'Not Found' } }
export const github = {
  notFound,
  badCredentials,
  forbidden: { status: 403, body: { message: 'Resource not accessible by personal access token' } },
  limited: { status: 403, body: { message: 'API rate limit exceeded' }, headers: { 'x-ratelimit-remaining': '0' } },
  broken: { status: 502, body: { message: 'Server Error' } },
} as const satisfies Record<string, Reply>

const token = 'github_pat_0123456789abcdefghij'

/** @returns a GitHub in which all is well: one repository, one workflow, one installation of one App. */
export const wholeGitHub = (): GitHubState => ({
  token,
  limits: { status: 200, body: { resources: {}, rate: { limit: 5000, remaining: 4999 } } },
  repository: { status: 200, body: { full_name: 'octo/shop', archived: false } },
  workflow: { status: 200, body: { name: 'Deploy', path: '.github/workflows/deploy.yml', state: 'active' } },
  installation: {
    status: 201,
    body: {
      token: 'ghs_0123456789abcdefghij',
      expires_at: '2099-01-01T00:00:00Z',
      permissions: { actions: 'write', contents: 'read', metadata: 'read' },
      repository_selection: 'selected',
    },
  },
})

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Serves a fake GitHub on a free loopback port; `asked` holds each request with its body. */
export const serveGitHub = async (state: GitHubState) => {
  const asked: { route: string; body: string; authorization: string }[] = []
  const routes: Record<string, () => Reply> = {
    'GET /rate_limit': () => state.limits,
    'GET /repos/octo/shop': () => state.repository,
    'GET /repos/octo/shop/actions/workflows/deploy.yml': () => state.workflow,
    'POST /app/installations/77/access_tokens': () => state.installation,
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const route = `${request.method} ${request.url}`
    const { authorization = '' } = request.headers
    asked.push({ route, body: await bodyOf(request), authorization })
    const isKnown = [`token ${state.token}`, 'token ghs_0123456789abcdefghij'].includes(authorization)
    const isApp = /^bearer ey/i.test(authorization)
    const reply: Reply = isKnown || isApp ? (routes[route]?.() ?? notFound) : badCredentials
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(JSON.stringify(reply.body))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, stop }
}
