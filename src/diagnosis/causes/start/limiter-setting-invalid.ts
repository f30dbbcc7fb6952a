import { componentsOf } from '../../collector-config.ts'
import { defineStartCause } from './start-cause.ts'

const settings = ['check_interval', 'limit_mib', 'spike_limit_mib', 'limit_percentage', 'spike_limit_percentage']

/** The memory limiter has no interval, no limit, or a spike above the limit. */
export const limiterSettingInvalid = defineStartCause({
  kind: 'limiter-setting-invalid',
  catalogue: ['U5'],
  source: 'recorded',
  read({ failure, component, details: { reason = '' } }) {
    return failure === 'limiter' ? { component: component || 'memory_limiter', reason } : undefined
  },
  settings({ component, reason }, { collectorConfig }) {
    if (collectorConfig === undefined) return []
    const found = componentsOf(collectorConfig, 'processors').find(([id]) => id === component)
    if (found === undefined) return []
    return settings
      .filter((name) => reason.includes(`'${name}'`))
      .map((name) => {
        const value = found[1][name]
        const said = value === undefined ? {} : { value: String(value) }
        return { kind: 'setting', source: 'collectorConfig', where: component, name, ...said }
      })
  },
})
