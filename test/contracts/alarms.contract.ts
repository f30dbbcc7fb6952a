import { describe, expect, it } from 'vitest'
import type { Alarms, Watching } from '../../src/ports.ts'

export type AlarmsPlace = {
  alarms: Alarms
  prefix: string
  /** Every alarm whose name begins so, with its state. */
  states: Record<string, 'ok' | 'alarm' | 'insufficient_data'>
  /** One of them that watches a metric. */
  metricAlarm: { name: string; threshold: number; metricName: string; action: string; value?: number }
}

export const alarmsContract = (place: () => AlarmsPlace): void => {
  describe('alarms', () => {
    it('finds every alarm of a prefix with its state', async () => {
      const { alarms, prefix, states } = place()
      const found = await alarms.withPrefix(prefix)
      expect(Object.fromEntries(found.map(({ name, state }) => [name, state]))).toEqual(states)
      expect(await alarms.withPrefix('no-such-prefix-')).toEqual([])
    })

    it('finds those of the names that exist', async () => {
      const { alarms, metricAlarm } = place()
      expect((await alarms.named([metricAlarm.name, 'no-such-alarm'])).map(({ name }) => name)).toEqual([
        metricAlarm.name,
      ])
      expect(await alarms.named([])).toEqual([])
    })

    it('tells what an alarm watches, its threshold, its actions and its latest value', async () => {
      const { alarms, metricAlarm } = place()
      const [alarm] = await alarms.named([metricAlarm.name])
      expect(alarm).toMatchObject({
        kind: 'metric',
        threshold: metricAlarm.threshold,
        metric: { name: metricAlarm.metricName },
        actionsEnabled: true,
        actions: [metricAlarm.action],
      })
      expect(alarm?.since.getTime()).toBeGreaterThan(0)
      if (metricAlarm.value !== undefined) expect(alarm?.value).toBeCloseTo(metricAlarm.value, 5)
    })
  })
}

export type WatchingPlace = { watching: Watching; topic: string; endpoint: string; dashboard?: string }

export const watchingContract = (place: () => WatchingPlace): void => {
  describe('watching', () => {
    it('finds who listens to a topic', async () => {
      const { watching, topic, endpoint } = place()
      const subscriptions = await watching.subscriptions(topic)
      expect(subscriptions.map((one) => [one.endpoint, one.confirmed])).toContainEqual([endpoint, true])
    })

    it('knows whether a dashboard exists', async (context) => {
      const { watching, dashboard } = place()
      expect(await watching.dashboardExists('no-such-dashboard')).toBe(false)
      if (dashboard === undefined) return context.skip('this place keeps no dashboards')
      expect(await watching.dashboardExists(dashboard)).toBe(true)
    })
  })
}
