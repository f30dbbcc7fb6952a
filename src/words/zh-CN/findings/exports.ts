import type { FindingWords } from '../../finding-words.ts'
import { access } from './exports-access.ts'
import { backends } from './exports-backends.ts'
import { credentials } from './exports-credentials.ts'
import { gateway } from './exports-gateway.ts'
import { network } from './exports-network.ts'
import { policies } from './exports-policies.ts'

export const exports: FindingWords<'exports'> = {
  ...access,
  ...policies,
  ...credentials,
  ...network,
  ...backends,
  ...gateway,
}
