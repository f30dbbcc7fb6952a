import { costPage } from './page.ts'
import { bootstrapCosts, botCosts, stackCosts } from './variants.ts'

/** @returns the pages as Terraform's plans have them now; fails where a plan has a resource whose cost nobody has said. */
export const costDocuments = async (): Promise<{ path: string; text: string }[]> => {
  const costs = { stacks: await stackCosts(), bot: await botCosts(), account: await bootstrapCosts() }
  return [
    { path: 'docs/cost.md', text: costPage(costs, 'en') },
    { path: 'docs/cost.zh-CN.md', text: costPage(costs, 'zh-CN') },
  ]
}
