import { lineFrom } from '../../log-line.ts'
import type { FactValues } from '../facts/schemas.ts'
import { type LoggingError, type LoggingFailure, loggingErrors } from './logging-error.ts'
import { applicationContainers, writerOf } from './service-lines.ts'

/** What one service's logging fails with: the newest line, and every key, field or type that it is about. */
export type FailedRecords = { service: string; names: string; newest: LoggingError; sure: boolean }

const mostNames = 3

const namesOf = (errors: readonly LoggingError[]): string =>
  [...new Set(errors.map(({ name }) => name))].slice(0, mostNames).join(', ')

type Known = Pick<FactValues, 'applicationLog'> & Partial<Pick<FactValues, 'taskDefinitions' | 'services'>>

/** What was written before the newest deployment of its service may be mended by it. */
const isMended = (service: string, { at }: LoggingError, { services }: Known): boolean => {
  const { deployments = [] } = services?.services.find(({ name }) => name === service) ?? {}
  const { createdAt } = deployments.find(({ status }) => status === 'PRIMARY') ?? {}
  return createdAt !== undefined && at < createdAt
}

/** @returns the services whose logging fails so; `sure` where Python itself says that it was logging that failed. */
export const failedRecords = (known: Known, failure: LoggingFailure): FailedRecords[] => {
  const applications = applicationContainers(known.taskDefinitions ?? [])
  const own = loggingErrors(known.applicationLog).filter((error) => error.failure === failure)
  const serviceOf = ({ stream, text, at }: LoggingError): string =>
    writerOf(stream, applications)?.service ?? lineFrom({ id: '', at, stream, message: text }).service
  return [...Map.groupBy(own, serviceOf)].flatMap(([service, all]) => {
    const errors = all.filter((error) => !isMended(service, error, known))
    const sure = errors.filter(({ inLogging }) => inLogging)
    const [newest] = sure.length > 0 ? sure : errors
    return newest === undefined
      ? []
      : [{ service, names: namesOf(sure.length > 0 ? sure : errors), newest, sure: sure.length > 0 }]
  })
}
