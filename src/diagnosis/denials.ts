import type { Found } from './cause.ts'
import type { CheckContext } from './check.ts'
import { failuresOf, isSome, proofOf, reachOf } from './export-evidence.ts'
import type { FactValues } from './facts/schemas.ts'
import type { Denial } from './lines/aws-error.ts'
import type { ExportFailure } from './lines/export-failure.ts'
import type { Proof } from './proof.ts'

type Known = Pick<FactValues, 'collectorLog'> &
  Partial<Pick<FactValues, 'collectorMetrics' | 'collectorPermissions' | 'collectorTaskDefinition'>>

/** Which policy denies, where a Deny of an identity policy is another cause than the lack of an Allow. */
export type DeniedBy = Exclude<Denial, 'unknown'> | 'deny_statement'

/** What each exporter asks for, for texts that do not name it. Source: reference on the collector, IAM. */
const usualAction = ({ backend, aws }: ExportFailure): string =>
  aws?.operation?.startsWith('AssumeRole') === true
    ? `sts:${aws.operation}`
    : aws?.operation !== undefined && backend !== 'gateway'
      ? `${backend}:${aws.operation}`
      : backend === 'xray'
        ? 'xray:PutTraceSegments'
        : 'logs:PutLogEvents'

/** @returns the action that was denied. */
export const actionOf = (failure: ExportFailure): string => failure.aws?.action ?? usualAction(failure)

const nameOf = (arn: string | undefined): string | undefined => arn?.split('/').at(-1)

/** @returns the name of the role that the call was made with: as the error names it, else the task role. */
export const roleOf = ({ aws }: ExportFailure, { collectorPermissions, collectorTaskDefinition }: Known): string =>
  aws?.role ?? nameOf(collectorPermissions?.role) ?? nameOf(collectorTaskDefinition?.running.taskRole) ?? ''

/** @returns IAM's simulated decision about what was denied; it was asked about traces, and about the EMF group alone. */
export const decisionOf = (failure: ExportFailure, { collectorPermissions }: Known) =>
  failure.signal === 'logs'
    ? undefined
    : collectorPermissions?.decisions.find(({ action }) => action === actionOf(failure))?.decision

const deniedBy = (failure: ExportFailure, known: Known): DeniedBy => {
  const { denial = 'unknown', explicit = false } = failure.aws ?? {}
  if (denial !== 'unknown' && denial !== 'identity') return denial
  if (explicit || (denial === 'unknown' && decisionOf(failure, known) === 'explicit_deny')) return 'deny_statement'
  return 'identity'
}

/** @returns exports that a policy of that kind denied; the assuming of another role is no such export. */
export const denialsBy = (by: DeniedBy, known: Known, context: CheckContext): ExportFailure[] =>
  failuresOf(known, context).filter(
    (failure) =>
      failure.failure === 'denied' &&
      !actionOf(failure).startsWith('sts:') &&
      failure.backend !== 'gateway' &&
      deniedBy(failure, known) === by,
  )

/** @returns what IAM's simulator says about it as proof, where it denies, too. */
export const decisionProof = (failure: ExportFailure, known: Known): Proof[] => {
  const decision = decisionOf(failure, known)
  if (decision === undefined || decision === 'allowed') return []
  return [
    {
      kind: 'decision',
      source: 'collectorPermissions',
      role: roleOf(failure, known),
      action: actionOf(failure),
      explicit: decision === 'explicit_deny',
    },
  ]
}

type Denied = Omit<Found, 'values'> & { values: { role: string; actions: string } }

/** @returns one finding for each role that policies of that kind deny something, with all that they deny. */
export const rolesDenied = (by: DeniedBy, known: Known, context: CheckContext): Denied[] =>
  [...Map.groupBy(denialsBy(by, known, context), (failure) => roleOf(failure, known))].flatMap(([role, failures]) => {
    if (!isSome(failures)) return []
    const actions = [...new Set(failures.map(actionOf))]
    const decisions = failures.filter(
      (each, index) => index === failures.findIndex((other) => actionOf(other) === actionOf(each)),
    )
    return [
      {
        subject: role,
        confidence: 'confirmed' as const,
        values: { role, actions: actions.join(', ') },
        proof: proofOf(failures, ...decisions.flatMap((each) => decisionProof(each, known))),
        reach: reachOf(failures),
      },
    ]
  })
