import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import type { StepError } from '../ports/canary.ts'
import { StepFailure } from './step.ts'

const codeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** getaddrinfo's codes by what they mean. Source: getaddrinfo(3) and Node's documentation of `dns.lookup`. */
const lookupErrors: Readonly<Record<string, StepError>> = {
  ENOTFOUND: 'not_found',
  ENODATA: 'not_found',
  EAI_NONAME: 'not_found',
  EAI_NODATA: 'not_found',
  EAI_AGAIN: 'timed_out',
  ETIMEOUT: 'timed_out',
}

/** Cloud Map answers with at most eight addresses (MULTIVALUE routing). Source: Cloud Map developer guide. */
const most = 8

/**
 * Resolves a name as the services of the VPC do, through the system's resolver.
 * @returns its IPv4 addresses, eight at most; fails with a `StepFailure`
 */
export const resolved = async (host: string): Promise<{ value: string[]; detail: string }> => {
  try {
    const found = await lookup(host, { all: true, family: 4 })
    const addresses = [...new Set(found.map(({ address }) => address))].slice(0, most)
    if (addresses.length === 0) throw new StepFailure('not_found', `${host} has no address`)
    return { value: addresses, detail: addresses.join(', ') }
  } catch (error) {
    if (error instanceof StepFailure) throw error
    throw new StepFailure(lookupErrors[codeOf(error)] ?? 'unavailable', messageOf(error))
  }
}

/** Errors of connect(2) by what they mean. */
const connectErrors: Readonly<Record<string, StepError>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timed_out',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ECONNRESET: 'refused',
}

const connected = (host: string, port: number, milliseconds: number): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const socket = connect({ host, port })
  const where = `${host}:${port}`
  const timer = setTimeout(
    () => reject(new StepFailure('timed_out', `${where} did not answer within ${milliseconds} ms`)),
    milliseconds,
  )
  socket.once('connect', resolve)
  socket.once('error', (error) =>
    reject(new StepFailure(connectErrors[codeOf(error)] ?? 'failed', `${where}: ${messageOf(error)}`)),
  )
  return promise.finally(() => {
    clearTimeout(timer)
    socket.destroy()
  })
}

/**
 * Connects to every address, since a client may get any of them: one that nobody listens at is a finding.
 * @param milliseconds that each connection may take
 * @returns nothing but that all of them accept; fails with the `StepFailure` of the first address that does not
 */
export const reachable = async (
  addresses: readonly string[],
  port: number,
  milliseconds: number,
): Promise<{ value: true; detail: string }> => {
  const ends = await Promise.allSettled(addresses.map((address) => connected(address, port, milliseconds)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return { value: true, detail: addresses.map((address) => `${address}:${port}`).join(', ') }
}
