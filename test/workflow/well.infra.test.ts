import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callsOf, deploy, ends, origin, vars } from './deploy.ts'
import { digest, planned } from './healthy.ts'
import type { Ran } from './run.ts'

describe('a deploy that goes well', () => {
  test('a push to main is claimed, built, applied, verified and ended, in this order', async () => {
    const ran = await deploy()
    expect(ran.log).not.toContain('no stand-in')
    expect(ran.jobs['deploy']?.result).toBe('success')
    const order = [
      /deploys claim/,
      /docker build/,
      /docker push/,
      / plan /,
      / apply /,
      /describe-services/,
      /otel verify/,
    ]
    const lines = ran.calls.map(({ line }) => line)
    const at = [...order, /deploys end/].map((pattern) => lines.findIndex((line) => pattern.test(line)))
    expect(at).toEqual([...at].sort((one, other) => one - other))
    expect(at).not.toContain(-1)
    expect(ran.environment).toBe('production')
    expect(ran.group).toBe('deploy-production')
    expect(callsOf(ran, /deploys claim/)[0]).toBe(
      `otel deploys claim --id run-4711 --environment production --sha ${origin.head} --run-id 4711 ` +
        '--run-url https://github.com/team/agents/actions/runs/4711 --actor octocat --ref refs/heads/main --attempt 1',
    )
    expect(ran.runName).toContain('run-4711')
    expect(ran.summary).toContain('### Deployed and verified')
    expect(ran.summary).toContain('replace 1')
    expect(ran.summary).not.toContain('Rolling back')
  })

  test('a dispatch keeps its id and deploys the commit it names, with the tools of the default branch', async () => {
    const inputs = { deploy_id: '01JDW3Q9ZK4T7V0A1B2C3D4E5F', sha: origin.older, environment: 'production' }
    const ran = await deploy({ event: 'workflow_dispatch', inputs })
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(ran.runName).toContain(inputs.deploy_id)
    expect(callsOf(ran, /deploys claim/)[0]).toContain(
      `--id ${inputs.deploy_id} --environment production --sha ${origin.older}`,
    )
    expect(callsOf(ran, /docker build/)[0]).toContain(`agent-prod/agent-api:${origin.older}-amd64`)
    const temp = join(ran.place, 'deploy-temp', 'release')
    expect(existsSync(join(temp, 'infra', 'environments', 'production.tfvars'))).toBe(true)
    expect(existsSync(join(temp, 'README.md')), 'the newest commit only is in the tools').toBe(false)
  })

  test('images reach Terraform by digest, and the record by name and digest', async () => {
    const ran = await deploy()
    const plan = callsOf(ran, / plan /)[0] ?? ''
    expect(plan).toContain('-var-file=environments/production.tfvars -var-file=')
    expect(plan).toMatch(/-var=environment=production -var=region=us-east-1$/)
    const given = JSON.parse(readFileSync(join(ran.place, 'deploy-temp', 'deploy', 'release.tfvars.json'), 'utf8'))
    expect(given.services['agent-api'].image).toBe(
      `111111111111.dkr.ecr.us-east-1.amazonaws.com/agent-prod/agent-api@${digest('a')}`,
    )
    expect(given.services['agent-web'].image).toBe('registry.example.com/agent-web:1')
    expect(given.collector).toMatchObject({
      image: `public.ecr.aws/aws-observability/aws-otel-collector@${digest('b')}`,
      cpu: 512,
    })
    expect(ends(ran)).toEqual([
      `otel deploys end --id run-4711 --environment production --run-id 4711 --outcome succeeded ` +
        `--config-sha256 ${'c'.repeat(64)} --image agent-api=${digest('a')} --image otel-collector=${digest('b')}`,
    ])
  })

  test('an image that was built from the commit before is taken as it is', async () => {
    const ran = await deploy({ first: [{ when: 'describe-images .*agent-api ', out: digest('d') }] })
    expect(callsOf(ran, /docker (build|push)/).filter((line) => !line.includes('imagetools'))).toEqual([])
    expect(ends(ran)[0]).toContain(`--image agent-api=${digest('d')}`)
  })

  test('the collector image is copied into a repository of the account when one is named', async () => {
    const first = [
      { when: 'describe-images .*agent-prod/otel-collector ', error: 'ImageNotFoundException', status: 254, times: 1 },
      { when: 'describe-images .*agent-prod/otel-collector ', out: digest('b') },
      {
        when: '^docker buildx imagetools create --tag \\S+ public.ecr.aws/aws-observability/aws-otel-collector@sha256:',
      },
    ]
    const ran = await deploy({ first, vars: { ...vars, COLLECTOR_REPOSITORY: 'agent-prod/otel-collector' } })
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(ran.summary).toContain('otel&#45;collector 111111111111')
  })

  test('a changed secret starts the collector anew, and nothing else', async () => {
    const secret = {
      address: 'aws_secretsmanager_secret_version.grafana[0]',
      type: 'aws_secretsmanager_secret_version',
    }
    const first = [
      { when: 'show -json \\S+tfplan', out: planned([{ ...secret, actions: ['update'] }]) },
      { when: '^aws ecs update-service .*--service agent-prod-otel-collector --force-new-deployment' },
    ]
    const ran = await deploy({ first })
    expect(callsOf(ran, /update-service/)).toHaveLength(1)
    expect(callsOf(await deploy(), /update-service/)).toEqual([])
  })

  test('the gate reads the environment as the stack describes it, unless the repository has a table', async () => {
    const seen = (ran: Ran) =>
      ran.calls.find(({ line }) => line.startsWith('otel verify'))?.variables['CHATOPS_ENVIRONMENTS']
    expect(seen(await deploy())).toBe('[{"name":"production","prefix":"agent-prod"}]')
    const table = '[{"name":"production","prefix":"other"}]'
    expect(seen(await deploy({ vars: { ...vars, CHATOPS_ENVIRONMENTS: table } }))).toBe(table)
  })

  test('the bot is bundled, built and updated only where its name and repository are given', async () => {
    const first = [
      { when: 'describe-images .* otel-chatops ', error: 'ImageNotFoundException', status: 254, times: 1 },
      { when: 'describe-images .* otel-chatops ', out: digest('e') },
      { when: '^npm ci --ignore-scripts --no-audit|^npm run bundle$' },
      { when: '^docker build --platform linux/arm64 .*/release/\\.$|^docker push .*/otel-chatops:' },
      { when: '^aws lambda (update-function-code|wait function-updated-v2) --function-name otel-chatops-(api|worker)' },
    ]
    const ran = await deploy({ first, vars: { ...vars, BOT_REPOSITORY: 'otel-chatops', BOT_NAME: 'otel-chatops' } })
    expect(ran.log).not.toContain('no stand-in')
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(callsOf(ran, /npm run bundle/)).toHaveLength(1)
    expect(callsOf(ran, /update-function-code/)).toHaveLength(2)
    expect(callsOf(ran, /update-function-code/)[0]).toContain(`otel-chatops@${digest('e')}`)
    expect(callsOf(await deploy(), /bundle|lambda/)).toEqual([])
  })

  test('secrets of the bot are stored when there are some, by name', async () => {
    const first = [{ when: '^otel secrets set ', reads: true }]
    const ran = await deploy({
      first,
      vars: { ...vars, CHATOPS_SECRET_ID: 'otel-chatops/secrets' },
      secrets: { SLACK_BOT_TOKEN: 'xoxb-leaked', GH_WEBHOOK_SECRET: 'hook-leaked' },
    })
    expect(callsOf(ran, /secrets set/)).toEqual([
      'otel secrets set SLACK_BOT_TOKEN',
      'otel secrets set GITHUB_WEBHOOK_SECRET',
    ])
    expect(ran.log + ran.summary + JSON.stringify(ran.calls.map(({ line }) => line))).not.toContain('leaked')
  })
})
