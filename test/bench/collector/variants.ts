import { renderCollector } from '../../tools/render-collector.ts'
import { adotDefault } from './adot.ts'

/** A config to measure, with the environment that it runs in. */
export type Variant = { name: string; config(url: string): string; env: Record<string, string> }

// As infra/otel_collector.tf sets it for a task of 1024 MiB.
const ours = { GOMEMLIMIT: '640MiB' }

/** ADOT's own config for ECS first: the others are compared with it. */
export const variants: Variant[] = [
  { name: "ADOT's default", config: () => adotDefault, env: {} },
  { name: 'this stack', config: () => renderCollector(), env: ours },
  {
    name: 'this stack, Grafana on',
    config: (url) => renderCollector({ grafana_url: `${url}/otlp` }),
    env: { ...ours, GRAFANA_BASIC_B64: 'dGVzdA==' },
  },
]
