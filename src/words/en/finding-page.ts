import type { Source } from '../../diagnosis/cause.ts'

/** Headings and sentences of the pages that are made from findings; the answers never say them. */
export const findingPage = {
  made: 'Made from the catalogue by npm run docs.',
  title: 'What troubleshoot can find',
  intro:
    'Each cause has a page. The bot says *confirmed* only where an explicit error or state proves the cause itself; *likely* where the evidence fits and others are excluded; *possible* for a candidate.',
  means: 'What it means',
  shows: 'How it shows',
  fix: 'How to fix it',
  prevent: 'How to prevent it',
  asCommand: 'As a command:',
  source: 'Source of the signature',
  sources: {
    code: 'source code of the component',
    measured: 'measured',
    recorded: 'recorded from a real collector or SDK',
    documented: "the vendor's documentation",
    issue: 'an issue of the project',
    none: 'none that could be confirmed, so it is never called confirmed',
  } satisfies Record<Source, string>,
  hop: 'Hop',
  tryIt: 'Try it without an account:',
  back: 'All causes',
  columns: { cause: 'Cause', hop: 'Hop', symptoms: 'Symptoms' },
  symptoms: { logs: 'logs', traces: 'traces', metrics: 'metrics', collector: 'collector' },
  areas: {
    start: 'The collector does not start, or its configuration is wrong',
    tasks: "The collector's tasks and the platform",
    exports: 'Exports fail',
    applications: 'Applications do not send',
    metrics: 'Metrics and traces are not where they are looked for',
    logs: 'Log lines and their fields',
  },
  leftOut: 'Known causes without a check',
  leftOutIntro: 'These are named under *not checked*, with the reason.',
  reasons: {
    no_source: 'no source for its signature',
    not_visible: 'nothing that the bot can read tells it from a healthy stack',
  },
}
