import type { Card, Mark, Part, Row } from '../card.ts'
import type { ViewContext } from '../commands/command.ts'
import { consolePages } from '../console.ts'
import { facts } from '../diagnosis/facts.ts'
import { knownOf } from '../diagnosis/gather.ts'
import { type StatusValue, statusIsGood } from '../reads/status.ts'
import { code, link, type Rich, say } from '../rich.ts'
import type { Words } from '../words/words.ts'
import { cannot } from './failure.ts'

const below = ({ running, wanted }: { running?: number; wanted?: number }) => (running ?? 0) < (wanted ?? 0)

const wrong = ({ collector, services, alarms }: StatusValue, words: Words): Rich[] => {
  const { status } = words
  const sick = collector.health === 'unhealthy' || collector.health === 'missing'
  return [
    ...(sick ? [say`${status.collector} ${status.health[collector.health]}`] : []),
    ...(!sick && (below(collector) || collector.wanted === 0) ? [status.collectorBelow] : []),
    ...services.filter(below).map(({ name }) => status.serviceBelow(name)),
    ...((alarms.firing ?? 0) > 0 ? [status.firing(alarms.firing ?? 0)] : []),
  ]
}

const collectorRow = ({ collector }: StatusValue, { words: { status }, environment }: ViewContext): Row => {
  const bad =
    below(collector) || collector.wanted === 0 || collector.health === 'unhealthy' || collector.health === 'missing'
  const mark: Mark = bad
    ? 'failed'
    : collector.running === undefined || collector.health === 'unknown'
      ? 'unknown'
      : 'passed'
  const { collectorService } = environment
  return {
    mark,
    title: say`${{ kind: 'text', text: status.collector, strong: true }} ${link(collectorService, consolePages.service(environment, collectorService))}`,
    details: [
      status.together(status.tasks(collector.running, collector.wanted), status.health[collector.health]),
      status.usage(collector.cpuPercent, collector.memoryPercent),
    ],
  }
}

const servicesPart = ({ services }: StatusValue, { words: { status } }: ViewContext): Part =>
  services.length === 0
    ? { kind: 'note', text: status.noServices }
    : {
        kind: 'table',
        head: [status.service, status.running, status.revision, status.state],
        rows: services.map(({ name, running, wanted, revision, rollout }) => [
          [code(name)],
          say`${running}/${wanted}${running < wanted ? ' ❌' : ''}`,
          [code(revision.replace(/^.*:/, ':'))],
          say`${status.rollout[rollout as keyof typeof status.rollout] ?? rollout}`,
        ]),
      }

const alarmsRow = ({ alarms }: StatusValue, { words: { status } }: ViewContext): Row[] => {
  if (alarms.total === undefined) return []
  return alarms.names.length > 0
    ? [{ mark: 'failed', title: status.alarmsFiring(alarms.names) }]
    : [{ mark: alarms.total === 0 ? 'warning' : 'passed', title: status.alarmsQuiet(alarms.total) }]
}

/** @returns one screen: the collector, each service, the alarms, and what could not be read. */
export const statusView = (value: StatusValue, context: ViewContext): Card => {
  const { words, environment, line, commands } = context
  const outcome = statusIsGood(value)
  const { name } = environment
  const headline =
    outcome === 'findings'
      ? words.status.bad(name, wrong(value, words))
      : outcome === 'passed'
        ? words.status.good(name)
        : words.status.unknown(name)
  const missing = value.missing.map(
    ({ fact, ...why }): Row => ({
      mark: 'unknown',
      title: words.verify.missing(words.factNames[fact], cannot(why, words)),
    }),
  )
  const shown = (['services', 'collectorTasks', 'collectorUsage', 'alarms'] as const).map((fact) =>
    facts[fact].command(environment, knownOf(value.gathered)),
  )
  return {
    mark: outcome === 'findings' ? 'failed' : outcome === 'passed' ? 'passed' : 'unknown',
    headline,
    parts: [
      { kind: 'rows', rows: [collectorRow(value, context), ...alarmsRow(value, context), ...missing] },
      servicesPart(value, context),
      ...(value.servicesTotal === undefined
        ? []
        : [{ kind: 'note' as const, text: words.status.moreServices(value.services.length + 1, value.servicesTotal) }]),
      ...(commands ? [{ kind: 'code' as const, text: shown.join('\n') }] : []),
    ],
    buttons: [
      { label: words.answers.verify, does: 'run', line: `verify ${name}`, primary: true },
      { label: words.answers.again, does: 'run', line },
      ...(alarmsRow(value, context).some(({ mark }) => mark === 'failed')
        ? [{ label: words.answers.alarms, does: 'run' as const, line: `alarms ${name}` }]
        : []),
      { label: words.answers.share, does: 'share' },
    ],
  }
}
