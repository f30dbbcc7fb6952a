import { describe, expect, it } from 'vitest'
import { letsThrough } from '../../src/diagnosis/event-pattern.ts'

const event = {
  source: 'aws.cloudwatch',
  'detail-type': 'CloudWatch Alarm State Change',
  resources: ['arn:aws:cloudwatch:us-east-1:111111111111:alarm:agent-prod-trace-errors'],
  detail: { alarmName: 'agent-prod-trace-errors', state: { value: 'ALARM' } },
}
const alarms = { source: ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'] }
const prefix = 'arn:aws:cloudwatch:us-east-1:111111111111:alarm:agent-prod-'

describe('an event pattern', () => {
  it.each([
    ['of every alarm', alarms, true],
    ['of several sources', { source: ['aws.ecs', 'aws.cloudwatch'] }, true],
    ['of the alarms of a stack', { ...alarms, resources: [{ prefix }] }, true],
    ['of changes to ALARM', { ...alarms, detail: { state: { value: ['ALARM'] } } }, true],
    ['of all names but one', { detail: { alarmName: [{ 'anything-but': 'agent-prod-collector-memory' }] } }, true],
    ['of names that end so', { detail: { alarmName: [{ suffix: '-errors' }] } }, true],
    ['without any condition', {}, true],
    ['of deployments', { source: ['aws.ecs'], 'detail-type': ['ECS Deployment State Change'] }, false],
    ['of another stack', { ...alarms, resources: [{ prefix: prefix.replace('prod', 'stage') }] }, false],
    ['of changes to OK', { ...alarms, detail: { state: { value: ['OK'] } } }, false],
    ['of all names but this', { detail: { alarmName: [{ 'anything-but': ['agent-prod-trace-errors'] }] } }, false],
    ['of nothing', { source: [] }, false],
    ['of a field that nobody knows before it happens', { ...alarms, detail: { reason: ['x'] } }, undefined],
    ['with a wildcard', { detail: { alarmName: [{ wildcard: 'agent-*' }] } }, undefined],
    ['of prefixes in any case', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }, undefined],
    ['with a choice between fields', { $or: [{ source: ['aws.cloudwatch'] }] }, undefined],
    ['that fails whatever else it reads', { source: ['aws.ecs'], detail: { reason: ['x'] } }, false],
  ])('%s: %j', (_what, pattern, answer) => {
    expect(letsThrough(JSON.stringify(pattern), event)).toBe(answer)
  })

  it('that is not JSON tells nothing', () => {
    expect(letsThrough('{', event)).toBeUndefined()
  })
})
