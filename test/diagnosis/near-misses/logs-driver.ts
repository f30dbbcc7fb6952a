import { api, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { changedRevision, deployed, writtenAs } from '../../../sandbox/faults/logs/change.ts'
import { failsToStart } from '../../../sandbox/faults/logs/no-start.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import type { NearMisses } from '../variants/variant.ts'

const missing =
  'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.'

export const logsDriverNearMisses: NearMisses = {
  'stdout-buffered': [
    {
      name: 'the variable is set',
      faults: ['stdout-buffered'],
      change: ({ production }) => void deployed(production, worker, { at: ago(production, 5) }),
    },
  ],
  'log-driver-blocks': [
    {
      name: 'it writes while its check fails',
      faults: ['log-driver-blocks'],
      change: ({ production }) => void production.conditions.splice(0),
    },
    {
      name: 'it blocks and is well',
      change: ({ production }) => void deployed(production, api, { options: { mode: 'blocking' } }),
    },
  ],
  'log-driver-missing': [
    {
      name: 'FireLens carries the lines',
      change: ({ production }) =>
        writtenAs(production, api, () => [], { container: { logConfiguration: { logDriver: 'awsfirelens' } } }),
    },
  ],
  'log-group-differs': [
    {
      name: 'a sidecar has a group of its own',
      change({ production }) {
        const options = { 'awslogs-group': '/ecs/envoy', 'awslogs-region': production.region }
        for (const { family, containerDefinitions } of production.clusters.taskDefinitions)
          if (family === api)
            containerDefinitions?.push({ name: 'envoy', logConfiguration: { logDriver: 'awslogs', options } })
      },
    },
  ],
  'log-group-deleted': [{ name: 'nothing is deployed', faults: ['empty-account'] }],
  'container-log-group-missing': [
    {
      name: 'an application says so about a group that it uses itself',
      applications: ['ResourceNotFoundException: The specified log group does not exist.'],
    },
    {
      name: 'a later deployment came through',
      change({ production }) {
        failsToStart(production, worker, { error: missing })
        rollOut(production, worker, { at: ago(production, 6), definition: changedRevision(production, worker) })
      },
    },
  ],
  'container-log-denied': [
    { name: 'the group is missing', faults: ['container-log-group-missing'], finds: 'container-log-group-missing' },
  ],
  'container-log-unreachable': [
    { name: 'an option is wrong', faults: ['log-options-invalid'], finds: 'log-options-invalid' },
  ],
  'log-options-invalid': [
    { name: 'nothing answers', faults: ['container-log-unreachable'], finds: 'container-log-unreachable' },
  ],
  'log-group-infrequent-access': [
    {
      name: 'a standard group that expires soon',
      change: ({ production }) => {
        for (const group of production.logGroups.values()) group.retentionDays = 1
      },
    },
  ],
}
