// The ECS services of a stack. Without arguments: from its state on standard input (`terraform show -json`), as JSON with the
// task definition that each must run, the hash of the collector's configuration, and the environment's row for `otel`. With
// `restart PLAN SERVICES`: lines of cluster and name of those that a changed secret concerns.
import { readFileSync } from 'node:fs'

const all = ({ resources = [], child_modules: modules = [] } = {}) => [...resources, ...modules.flatMap(all)]
const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

const inState = ({ values }) => {
  const services = all(values?.root_module)
    .filter(({ type, mode }) => type === 'aws_ecs_service' && mode === 'managed')
    .map(({ values: { name, cluster, task_definition: taskDefinition } }) => ({ name, cluster, taskDefinition }))
  const { collector_config_sha256: hash, environment } = values?.outputs ?? {}
  // The role of this run is in the environment's own account; the read role is the bot's.
  const { readRole: _, externalId: __, ...row } = environment?.value ?? {}
  return { services, ...(hash?.value && { configSha256: hash.value }), ...(row.name && { environment: row }) }
}

const [what, plan, services] = process.argv.slice(2)
if (what === 'restart') {
  const concerned = read(plan).secrets
    ? read(services).services.filter(({ name }) => name.endsWith('-otel-collector'))
    : []
  for (const { cluster, name } of concerned) process.stdout.write(`${cluster} ${name}\n`)
} else process.stdout.write(JSON.stringify(inState(read(0))))
