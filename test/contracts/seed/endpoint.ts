import { type Clients, makeClients } from '../../../src/adapters/aws/clients.ts'

/** Points this process's SDK clients at an emulator, by the variables that the SDK itself defines. */
export const pointAt = (url: string): Clients => {
  process.env['AWS_ENDPOINT_URL'] = url
  process.env['AWS_ACCESS_KEY_ID'] = 'test'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test'
  return makeClients({ region: 'us-east-1' })
}

/** A signal that ends what hangs; long enough for a slow machine. */
export const patience = (): AbortSignal => AbortSignal.timeout(120_000)
