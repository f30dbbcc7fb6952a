import { defineCause, type Found } from '../../cause.ts'
import { collectorLines } from '../../lines/collector-line.ts'
import { lineProof } from '../../proof.ts'
import { imageOf } from '../../start-names.ts'
import { definitionOf, failedStarts, reachOf, startWants, stopProof } from '../../starts.ts'

/** What the kernel says about a program for another processor. Source: amazon-bedrock-serverless-prompt-chaining, issue 213. */
const notForThis = /exec format error/i

/**
 * The image is built for another processor than the task asks for: the pull finds no manifest for it, or the program does
 * not run. Source of the first text: it is quoted with `CannotPullContainerError` in dozens of public repositories.
 */
export const imageArchitectureDiffers = defineCause({
  kind: 'image-architecture-differs',
  catalogue: ['U22'],
  source: 'issue',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  needs: ['services'],
  wants: [...startWants, 'collectorLog'],
  judge(known, context) {
    const { environment } = context
    const about = (service: string) => definitionOf(service, known, environment)
    const found = failedStarts(known, context).flatMap(
      ({ stop, service, failure }): Found<'image-architecture-differs'>[] =>
        failure !== 'architecture'
          ? []
          : [
              {
                subject: service.name,
                confidence: 'confirmed',
                values: {
                  image: imageOf(stop, known, environment),
                  architecture: about(service.name)?.architecture ?? 'X86_64',
                },
                proof: [stopProof(stop)],
                reach: reachOf(service, environment),
              },
            ],
    )
    const collector = known.services.services.find(({ name }) => name === environment.collectorService)
    const line = known.collectorLog && collectorLines(known.collectorLog).find(({ text }) => notForThis.test(text))
    const since = line?.at
    const runs = known.collectorTasks?.some(
      ({ lastStatus, startedAt }) =>
        lastStatus === 'RUNNING' && since !== undefined && startedAt !== undefined && startedAt > since,
    )
    if (
      line === undefined ||
      collector === undefined ||
      runs === true ||
      found.some(({ subject }) => subject === collector.name)
    )
      return found
    const definition = about(collector.name)
    const image = definition?.containers.find(({ essential }) => essential)?.image ?? ''
    const values = { image, architecture: definition?.architecture ?? 'X86_64' }
    return [
      ...found,
      {
        subject: collector.name,
        confidence: 'confirmed',
        values,
        proof: [lineProof('collectorLog', line)],
        reach: reachOf(collector, environment),
      },
    ]
  },
  command: ({ values: { image } }) => `docker manifest inspect ${image}`,
})
