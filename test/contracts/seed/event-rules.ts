import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { eventRules } from '../../../src/adapters/aws/event-rules.ts'
import type { EventRulesPlace } from '../event-rules.contract.ts'
import { patience } from './endpoint.ts'

/** Makes a rule of alarms that tells two queues, and a disabled one that tells nobody. */
export const seedEventRules = async (clients: Clients): Promise<EventRulesPlace> => {
  const events = clients.of(EventBridgeClient)
  const pattern = { source: ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'] }
  const EventPattern = JSON.stringify(pattern)
  const targets = ['one', 'two'].map((queue) => `arn:aws:sqs:us-east-1:000000000000:contract-${queue}`)
  await events.send(new PutRuleCommand({ Name: 'contract-alarms', EventPattern }))
  await events.send(new PutRuleCommand({ Name: 'contract-disabled', EventPattern, State: 'DISABLED' }))
  const Targets = targets.map((Arn, place) => ({ Id: `target-${place}`, Arn }))
  await events.send(new PutTargetsCommand({ Rule: 'contract-alarms', Targets }))
  return {
    eventRules: eventRules(clients, { signal: patience() }),
    rule: { name: 'contract-alarms', pattern, targets },
    disabled: 'contract-disabled',
  }
}
