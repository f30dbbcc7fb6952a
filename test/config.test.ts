import { describe, expect, it } from 'vitest'
import { ConfigError, configFrom } from '../src/config.ts'

const problems = (variables: Record<string, string>): readonly string[] => {
  try {
    configFrom(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('is one environment called production with the names of the guide when nothing is set', () => {
    const [production, second] = configFrom({}).environments
    expect(second).toBeUndefined()
    expect(production).toMatchObject({
      name: 'production',
      region: 'us-east-1',
      cluster: 'agent-prod-cluster',
      collectorService: 'agent-prod-otel-collector',
      discoveryService: 'otel-collector',
      logGroup: '/ecs/agent-prod',
      collectorLogGroup: '/ecs/agent-prod/otel-collector',
      metricNamespace: 'AgentTeam/production',
    })
  })
  it('takes the region of the process where an environment names none', () => {
    expect(configFrom({ AWS_REGION: 'eu-west-1' }).environments[0]?.region).toBe('eu-west-1')
  })
  it('lets a stack that somebody else made be watched by naming its parts', () => {
    const table = JSON.stringify([{ name: 'old', cluster: 'main', collectorService: 'adot', metricNamespace: 'Shop' }])
    expect(configFrom({ CHATOPS_ENVIRONMENTS: table }).environments[0]).toMatchObject({
      cluster: 'main',
      collectorService: 'adot',
      metricNamespace: 'Shop',
      collectorNamespace: 'Shop/Collector',
    })
  })
  it('reads the table from a file where one is named', () => {
    const read = (path: string) => (path === 'table.json' ? '[{"name":"dev"}]' : '')
    expect(configFrom({ CHATOPS_ENVIRONMENTS_FILE: 'table.json' }, read).environments[0]?.name).toBe('dev')
  })
  it('reports every problem at once', () => {
    const found = problems({
      CHATOPS_LANGUAGE: 'fr',
      SLACK_BOT_TOKEN: 'nope-secret-value',
      SLACK_API_URL: 'http://example.com/api/',
      CHATOPS_ENVIRONMENTS: '[{"name":"UPPER","clusterr":"x"}]',
    })
    expect(found).toHaveLength(5)
    for (const name of [
      'CHATOPS_LANGUAGE',
      'SLACK_BOT_TOKEN',
      'SLACK_API_URL',
      'CHATOPS_ENVIRONMENTS.0.name',
      'clusterr',
    ])
      expect(found.join('\n')).toContain(name)
  })
  it('never repeats a value that may be a secret', () => {
    expect(problems({ SLACK_BOT_TOKEN: 'nope-secret-value' }).join()).not.toContain('nope-secret-value')
  })
  it('refuses two environments of one name, an empty table and what is not JSON', () => {
    expect(problems({ CHATOPS_ENVIRONMENTS: '[{"name":"a"},{"name":"a"}]' })[0]).toContain('one name')
    expect(problems({ CHATOPS_ENVIRONMENTS: '[]' })).toHaveLength(1)
    expect(problems({ CHATOPS_ENVIRONMENTS: '{' })).toEqual(['CHATOPS_ENVIRONMENTS: is not valid JSON'])
  })
  it.each([
    ['GITHUB_REPOSITORY', 'shop', 'octo/shop'],
    ['GITHUB_WORKFLOW_FILE', '../deploy.yml', 'release.yaml'],
    ['GITHUB_TOKEN', 'two words of a token here', 'github_pat_0123456789abcdef'],
    ['GITHUB_APP_ID', 'app', 'Iv23li0123456789'],
    ['GITHUB_INSTALLATION_ID', '1e5', '12345'],
    ['GITHUB_APP_PRIVATE_KEY', 'MIIEow==', '-----BEGIN PRIVATE KEY-----\nMIIEow==\n-----END PRIVATE KEY-----\n'],
    ['GITHUB_API_URL', 'http://example.com', 'https://github.example.com/api/v3'],
    ['CHATOPS_API_URL', 'http://example.com', 'http://abc.execute-api.localhost:4566'],
    ['CHATOPS_NAME', 'a bot', 'otel-chatops'],
  ] as const)('takes %s in its own form only', (name, wrong, right) => {
    expect(problems({ [name]: wrong }).join()).toContain(name)
    expect(problems({ [name]: wrong }).join()).not.toContain(wrong)
    expect(configFrom({ [name]: right })[name]).toBe(right)
  })
  it('takes \\n for the line breaks of a key, and leaves what GitHub Actions sets alone', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\\nMIIEow==\\n-----END RSA PRIVATE KEY-----'
    expect(configFrom({ GITHUB_APP_PRIVATE_KEY: key }).GITHUB_APP_PRIVATE_KEY?.split('\n')).toHaveLength(4)
    // There GITHUB_WORKFLOW is a title.
    const runner = { GITHUB_WORKFLOW: 'Deploy it', GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: 'https://api.github.com' }
    expect(configFrom(runner).GITHUB_WORKFLOW_FILE).toBe('deploy.yml')
  })
  it('takes plain http for Slack on loopback only', () => {
    expect(configFrom({ SLACK_API_URL: 'http://127.0.0.1:3000/api/' }).SLACK_API_URL).toBe('http://127.0.0.1:3000/api/')
    expect(problems({ SLACK_API_URL: 'http://127.0.0.1.example.com/' })).toHaveLength(1)
  })
})
