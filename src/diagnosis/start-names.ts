import type { Environment } from '../config.ts'
import { awsErrorIn } from './lines/aws-error.ts'
import type { Stop } from './lines/stops.ts'
import { definitionOf, type StartKnown } from './starts.ts'

/** Host, path and tag or digest, as containerd and Docker name an image. */
const reference =
  /(?:ref|reference|image|repository) ['"\\]*((?:[\w-]+[.:][\w.:-]+\/|[\w-]+\/)[\w./-]+(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?)/

/** @returns the image that could not be had, from the text or from the task; empty where neither names one. */
export const imageOf = (stop: Stop, known: StartKnown, environment: Environment): string => {
  const definition = definitionOf(stop.service, known, environment)
  const declared = definition?.containers.find(({ essential }) => essential)?.image
  return (reference.exec(stop.text)?.[1] ?? stop.image ?? declared ?? '').replace(/:$/, '')
}

/** @returns the execution role's name. */
export const executionRoleOf = (stop: Stop, known: StartKnown, environment: Environment): string =>
  awsErrorIn(stop.text)?.role ??
  definitionOf(stop.service, known, environment)?.executionRole?.split('/').at(-1) ??
  'ecsTaskExecutionRole'

/** @returns the secret or parameter that the text names, by ARN or name; else the only one that the task has. */
export const secretOf = (stop: Stop, known: StartKnown, environment: Environment): string => {
  const arn = /arn:[\w-]+:(?:ssm|secretsmanager):[\w/+=.@:-]+/.exec(stop.text)?.[0]
  const name = /(?:parameters?|secret):? \[?['"]?(\/[\w./-]+)/i.exec(stop.text)?.[1]
  const declared = definitionOf(stop.service, known, environment)?.containers.flatMap(({ secrets }) =>
    Object.values(secrets),
  )
  return (arn ?? name ?? (declared?.length === 1 ? declared[0] : undefined) ?? '').replace(/[.:]+$/, '')
}
