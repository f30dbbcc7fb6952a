import type { Environment } from '../config.ts'
import { componentsOf } from './collector-config.ts'
import { actionOf } from './denials.ts'
import type { FactValues } from './facts/schemas.ts'
import type { ExportFailure } from './lines/export-failure.ts'

/** @returns whether an exporter failed because its group is not there: only then it tries to make one, or is told so. */
export const isGroupMissing = (failure: ExportFailure): boolean =>
  failure.backend === 'logs' &&
  ((failure.failure === 'denied' && actionOf(failure) === 'logs:CreateLogGroup') ||
    (failure.failure === 'missing' && /log group/i.test(`${failure.line.error} ${failure.line.message}`)))

/** @returns the log group that an exporter wrote to: as the error names it, else its configuration, else the environment. */
export const groupOf = (
  { aws, exporter, signal }: ExportFailure,
  { collectorConfig }: Partial<Pick<FactValues, 'collectorConfig'>>,
  { emfLogGroup, logGroup }: Environment,
): string => {
  const named = /:log-group:([^:]+)/.exec(aws?.resource ?? '')?.[1]
  if (named !== undefined) return named
  const settings =
    collectorConfig === undefined
      ? undefined
      : componentsOf(collectorConfig, 'exporters').find(([id]) => id === exporter)?.[1]
  const configured = settings?.['log_group_name']
  if (typeof configured === 'string' && configured !== '') return configured
  return signal === 'logs' ? `${logGroup}/otlp` : emfLogGroup
}

/** @returns the command that lets a role write to a log group. */
export const allowWriting = (role: string, group: string, { region, account = '*' }: Environment): string =>
  `aws iam put-role-policy --role-name ${role} --policy-name write-logs --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:PutLogEvents","logs:CreateLogStream"],"Resource":"arn:aws:logs:${region}:${account}:log-group:${group}:*"}]}'`
