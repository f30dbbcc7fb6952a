import type { Account } from '../state.ts'
import { expression, metric, over, type Rule } from './alarm_queries.ts'

/** @returns the alarm on what the collector fails to export. */
export const exportSuccess = ({ environment }: Account): Rule => {
  const part = (id: string, name: string) =>
    metric({
      id,
      namespace: environment.collectorNamespace,
      name,
      stat: 'Sum',
      hidden: true,
      dimensions: { exporter: 'awsxray' },
    })
  return {
    description: 'Less than 99 % of the spans that leave the collector arrive.',
    queries: [
      part('s', 'otelcol_exporter_sent_spans'),
      part('f', 'otelcol_exporter_send_failed_spans'),
      expression('100*s/(s+FILL(f,0))', 'Export success, percent'),
    ],
    comparison: 'LessThanThreshold',
    threshold: 99,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    treatMissingData: 'notBreaching',
  }
}

/** @returns the alarm on the memory limiter. */
export const dataRefused = ({ environment }: Account): Rule => ({
  description: 'The memory limiter refuses data.',
  queries: [
    metric({
      id: 'm1',
      namespace: environment.collectorNamespace,
      name: 'otelcol_processor_memory_limiter_refused_spans',
      stat: 'Sum',
      dimensions: { processor: 'memory_limiter' },
    }),
  ],
  ...over,
  threshold: 0,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  treatMissingData: 'notBreaching',
})

/** @returns the alarm on EMF errors. */
export const emfRejected = ({ environment }: Account): Rule => {
  const part = (id: string, name: string) =>
    metric({
      id,
      namespace: 'AWS/Logs',
      name,
      stat: 'Sum',
      hidden: true,
      dimensions: { LogGroupName: environment.emfLogGroup },
    })
  return {
    description: 'CloudWatch could not make metrics of EMF events.',
    queries: [
      part('m1', 'EMFParsingErrors'),
      part('m2', 'EMFValidationErrors'),
      expression('FILL(m1,0)+FILL(m2,0)', 'EMF errors'),
    ],
    ...over,
    threshold: 0,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: 'notBreaching',
  }
}

/** @returns the dead man's alarm. */
export const noTelemetry = ({ environment }: Account): Rule => ({
  description: 'The collector says nothing about itself any more.',
  queries: [
    metric({
      id: 'm1',
      namespace: environment.collectorNamespace,
      name: 'otelcol_process_uptime',
      stat: 'SampleCount',
    }),
  ],
  comparison: 'LessThanThreshold',
  threshold: 1,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: 'breaching',
})
