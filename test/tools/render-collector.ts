import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanVariables, missingCommand } from './terraform-command.ts'

const template = join(import.meta.dirname, '..', '..', 'infra', 'otel_collector.yaml.tftpl')

/** What infra/otel_collector.yaml.tftpl is given; `memory_mib` is the container's memory. */
export type CollectorVariables = {
  environment: string
  region: string
  metric_namespace: string
  collector_namespace: string
  log_group_otlp: string
  log_group_emf: string
  log_group_emf_self: string
  max_connection_age: string
  metrics_publish: string[]
  metrics_by_route: boolean
  grafana_url: string | null
  memory_mib: number
}

/** The stack's own defaults, as infra/variables.tf and infra/variables-collector.tf give them; a test holds both together. */
const defaultVariables: CollectorVariables = {
  environment: 'production',
  region: 'us-east-1',
  metric_namespace: 'AgentTeam/production',
  collector_namespace: 'AgentTeam/production/Collector',
  log_group_otlp: '/ecs/agent-prod/otlp',
  log_group_emf: '/metrics/agent-prod',
  log_group_emf_self: '/metrics/agent-prod/collector',
  max_connection_age: '30m',
  metrics_publish: ['^agent\\.', '^gen_ai\\.'],
  metrics_by_route: false,
  grafana_url: null,
  memory_mib: 1024,
}

/** @returns what terraform printed; throws when it failed or is not there */
const terraform = (args: string[], cwd: string, input: string): string => {
  const env = cleanVariables()
  const { status, stdout, stderr, error } = spawnSync('terraform', args, { cwd, env, input, encoding: 'utf8' })
  if (status !== 0) throw error ?? new Error(`terraform ${args[0]} ended with ${status}:\n${stderr}`)
  return stdout
}

/** Why the template cannot be rendered; undefined when it can. No provider is needed for it. */
export const missingRenderer: string | undefined = missingCommand

if (missingRenderer)
  console.warn(`\n  SKIPPED: every suite that renders the collector's template, because ${missingRenderer}\n`)

/**
 * Renders the template as the stack does, by Terraform's own functions.
 * @returns the minified JSON that the collector reads; throws what Terraform says when the template or a variable is wrong
 */
export const renderCollector = (variables: Partial<CollectorVariables> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'render-collector-'))
  try {
    writeFileSync(join(folder, 'variables.json'), JSON.stringify({ ...defaultVariables, ...variables }))
    const yaml = `yamldecode(templatefile(${JSON.stringify(template)}, jsondecode(file("variables.json"))))`
    // Base64, because the console prints a string with its own escapes.
    const printed = terraform(['console'], folder, `base64encode(jsonencode(${yaml}))`)
    return Buffer.from(printed.trim().replaceAll('"', ''), 'base64').toString('utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
