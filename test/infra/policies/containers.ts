import { changeContainers, containers } from '../containers.ts'
import { block, ofType, one, type Policy } from '../policy.ts'

// The only image that has a tag by default: the deploy workflow resolves it and gives the digest.
const adot = /^public\.ecr\.aws\/aws-observability\/aws-otel-collector:v\d+\.\d+\.\d+$/

const imagesPinned: Policy = {
  rule: 'every image is pinned by digest, or is a released version of ADOT',
  judge: (plan) =>
    containers(plan)
      .filter(({ container: { image } }) => !/@sha256:[0-9a-f]{64}$/.test(image) && !adot.test(image))
      .map(({ definition, container }) => `${definition.address}: ${container.image}`),
  breakIt: (plan) =>
    changeContainers(one(plan, 'aws_ecs_task_definition'), (container) => ({ ...container, image: 'busybox:latest' })),
}

const rollsBack: Policy = {
  rule: 'every service rolls back a deployment that does not come up, and stays up meanwhile',
  judge: (plan) =>
    ofType(plan, 'aws_ecs_service')
      .filter(({ values }) => {
        const breaker = block(values, 'deployment_circuit_breaker')
        return (
          breaker?.['enable'] !== true ||
          breaker['rollback'] !== true ||
          Number(values['deployment_minimum_healthy_percent']) < 100
        )
      })
      .map(({ address }) => address),
  breakIt: (plan) => {
    one(plan, 'aws_ecs_service').values['deployment_circuit_breaker'] = [{ enable: true, rollback: false }]
  },
}

const secretName = /(SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|CREDENTIAL|_B64)/i

const noSecretsInTheOpen: Policy = {
  rule: 'no variable that is in the open is called like a secret',
  judge: (plan) =>
    containers(plan).flatMap(({ definition, container }) =>
      container.environment
        .filter(({ name }) => secretName.test(name))
        .map(({ name }) => `${definition.address}: ${name}`),
    ),
  breakIt: (plan) =>
    changeContainers(one(plan, 'aws_ecs_task_definition'), (container) => ({
      ...container,
      environment: [...container.environment, { name: 'GRAFANA_BASIC_B64', value: 'MTpnbGM=' }],
    })),
}

const logsGoToOurGroups: Policy = {
  rule: 'every container logs into a group that this stack makes, never blocking',
  judge: (plan) => {
    const groups = new Set(ofType(plan, 'aws_cloudwatch_log_group').map(({ values }) => values['name']))
    return containers(plan)
      .filter(({ container: { logConfiguration: log } }) => {
        const { 'awslogs-group': group, mode, 'awslogs-stream-prefix': prefix } = log?.options ?? {}
        return log?.logDriver !== 'awslogs' || !groups.has(group) || mode !== 'non-blocking' || !prefix
      })
      .map(({ definition, container }) => `${definition.address}: ${container.name}`)
  },
  breakIt: (plan) =>
    changeContainers(one(plan, 'aws_ecs_task_definition'), (container) => ({
      ...container,
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/somewhere/else' } },
    })),
}

export const containerPolicies = [imagesPinned, rollsBack, noSecretsInTheOpen, logsGoToOurGroups]
