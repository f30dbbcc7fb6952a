import type { applicationsLeftOut } from '../../../diagnosis/left-out/applications.ts'

export const leftOut: Record<keyof typeof applicationsLeftOut, string> = {
  T9: '进程在发出最后的 span 之前就结束',
  T45: 'SDK 的第二个错误因文本相同而被静默 20 秒',
}
