import type { CollectorVariables } from '../tools/render-collector.ts'

/** A gateway of Grafana Cloud, in the form that its page "OTLP" shows. */
export const gateway = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp'

type Variant = Pick<CollectorVariables, 'grafana_url' | 'metrics_by_route' | 'memory_mib'>

const sizes = [512, 1024, 2048]

/** Every variant of the template that a stack can ask for, with a name for it. */
export const variants: { name: string; variant: Variant }[] = [null, gateway].flatMap((grafana_url) =>
  [false, true].flatMap((metrics_by_route) =>
    sizes.map((memory_mib) => ({
      name: `Grafana ${grafana_url ? 'on' : 'off'}, routes ${metrics_by_route ? 'on' : 'off'}, ${memory_mib} MiB`,
      variant: { grafana_url, metrics_by_route, memory_mib },
    })),
  ),
)
