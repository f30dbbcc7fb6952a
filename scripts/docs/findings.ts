import { type Fault, faults } from '../../sandbox/faults/index.ts'
import type { AnyCause } from '../../src/diagnosis/cause.ts'
import { causes } from '../../src/diagnosis/causes.ts'
import { type Area, type Kind, kindsByArea, valueNames } from '../../src/diagnosis/kinds.ts'
import { leftOut } from '../../src/diagnosis/left-out.ts'
import { completed, EnvironmentRow } from '../../src/environment.ts'
import { markdown } from '../../src/terminal/markdown.ts'
import { pageOf } from '../../src/views/troubleshoot.ts'
import { findingPage as english } from '../../src/words/en/finding-page.ts'
import { findingTexts } from '../../src/words/findings.ts'
import { leftOutNames } from '../../src/words/left-out.ts'
import { type Language, languages } from '../../src/words/words.ts'
import { findingPage as chinese } from '../../src/words/zh-CN/finding-page.ts'

type Document = { path: string; text: string }

const pages = { en: english, 'zh-CN': chinese } satisfies Record<Language, typeof english>
const environment = completed(EnvironmentRow.parse({ name: 'production' }))

const fileOf = (kind: string, language: Language): string => pageOf(kind, language).replace('docs/findings/', '')
const indexOf = (language: Language): string => fileOf('README', language)

const causeOf = (kind: Kind): AnyCause => {
  const cause = causes.find((each) => each.kind === kind)
  if (cause === undefined) throw new RangeError(`no cause is of the kind ${kind}`)
  return cause
}

/** Names of a case stand on a page as `<name>`. */
const placeholders = (kind: Kind) => Object.fromEntries(valueNames(kind).map((name) => [name, `<${name}>`]))

const commandOf = (cause: AnyCause, words: (typeof pages)[Language]): string[] => {
  const command = cause.command?.({ subject: '<subject>', values: placeholders(cause.kind) }, environment)
  return command === undefined ? [] : [words.asCommand, `\`\`\`sh\n${command}\n\`\`\``]
}

const tryIt = (kind: Kind, words: (typeof pages)[Language]): string[] => {
  const fault = (faults as readonly Fault[]).find(({ finds }) => finds === kind)
  return fault === undefined
    ? []
    : [`${words.tryIt}\n\`\`\`sh\nnpx otel troubleshoot --sandbox --fault ${fault.name}\n\`\`\``]
}

const findingPage = (kind: Kind, language: Language): string => {
  const words = pages[language]
  const { hops } = languages[language]
  const cause = causeOf(kind)
  const text = findingTexts(language)[kind]
  const values = placeholders(kind)
  return `${[
    `<!-- ${words.made} -->`,
    `# ${text.name}`,
    `> ${markdown(text.title('<subject>', values))}`,
    `## ${words.means}\n${markdown(text.means)}`,
    `## ${words.shows}\n${markdown(text.shows)}`,
    [`## ${words.fix}`, markdown(text.fix('<subject>', values)), ...commandOf(cause, words)].join('\n'),
    `## ${words.prevent}\n${markdown(text.prevent)}`,
    ...tryIt(kind, words),
    [
      '---',
      `- ${words.hop}: ${hops[cause.hop as keyof typeof hops]}`,
      `- ${words.source}: ${words.sources[cause.source]}`,
      `- [${words.back}](${indexOf(language)})`,
    ].join('\n'),
  ].join('\n\n')}\n`
}

const areaTable = (area: Area, language: Language): string => {
  const words = pages[language]
  const { hops } = languages[language]
  const rows = (Object.keys(kindsByArea[area]) as Kind[]).map((kind) => {
    const { hop, symptoms } = causeOf(kind)
    const named = symptoms.map((each) => words.symptoms[each]).join(', ')
    return `| [${findingTexts(language)[kind].name}](${fileOf(kind, language)}) | ${hops[hop as keyof typeof hops]} | ${named} |`
  })
  const { cause, hop, symptoms } = words.columns
  return `## ${words.areas[area]}\n| ${cause} | ${hop} | ${symptoms} |\n|---|---|---|\n${rows.join('\n')}`
}

const leftOutPart = (language: Language): string => {
  const words = pages[language]
  const names = leftOutNames(language)
  const rows = Object.entries(leftOut).map(([row, reason]) => `- ${names[row]}: ${words.reasons[reason]}`)
  return `## ${words.leftOut}\n${words.leftOutIntro}\n\n${rows.join('\n')}`
}

const indexPage = (language: Language): string => {
  const words = pages[language]
  const areas = Object.keys(kindsByArea) as Area[]
  return `${[`<!-- ${words.made} -->`, `# ${words.title}`, words.intro, ...areas.map((area) => areaTable(area, language)), leftOutPart(language)].join('\n\n')}\n`
}

/** @returns a page for every kind of cause and their index, in both languages. */
export const findingPages = (): Document[] =>
  (Object.keys(pages) as Language[]).flatMap((language) => [
    { path: `docs/findings/${indexOf(language)}`, text: indexPage(language) },
    ...causes.map(({ kind }) => ({ path: pageOf(kind, language), text: findingPage(kind as Kind, language) })),
  ])
