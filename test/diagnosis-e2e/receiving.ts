import { type Collector, startCollector } from '../tools/collector.ts'
import { startBlackHole } from './black-hole.ts'

type Signal = 'traces' | 'metrics' | 'logs'

/** Addresses of loopback that this process alone uses, so that each collector can have the ordinary ports. Linux only. */
const own = (last: number): string => `127.${1 + ((process.pid >> 8) % 250)}.${process.pid % 256}.${last}`

type Config = { signals: readonly Signal[]; limit?: number; http?: object }

const configOf = (address: string, { signals, limit = 800, http = {} }: Config): string =>
  JSON.stringify({
    extensions: { health_check: { endpoint: 'localhost:13133' } },
    receivers: {
      otlp: {
        protocols: { grpc: { endpoint: `${address}:4317` }, http: { endpoint: `${address}:4318`, ...http } },
      },
    },
    processors: { memory_limiter: { check_interval: '100ms', limit_mib: limit, spike_limit_mib: limit - 1 } },
    exporters: { debug: { verbosity: 'basic' } },
    service: {
      extensions: ['health_check'],
      telemetry: { logs: { encoding: 'json', sampling: { enabled: false } }, metrics: { level: 'none' } },
      pipelines: Object.fromEntries(
        signals.map((signal) => [
          signal,
          { receivers: ['otlp'], processors: limit < 800 ? ['memory_limiter'] : [], exporters: ['debug'] },
        ]),
      ),
    },
  })

const configs = {
  right: { signals: ['traces', 'metrics', 'logs'] },
  tracesOnly: { signals: ['traces'] },
  metricsOnly: { signals: ['metrics'] },
  full: { signals: ['traces', 'metrics', 'logs'], limit: 2 },
  small: { signals: ['traces'], http: { max_request_body_size: 1000 } },
} as const satisfies Record<string, Config>

/** What applications send to, by what is there; each is an address whose ports are 4317 for gRPC and 4318 for HTTP. */
export type Places = Readonly<Record<keyof typeof configs | 'hole' | 'nothing' | 'unresolved', string>>

/** What was started; `linesOf` is what a collector has written so far. */
export type Receiving = {
  places: Places
  linesOf(name: keyof typeof configs): string[]
  stop(): Promise<void>
}

/** Starts collectors, right and wrong ones, and a place that is none. */
export const startReceiving = async (): Promise<Receiving> => {
  const running: { stop(): Promise<unknown> }[] = []
  const outputs: Partial<Record<keyof typeof configs, () => string>> = {}
  const started = async (name: keyof typeof configs, last: number): Promise<string> => {
    const collector: Collector = await startCollector({ config: configOf(own(last), configs[name]) })
    running.push(collector)
    outputs[name] = collector.output
    return own(last)
  }
  const places = {
    right: await started('right', 1),
    tracesOnly: await started('tracesOnly', 2),
    metricsOnly: await started('metricsOnly', 3),
    full: await started('full', 4),
    small: await started('small', 5),
    hole: own(6),
    nothing: own(7),
    // Where the simulated account's services find their collector; nobody else knows that name.
    unresolved: 'otel-collector.agent-prod.local',
  }
  running.push(await startBlackHole(places.hole))
  const stop = async () => {
    await Promise.all(running.map((one) => one.stop()))
  }
  const linesOf = (name: keyof typeof configs) => (outputs[name]?.() ?? '').split('\n').filter((line) => line !== '')
  return { places, linesOf, stop }
}
