import type { Signal } from '../../account/conditions.ts'
import type { Account } from '../../account/state.ts'
import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { changeConfig } from '../collector_config.ts'

/** Takes every pipeline of a signal away, save the collector's own: its receiver then does not know that service of OTLP. */
export const withoutPipelines = (account: Account, signal: Signal, service: string): void => {
  const since = changeConfig(account, (config) => {
    const { pipelines } = config.service
    for (const name of Object.keys(pipelines))
      if (name.split('/')[0] === signal && !name.endsWith('/self')) Reflect.deleteProperty(pipelines, name)
  })
  const details = `unknown service opentelemetry.proto.collector.${service}`
  account.conditions.push({
    kind: 'sdk_fails',
    signals: [signal],
    since,
    // The SDK tries again only for what may pass; this it gives up at once.
    says: (_account, from) =>
      grpcFailure(account, from, { target: collectorTarget(account), status: 'UNIMPLEMENTED', details }).slice(1),
  })
}
