import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { type Ended, otel } from '../cli/otel.ts'
import { type Emulator, python, startMinistack, startMoto } from '../tools/emulators.ts'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const region = 'us-east-1'

/** What `stack.py` says that it seeded. */
const Seeded = z.object({
  cluster: z.string(),
  collector: z.object({ service: z.string(), running: z.int(), tasks: z.record(z.string(), z.string()) }),
  discovery: z.object({ service: z.string(), namespace: z.string() }),
  services: z.record(z.string(), z.int()),
  alarms: z.object({ topic: z.string(), names: z.array(z.string()) }),
  metrics: z.object({ application: z.string(), collector: z.string(), minutes: z.int() }),
  logs: z.object({ group: z.string(), lines: z.int() }),
  traces: z.array(z.object({ id: z.string(), failed: z.boolean() })),
})

/** The variables that point AWS's SDKs at the two emulators, each for what it does right. */
const pointingAt = (ministack: Emulator, moto: Emulator) => ({
  AWS_ENDPOINT_URL: ministack.url,
  AWS_ENDPOINT_URL_XRAY: moto.url,
  AWS_ENDPOINT_URL_SERVICEDISCOVERY: moto.url,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
})

const seed = async (variables: Record<string, string>): Promise<z.infer<typeof Seeded>> => {
  const env = { PATH: process.env['PATH'] ?? '', ...variables }
  const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'stack.py')], { env })
  return Seeded.parse(JSON.parse(stdout))
}

/** @returns both emulators with a healthy stack that boto3 made in them; fails when either does not start. */
export const startStack = async () => {
  const ministack = await startMinistack()
  const moto = await startMoto().catch(async (error: unknown) => {
    await ministack.stop()
    throw error
  })
  const stop = async () => {
    await Promise.all([ministack.stop(), moto.stop()])
  }
  const variables = pointingAt(ministack, moto)
  try {
    const seeded = await seed(variables)
    const settings = (emulator: Emulator) => ({ endpoint: emulator.url, region, credentials })
    return { seeded, variables, ministack: settings(ministack), moto: settings(moto), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
export type Stack = Awaited<ReturnType<typeof startStack>>

/** @returns the exit status and the one JSON object that the terminal printed, of the shape given. */
export const asked = async <S extends z.ZodType>({ variables }: Pick<Stack, 'variables'>, line: string, shape: S) => {
  const ended: Ended = await otel([...line.split(' '), '--json'], variables)
  try {
    return { status: ended.status, ...z.object({ json: shape }).parse({ json: JSON.parse(ended.out) }) }
  } catch (error) {
    throw new Error(`otel ${line} answered with status ${ended.status}:\n${ended.out}${ended.err}`, { cause: error })
  }
}
