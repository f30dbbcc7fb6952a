import { assumptions, insightsMetrics } from './assumptions.ts'
import { type Group, groups, type Line } from './line.ts'
import { priceOf, prices, region } from './prices.ts'
import type { Variant } from './variants.ts'
import { words } from './words.ts'

export type Costs = { stacks: Record<Variant, Line[]>; bot: Line[]; account: Line[] }

const sum = (lines: readonly Line[]): number => lines.reduce((total, { usd }) => total + usd, 0)
const dollars = (usd: number): string => usd.toFixed(2)
const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(3)

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')

const flat = (record: object): [string, unknown][] => Object.entries(record)

/** @returns the page in one language: sums, variants, lines, assumptions, prices with their sources. */
export const costPage = ({ stacks, bot, account }: Costs, language: keyof typeof words): string => {
  const { title, intro, groups: groupWords, headings, columns, variants, parts, notes } = words[language]
  const { production } = stacks
  const all = [...production, ...bot, ...account]
  const byGroup = (group: Group): number => sum(all.filter((each) => each.group === group))
  const routes = (services: number, count: number): string => dollars(services * count * priceOf('customMetric').usd)
  const routeNote = notes.routes
    .replace('METRIC', dollars(priceOf('customMetric').usd))
    .replace('ROUTES', String(assumptions.routesPerService))
    .replace('SUM', routes(2, assumptions.routesPerService))
    .replace('MANY', routes(10, 200))
  const used = new Set([...Object.values(stacks).flat(), ...all].map(({ price }) => price))
  const source = ({ url, seenAt, confirmed }: ReturnType<typeof priceOf>): string =>
    [`<${url}>`, ...(seenAt ? [`<${seenAt}>`] : []), ...(confirmed ? [] : [`**${notes.unconfirmed}**`])].join(', ')
  return `<!-- Made by npm run cost from Terraform's plans and scripts/cost. -->
# ${title}
${intro.replace('REGION', region)}

## ${headings.sum}
${table(
  [columns.part, columns.month],
  [
    [parts.stack, dollars(sum(production))],
    [parts.bot, dollars(sum(bot))],
    [parts.account, dollars(sum(account))],
    [`**${parts.whole}**`, `**${dollars(sum(all))}**`],
  ],
)}

${table(
  [columns.what, columns.month],
  groups.map((group) => [groupWords[group], dollars(byGroup(group))]),
)}

## ${headings.variants}
${notes.variants}

${table(
  [columns.variant, columns.stack, columns.difference],
  (Object.keys(stacks) as Variant[]).map((name) => {
    const difference = sum(stacks[name]) - sum(production)
    return [
      variants[name],
      dollars(sum(stacks[name])),
      name === 'production' ? '' : `${difference < 0 ? '−' : '+'}${dollars(Math.abs(difference))}`,
    ]
  }),
)}

### ${headings.routes}
${routeNote}

## ${headings.lines}
${notes.lines}

${table(
  [columns.part, columns.what, columns.quantity, columns.unit, columns.price, columns.month],
  all
    .filter(({ usd }) => usd >= 0.005)
    .map(({ group, what, price, quantity, usd }) => [
      groupWords[group],
      what,
      number(quantity),
      priceOf(price).unit,
      String(priceOf(price).usd),
      dollars(usd),
    ]),
)}

## ${headings.assumptions}
${notes.assumptions}

${table(
  [columns.what, columns.quantity],
  [...flat(assumptions), ...flat(insightsMetrics).map(([name, value]) => [`insights: ${name}`, value] as const)].map(
    ([name, value]) => [`\`${name}\``, String(value)],
  ),
)}

## ${headings.prices}
${notes.prices}

${table(
  [columns.what, columns.price, columns.unit, columns.source, columns.read],
  Object.entries(prices)
    .filter(([name]) => used.has(name))
    .map(([, price]) => [price.product, String(price.usd), price.unit, source(price), price.date]),
)}
`
}
