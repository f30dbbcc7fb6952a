import { existsSync } from 'node:fs'
import type { Resolved, Resource } from '../../tools/resolved-plan.ts'
import { ofType, one, type Policy, texts } from '../policy.ts'

const alarms = (plan: Resolved): Resource[] =>
  ofType(plan, 'aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')

const nameOf = ({ values }: Resource): string => String(values['alarm_name'])

// A rule names an alarm by its name or by its ARN, which ends in it.
const childrenOf = ({ values }: Resource): string[] =>
  [...String(values['alarm_rule']).matchAll(/ALARM\(\s*"?([^")]+?)"?\s*\)/g)].map(
    ([, name]) => name?.split(':').at(-1) ?? '',
  )

// The children of a composite alarm tell nobody by themselves: the composite does.
const isChild = (plan: Resolved, alarm: Resource): boolean =>
  ofType(plan, 'aws_cloudwatch_composite_alarm').flatMap(childrenOf).includes(nameOf(alarm))

const toldToSomebody: Policy = {
  rule: 'every alarm tells somebody when it fires and when it clears, but the children of a composite',
  judge: (plan) =>
    alarms(plan)
      .filter((alarm) => !isChild(plan, alarm))
      .filter(({ values }) => texts(values['alarm_actions']).length === 0 || texts(values['ok_actions']).length === 0)
      .map(nameOf),
  breakIt: (plan) => {
    one(plan, 'aws_cloudwatch_metric_alarm', (alarm) => !isChild(plan, alarm)).values['alarm_actions'] = []
  },
}

const missingDataDecided: Policy = {
  rule: 'every alarm says what missing data means, and is switched on',
  judge: (plan) => [
    ...ofType(plan, 'aws_cloudwatch_metric_alarm')
      .filter(({ written }) => !written.includes('treat_missing_data'))
      .map(nameOf),
    ...alarms(plan)
      .filter(({ values }) => values['actions_enabled'] === false)
      .map(nameOf),
  ],
  breakIt: (plan) => {
    one(plan, 'aws_cloudwatch_metric_alarm').written = []
  },
}

const runbook = /\nRunbook: (?:https:\/\/\S+|docs\/runbooks)\/([a-z-]+\.md)$/

const runbookOf = ({ values }: Resource): string | undefined => runbook.exec(String(values['alarm_description']))?.[1]

const isExplained = (alarm: Resource): boolean => {
  const page = runbookOf(alarm)
  return page !== undefined && existsSync(new URL(`../../../docs/runbooks/${page}`, import.meta.url))
}

const explained: Policy = {
  rule: 'every alarm links its runbook, which is there, and carries the tags that it is routed by',
  judge: (plan) =>
    alarms(plan)
      .filter((alarm) => !isExplained(alarm) || !Object.keys(alarm.values['tags'] ?? {}).includes('severity'))
      .map(nameOf),
  breakIt: (plan) => {
    one(plan, 'aws_cloudwatch_metric_alarm').values['alarm_description'] =
      'It is broken.\nRunbook: docs/runbooks/nowhere.md'
  },
}

const deadMan: Policy = {
  rule: 'silence is an alarm: the dead man fires when nothing is heard',
  judge: (plan) =>
    ofType(plan, 'aws_cloudwatch_metric_alarm')
      .filter((alarm) => nameOf(alarm).endsWith('-no-telemetry'))
      .filter(({ values }) => values['treat_missing_data'] !== 'breaching')
      .map(nameOf),
  breakIt: (plan) => {
    const alarm = one(plan, 'aws_cloudwatch_metric_alarm', (each) => nameOf(each).endsWith('-no-telemetry'))
    alarm.values['treat_missing_data'] = 'notBreaching'
  },
}

export const alarmPolicies = [toldToSomebody, missingDataDecided, explained, deadMan]
