import type { AnyOperation } from './operation.ts'

/** How a service names itself in errors and permissions, and how it refuses. Sources: each service's API reference, common errors. */
export type Service = {
  name: string
  /** Prefix of its actions in policies. */
  actions: string
  denied: { name: string; status: number }
  unknownKey: { name: string; status: number }
  throttled: { name: string; status: number }
  operations: Readonly<Record<string, AnyOperation>>
}

/** Of services that speak JSON. */
export const json = {
  denied: { name: 'AccessDeniedException', status: 400 },
  unknownKey: { name: 'UnrecognizedClientException', status: 400 },
  throttled: { name: 'ThrottlingException', status: 400 },
}
/** Of services that speak the query protocol, or did. */
export const query = {
  denied: { name: 'AccessDenied', status: 403 },
  unknownKey: { name: 'InvalidClientTokenId', status: 403 },
  throttled: { name: 'Throttling', status: 400 },
}
