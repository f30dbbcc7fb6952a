import type { Config } from '../../config.ts'
import { failed, type Judgement, passed } from '../seen.ts'
import type { GitHub, GitHubAccess } from '../world.ts'
import { judging } from './judging.ts'

const appNames = ['GITHUB_APP_ID', 'GITHUB_APP_PRIVATE_KEY', 'GITHUB_INSTALLATION_ID'] as const

/** @returns how GitHub is reached; the names that lack for it; or undefined when nothing of it is configured. */
export const accessFrom = (config: Config): GitHubAccess | { lacking: string[] } | undefined => {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL: apiUrl } = config
  const app = appNames.filter((name) => config[name] !== undefined)
  if (token === undefined && app.length === 0)
    return repository === undefined ? undefined : { lacking: ['GITHUB_TOKEN'] }
  const lacking: string[] = [
    ...(repository === undefined ? ['GITHUB_REPOSITORY'] : []),
    ...(token === undefined ? appNames.filter((name) => !app.includes(name)) : []),
  ]
  if (lacking.length > 0) return { lacking }
  const [owner = '', name = ''] = repository?.split('/') ?? []
  const { GITHUB_APP_ID: appId = '', GITHUB_APP_PRIVATE_KEY: privateKey = '' } = config
  const installationId = config.GITHUB_INSTALLATION_ID ?? ''
  // An App's short-lived token is the better one where both are there.
  const isApp = app.length === appNames.length
  return { apiUrl, owner, name, as: isApp || token === undefined ? { appId, privateKey, installationId } : { token } }
}

/** @returns whether GitHub takes the token, or gives the App one for this repository and these permissions. */
export const signIn = (gitHub: GitHub): Promise<Judgement> =>
  judging(async () => passed({ kind: 'gitHubIn', how: await gitHub.signIn() }), {
    credentials: ({ detail }) => failed({ kind: 'gitHubRefused', detail }),
    not_found: ({ detail }) => failed({ kind: 'gitHubRefused', detail }),
    access_denied: ({ detail }) => failed({ kind: 'gitHubLacks', detail }),
    unsupported: ({ detail }) => failed({ kind: 'gitHubLacks', detail }),
  })

/** @returns whether the repository can be read. GitHub says "not found" also of one that may not be seen. */
export const repository = (gitHub: GitHub, full: string): Promise<Judgement> =>
  judging(
    async () => {
      const { archived } = await gitHub.repository()
      return archived
        ? failed({ kind: 'repositoryArchived', repository: full })
        : passed({ kind: 'repositoryRead', repository: full })
    },
    {
      not_found: () => failed({ kind: 'repositoryMissing', repository: full }),
      access_denied: ({ detail }) => failed({ kind: 'gitHubLacks', detail }),
    },
  )

/** @returns whether the workflow exists and is enabled. */
export const workflow = (gitHub: GitHub, file: string): Promise<Judgement> =>
  judging(
    async () => {
      const { state } = await gitHub.workflow(file)
      return state === 'active'
        ? passed({ kind: 'workflowActive', file })
        : failed({ kind: 'workflowOff', file, state })
    },
    {
      not_found: () => failed({ kind: 'workflowMissing', file }),
      access_denied: ({ detail }) => failed({ kind: 'gitHubLacks', detail }),
    },
  )
