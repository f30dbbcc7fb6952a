// What a saved plan changes, from `terraform show -json` on standard input. Only addresses leave here, never values.
import { readFileSync } from 'node:fs'

const { resource_changes: changes = [] } = JSON.parse(readFileSync(0, 'utf8'))
const found = { create: [], update: [], replace: [], delete: [], secrets: false }

for (const { address, mode, type, change } of changes) {
  if (mode !== 'managed') continue
  const { actions } = change
  const kind = actions.length > 1 ? 'replace' : actions[0]
  if (kind === 'no-op' || kind === 'read' || !Array.isArray(found[kind])) continue
  found[kind].push(address)
  // Tasks read secrets when they start, and no task definition changes with a secret's value.
  if (type === 'aws_secretsmanager_secret_version' && kind !== 'delete') found.secrets = true
}
process.stdout.write(JSON.stringify(found))
