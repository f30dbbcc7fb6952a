import { collectorTarget } from '../../account/telemetry/lines/sdk_errors.ts'
import { httpAnswered } from '../../account/telemetry/lines/sdk_exports.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, workerFails } from './change.ts'

/** A new revision of one service exports by HTTP, and its endpoint for traces lacks the path. */
export const endpointPathWrong = defineFault({
  name: 'endpoint-path-wrong',
  finds: 'endpoint-path-wrong',
  apply(account) {
    const base = `http://${collectorTarget(account).replace('4317', '4318')}`
    const since = changeWorker(account, {
      variables: {
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
        OTEL_EXPORTER_OTLP_ENDPOINT: base,
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: base,
      },
    })
    workerFails(account, since, (from) => httpAnswered(from, 404, 'Not Found'), ['traces'])
  },
})
