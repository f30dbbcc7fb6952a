import type { startLeftOut } from '../../../diagnosis/left-out/start.ts'

export const leftOut: Record<keyof typeof startLeftOut, string> = {
  U26: 'a configuration that is too large for its SSM parameter, which Terraform says at apply',
  U35: 'errors that the collector did not write down, because its own log is sampled',
}
