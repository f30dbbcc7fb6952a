import type { logsLeftOut } from '../../../diagnosis/left-out/logs.ts'

export const leftOut: Record<keyof typeof logsLeftOut, string> = {
  L5: 'LoggerAdapter 替换了调用给出的字段',
  L13: '日志驱动在 non-blocking 模式下丢弃日志行',
}
