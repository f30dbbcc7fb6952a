import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'

/** What every client is made with. Endpoints, region and credentials not given here are the SDK's own to find. */
export type ClientSettings = {
  region: string
  credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider
  maxAttempts: number
  retryMode: 'standard'
  requestHandler: typeof requestHandler
  disableHostPrefix: boolean
  disableRequestCompression: boolean
}

/** Milliseconds to connect and to answer; without the last member the SDK would only warn. */
export const requestHandler = { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true }

export type Clients = {
  /** The one client of that class, made when first asked for. */
  of<C extends object>(Client: new (settings: ClientSettings) => C): C
}

/** @returns whether the process's variables send calls to an endpoint other than AWS's, as the SDK reads them. */
export const hasCustomEndpoint = (variables: Readonly<Record<string, string | undefined>>): boolean =>
  variables['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] !== 'true' &&
  Object.entries(variables).some(([name, value]) => /^AWS_ENDPOINT_URL(_|$)/.test(name) && Boolean(value))

/**
 * The SDK alone retries: standard mode, three attempts, 2 s to connect and 5 s for an answer. With a custom endpoint host
 * prefixes (`data-127.0.0.1`) and compressed request bodies are off, since emulators take neither.
 * @param prepare called with each new client; the sandbox attaches its simulated account there
 * @returns a maker of clients; each SDK package is loaded by whoever asks for its client
 */
export const makeClients = ({
  region,
  credentials,
  prepare,
  variables = process.env,
}: {
  region: string
  credentials?: ClientSettings['credentials']
  prepare?: (client: object) => void
  variables?: Readonly<Record<string, string | undefined>>
}): Clients => {
  const custom = hasCustomEndpoint(variables)
  const settings: ClientSettings = {
    region,
    ...(credentials && { credentials }),
    maxAttempts: 3,
    retryMode: 'standard',
    requestHandler,
    disableHostPrefix: custom,
    disableRequestCompression: custom,
  }
  const made: object[] = []
  return {
    of(Client) {
      for (const client of made) if (client instanceof Client) return client
      const client = new Client(settings)
      prepare?.(client)
      made.push(client)
      return client
    },
  }
}
