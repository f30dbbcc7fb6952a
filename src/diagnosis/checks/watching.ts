import type { Alarm } from '../../ports.ts'
import { defineCheck } from '../check.ts'
import type { Judgement } from '../findings.ts'

const source = 'alarms'

const judgeAlarm = (alarm: Alarm): Judgement[] => {
  const { name, since, state, stateReason } = alarm
  const judged: Judgement[] = []
  if (state === 'ok') judged.push({ status: 'passed', seen: { kind: 'alarmOk', name, since }, source, at: since })
  if (state === 'alarm')
    judged.push({ status: 'failed', seen: { kind: 'alarmFiring', name, since, why: stateReason }, source, at: since })
  if (state === 'insufficient_data')
    judged.push({
      status: 'unknown',
      reason: 'no_data',
      seen: { kind: 'alarmNoData', name, since },
      source,
      at: since,
      settlesWithin: 600,
    })
  if (!alarm.actionsEnabled) judged.push({ status: 'warning', seen: { kind: 'alarmDisabled', name }, source })
  else if (alarm.actions.length === 0) judged.push({ status: 'warning', seen: { kind: 'alarmSilent', name }, source })
  return judged
}

export const wantedAlarms = defineCheck({
  name: 'wanted-alarms',
  hop: 'watching',
  needs: ['alarms'],
  judge: ({ alarms }, { environment }) =>
    Object.values(environment.alarms).flatMap((name): Judgement[] => {
      const alarm = alarms.find((each) => each.name === name)
      return alarm === undefined
        ? [{ status: 'failed', seen: { kind: 'alarmMissing', name }, source }]
        : judgeAlarm(alarm)
    }),
})

export const dashboardExists = defineCheck({
  name: 'dashboard-exists',
  hop: 'watching',
  needs: ['dashboard'],
  judge({ dashboard }, { environment: { dashboard: name } }) {
    if (dashboard) return [{ status: 'passed', seen: { kind: 'dashboardExists', name }, source: 'dashboard' }]
    return [{ status: 'warning', seen: { kind: 'dashboardMissing', name }, source: 'dashboard' }]
  },
})
