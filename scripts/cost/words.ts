import type { Group } from './line.ts'
import type { Variant } from './variants.ts'
import { chinese } from './words.zh-CN.ts'

export type Words = {
  title: string
  intro: string
  groups: Record<Group, string>
  headings: { sum: string; variants: string; lines: string; assumptions: string; prices: string; routes: string }
  columns: {
    what: string
    quantity: string
    unit: string
    price: string
    month: string
    source: string
    read: string
    part: string
    variant: string
    stack: string
    difference: string
  }
  variants: Record<Variant, string>
  parts: { stack: string; bot: string; account: string; whole: string }
  notes: { variants: string; lines: string; routes: string; prices: string; unconfirmed: string; assumptions: string }
}

/** The page's words in both languages; what a line is called stays as the plan names it. */
export const words: Record<'en' | 'zh-CN', Words> = {
  en: {
    title: 'What it costs',
    intro:
      'A month of 730 hours in REGION, in US dollars, computed by `npm run cost` from Terraform’s plan of `infra/`, `infra/bot` and `infra/bootstrap` with the default of every variable and two services of the default size, from list prices, and from the assumptions below. No free tier, no discount, no tax, no traffic to Grafana Cloud. Traffic decides the logs and traces: put in your own.',
    groups: {
      tasks: 'Fargate tasks',
      network: 'Network',
      insights: 'Container Insights',
      metrics: 'Custom metrics',
      logs: 'Logs',
      traces: 'Traces',
      alarms: 'Alarms and dashboard',
      keys: 'Keys, secrets, parameters',
      bot: 'The bot',
      storage: 'State and images',
    },
    headings: {
      sum: 'In sum',
      variants: 'Variants of the stack',
      lines: 'Line by line',
      assumptions: 'Assumptions',
      prices: 'Prices',
      routes: 'The price of `metrics.by_route`',
    },
    columns: {
      what: 'what',
      quantity: 'quantity',
      unit: 'unit',
      price: 'price',
      month: '$ a month',
      source: 'source',
      read: 'read on',
      part: 'part',
      variant: 'variant',
      stack: 'stack, $ a month',
      difference: 'difference',
    },
    variants: {
      production: 'production: NAT gateway, enhanced Container Insights, two collector tasks',
      endpoints: '`network.egress = "endpoints"` instead of the NAT gateway',
      enabled: '`container_insights = "enabled"`',
      staging: '`environment = "staging"`: one collector task',
      routes: '`metrics.by_route = true`',
    },
    parts: {
      stack: 'A stack, for each environment',
      bot: 'The bot, once',
      account: 'State and images, once an account',
      whole: 'One environment with everything',
    },
    notes: {
      variants: 'Each differs from production by that alone.',
      lines: 'Lines that cost nothing are left out.',
      routes:
        'Each route of each service is one more custom metric: services × routes × $METRIC. With ROUTES routes and 2 services that is $SUM a month; with 200 routes and 10 services, $MANY.',
      prices:
        'AWS’s own pages fill in their figures by scripts; where a figure was read elsewhere, that page is named too.',
      unconfirmed: 'not confirmed: known, but not found on a page on that day',
      assumptions:
        'From `scripts/cost/assumptions.ts`. How many metrics Container Insights makes is counted from AWS’s lists, and not confirmed on a bill.',
    },
  },
  'zh-CN': chinese,
}
