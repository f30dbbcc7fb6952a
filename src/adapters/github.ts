import { createAppAuth } from '@octokit/auth-app'
import { Octokit } from '@octokit/rest'
import type { GitHub, GitHubAccess } from '../doctor/world.ts'
import { PortError } from '../ports.ts'
import { callingGitHub } from './github/errors.ts'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/** Milliseconds for one request. */
const patience = 5000

const client = (baseUrl: string, token?: string): Octokit =>
  new Octokit({ baseUrl: baseUrl.replace(/\/+$/, ''), log: quiet, ...(token !== undefined && { auth: token }) })

/** What deploying needs in this one repository, and nothing else of what the installation may. */
const permissions = { actions: 'write', contents: 'read', metadata: 'read' } as const

const installationToken = async ({ apiUrl, name, as }: GitHubAccess): Promise<string> => {
  if ('token' in as) return as.token
  const operation = 'POST /app/installations/{id}/access_tokens'
  const { request } = client(apiUrl)
  const { appId, privateKey, installationId } = as
  const auth = createAppAuth({ appId, privateKey, installationId: Number(installationId), request, log: quiet })
  const asked = auth({ type: 'installation', repositoryNames: [name], permissions })
  return callingGitHub(
    operation,
    asked.then(({ token }) => token),
    // What fails before anything was sent is the key.
    () => new PortError('credentials', operation, 'the private key cannot be used'),
  )
}

/**
 * GitHub for one repository: with a token, or with a token of an App's installation, narrowed to this repository.
 * @returns the port; fails with `PortError`, tries nothing twice
 */
export const gitHub = (access: GitHubAccess): GitHub => {
  const { apiUrl, owner, name: repo, as } = access
  let signedIn: Promise<Octokit> | undefined
  const octokit = (): Promise<Octokit> => {
    signedIn ??= installationToken(access).then((token) => client(apiUrl, token))
    return signedIn
  }
  const request = () => ({ signal: AbortSignal.timeout(patience) })
  return {
    async signIn() {
      const { rest } = await octokit()
      // Every token may ask for its limits, and that costs nothing of them.
      await callingGitHub('GET /rate_limit', rest.rateLimit.get({ request: request() }))
      return 'token' in as ? 'token' : 'app'
    },
    async repository() {
      const { rest } = await octokit()
      const asked = rest.repos.get({ owner, repo, request: request() })
      const { data } = await callingGitHub('GET /repos/{owner}/{repo}', asked)
      return { archived: data.archived }
    },
    async workflow(file) {
      const { rest } = await octokit()
      const asked = rest.actions.getWorkflow({ owner, repo, workflow_id: file, request: request() })
      const { data } = await callingGitHub('GET /repos/{owner}/{repo}/actions/workflows/{file}', asked)
      return { state: data.state }
    },
  }
}
