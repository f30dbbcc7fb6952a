import { defineCause } from '../../cause.ts'
import { sdkLines } from '../../lines/sdk-line.ts'
import { type Failing, failing, goesOn, isLasting, listed, said, settingsOf } from '../../sdk-evidence.ts'
import { sdkSettings } from '../../sdk-settings.ts'

/** How many exports ran into it: those that were given up, or all tries of a version that never says so. */
const exportsOf = (found: readonly Failing[]): number => {
  const lines = found.flatMap((each) => each.lines)
  const counted = lines.some(({ final }) => final) ? lines.filter(({ final }) => final) : lines
  return counted.reduce((sum, { count }) => sum + count, 0)
}

/**
 * Exports only run into their deadline: packets vanish between the service and the collector. A closed security group is
 * the usual reason and a cause of its own; what is left are network ACLs, routes, and addresses that nobody has any more.
 */
export const sdkExportTimesOut = defineCause({
  kind: 'sdk-export-times-out',
  catalogue: ['T17'],
  source: 'measured',
  symptoms: ['traces', 'metrics'],
  hop: 'receiving',
  brings: ['traces_unsent', 'metrics_unsent', 'logs_unsent', 'traces_missing', 'metrics_missing'],
  effectOf: ['collector_down', 'collector_unreachable', 'collector_restarts', 'data_refused'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge({ applicationLog, taskDefinitions, services }, context) {
    const known = { applicationLog, taskDefinitions, services }
    const all = sdkSettings(taskDefinitions)
    // Whoever also says something more exact only gives up because of that.
    const exact = new Set(
      sdkLines(applicationLog)
        .filter(
          (line) =>
            goesOn(line, context) &&
            !['timed_out', 'gave_up', 'closed', 'queue_full', 'unknown'].includes(line.failure),
        )
        .map((line) => settingsOf(all, line)?.service ?? line.service),
    )
    const late = failing(known, ['timed_out', 'gave_up'], context).filter(
      (one) => isLasting(one) && !exact.has(one.service),
    )
    const byTarget = Map.groupBy(late, ({ line, service }) => line.target ?? service)
    return [...byTarget].flatMap(([target, [first, ...more]]) =>
      first === undefined
        ? []
        : [
            {
              subject: target,
              // One batch may be late once in a while.
              confidence: exportsOf([first, ...more]) > 1 ? ('likely' as const) : ('possible' as const),
              values: { services: listed([first, ...more].map(({ service }) => service)) },
              proof: [said(first.line)] as const,
            },
          ],
    )
  },
})
