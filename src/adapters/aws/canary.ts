import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'
import { CanaryAnswer, type CanaryEvent, CanaryRecorded } from '../../canary/wire.ts'
import { type Canary, PortError } from '../../ports.ts'
import { xrayTraceId } from '../../trace-id.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { json } from './json.ts'

const operation = 'lambda:InvokeFunction'

/** Longer than the function may take (15 s), so that its own answer comes first. */
const patience = 18_000

/** What Lambda answers in place of a function that threw, ran out of time or could not start. */
const Broken = z.object({ errorType: z.string().optional(), errorMessage: z.string().optional() })

/** The member FunctionError says that the payload is an error's and not the function's answer. Source: Lambda API reference. */
const brokenFunction = (kind: string, payload: string): PortError => {
  const broken = json.pipe(Broken).safeParse(payload).data
  const said = [broken?.errorType, broken?.errorMessage].filter((text) => text !== undefined).join(': ')
  return new PortError('unavailable', operation, `${kind} ${said}`.trim().slice(0, 500))
}

/** @returns the canary port: it invokes the function and waits for its answer. */
export const canary = (clients: Clients, { signal }: { signal: AbortSignal }): Canary => {
  const invoked = async <T>(FunctionName: string, event: CanaryEvent, Answer: z.ZodType<T>): Promise<T> => {
    const command = new InvokeCommand({ FunctionName, Payload: new TextEncoder().encode(JSON.stringify(event)) })
    const options = { abortSignal: signal, requestTimeout: patience }
    const { FunctionError, Payload } = await calling(operation, clients.of(LambdaClient).send(command, options))
    const text = new TextDecoder().decode(Payload)
    if (FunctionError !== undefined) throw brokenFunction(FunctionError, text)
    const answer = json.pipe(Answer).safeParse(text)
    if (answer.success) return answer.data
    throw new PortError('unsupported', operation, `${FunctionName} answers otherwise than a canary.`)
  }
  return {
    async send(name, id) {
      const { traceId, metric, steps } = await invoked(name, { version: 1, kind: 'send', id }, CanaryAnswer)
      return { id, sentAt: new Date(metric.value), traceId: xrayTraceId(traceId) ?? traceId, metric, steps }
    },
    async record(name, { id, failed, readBackMs }) {
      const event = { version: 1, kind: 'record', id, failed: failed ? 1 : 0 } as const
      await invoked(name, { ...event, ...(readBackMs !== undefined && { readBackMs }) }, CanaryRecorded)
    },
  }
}
