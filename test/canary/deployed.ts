import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  CreateFunctionCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { python } from '../tools/emulators.ts'

const root = join(import.meta.dirname, '..', '..')
const bundle = join(root, 'dist', 'lambdas', 'canary')

const zipped = async (): Promise<Uint8Array> => {
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'bundle.ts')])
  const folder = await mkdtemp(join(tmpdir(), 'canary-'))
  try {
    const file = join(folder, 'canary.zip')
    const modules = (await readdir(bundle)).filter((name) => name.endsWith('.mjs'))
    await promisify(execFile)(python, ['-m', 'zipfile', '-c', file, ...modules], { cwd: bundle })
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const variables = (endpoint: string) => ({
  CANARY_ENDPOINT: endpoint,
  CANARY_NAMESPACE: 'AgentTeam/production/Canary',
  CANARY_ENVIRONMENT: 'production',
})

/** Makes the bundled canary a function of the emulated Lambda. @returns how to point it elsewhere */
export const deployCanary = async (settings: { endpoint: string; region: string }, name: string) => {
  const lambda = new LambdaClient({ ...settings, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  const waiting = { client: lambda, maxWaitTime: 30 }
  const make = new CreateFunctionCommand({
    FunctionName: name,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/canary',
    Timeout: 15,
    MemorySize: 512,
    Code: { ZipFile: await zipped() },
    Environment: { Variables: variables('http://127.0.0.1:9') },
  })
  await lambda.send(make)
  await waitUntilFunctionActiveV2(waiting, { FunctionName: name })
  return {
    async pointTo(endpoint: string) {
      const Environment = { Variables: variables(endpoint) }
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment }))
      await waitUntilFunctionUpdatedV2(waiting, { FunctionName: name })
    },
    stop: () => lambda.destroy(),
  }
}
