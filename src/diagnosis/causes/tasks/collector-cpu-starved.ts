import { defineCause } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { sdkLines } from '../../lines/sdk-line.ts'
import { lineProof } from '../../proof.ts'

/** All of the processor, but for what measuring rounds off. */
const full = 95

/** The collector has used up its processor for minutes, so that work waits until it runs into deadlines. */
export const collectorCpuStarved = defineCause({
  kind: 'collector-cpu-starved',
  catalogue: ['U18'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'receiving',
  brings: ['collector_unreachable', 'traces_missing', 'metrics_missing'],
  effectOf: ['data_refused', 'collector_restarts'],
  stackWide: true,
  needs: ['collectorUsage'],
  wants: ['collectorLog', 'applicationLog', 'collectorTaskDefinition'],
  judge(
    { collectorUsage, collectorLog, applicationLog, collectorTaskDefinition },
    { environment: { collectorService } },
  ) {
    const { cpuLowestPercent } = collectorUsage
    if (cpuLowestPercent === undefined || cpuLowestPercent < full) return []
    const waited =
      collectorLog &&
      collectorLines(collectorLog).find(
        ({ aws, error }) => aws?.failure === 'timed_out' || /deadline exceeded/i.test(error),
      )
    const sdk = applicationLog && sdkLines(applicationLog).find(({ failure }) => failure === 'timed_out')
    return [
      {
        subject: collectorService,
        confidence: waited === undefined && sdk === undefined ? 'possible' : 'likely',
        values: {
          cpu: String(Math.round(cpuLowestPercent)),
          units: collectorTaskDefinition?.running.cpu?.toString() ?? '',
        },
        proof: [
          {
            kind: 'measure',
            source: 'collectorUsage',
            name: 'CPUUtilization',
            value: `${Math.round(cpuLowestPercent)} %`,
          },
          ...(waited === undefined ? [] : [lineProof('collectorLog', waited)]),
          ...(sdk === undefined ? [] : [lineProof('applicationLog', sdk)]),
        ],
      },
    ]
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws ecs update-service --cluster ${cluster} --service ${collectorService} --desired-count 4 --region ${region}`,
})
