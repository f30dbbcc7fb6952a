import type { logsLeftOut } from '../../../diagnosis/left-out/logs.ts'

export const leftOut: Record<keyof typeof logsLeftOut, string> = {
  L5: 'A LoggerAdapter replaces the fields of a call',
  L13: 'The log driver drops lines in non-blocking mode',
}
