import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { endAgainAndAgain, outOfMemory } from './replaced_tasks.ts'

/** The memory limiter counts in percent of a machine that is not its task's: it never refuses, and the tasks are killed. */
export const limiterPercentageOnFargate = defineFault({
  name: 'limiter-percentage-on-fargate',
  finds: 'limiter-percentage-on-fargate',
  apply(account) {
    const since = changeConfig(account, ({ processors }) => {
      const limiter = { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 }
      Object.assign(processors, { memory_limiter: limiter })
    })
    endAgainAndAgain(account, since, outOfMemory)
  },
})
