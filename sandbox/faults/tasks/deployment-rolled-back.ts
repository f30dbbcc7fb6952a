import { minute, second } from '../../account/clock.ts'
import { failingRollOut } from '../failing_roll_out.ts'
import { ago, defineFault } from '../fault.ts'
import { nextCollector } from '../revisions.ts'

/** ECS went back to the revision before within the hour; the tasks that did not stay up are forgotten by now. */
export const deploymentRolledBack = defineFault({
  name: 'deployment-rolled-back',
  finds: 'deployment-rolled-back',
  apply(account) {
    const at = ago(account, 80)
    failingRollOut(account, account.environment.collectorService, {
      at,
      definition: nextCollector(account, at),
      end: {
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        exitCode: 1,
        lastWords: [],
      },
      lasts: 5 * second,
      givesUp: 11 * minute,
    })
    const service = [...account.clusters.byName.values()]
      .flatMap(({ services }) => services)
      .find(({ name }) => name === account.environment.collectorService)
    // ECS waited long for the last task before it gave up.
    for (const event of service?.events ?? [])
      if (/deployment failed|rolling back/.test(event.message)) event.at = ago(account, 55)
  },
})
