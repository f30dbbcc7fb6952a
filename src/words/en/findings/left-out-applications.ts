import type { applicationsLeftOut } from '../../../diagnosis/left-out/applications.ts'

export const leftOut: Record<keyof typeof applicationsLeftOut, string> = {
  T9: 'A process ends before its last spans are sent',
  T45: 'A second error of an SDK is muted for 20 seconds after the same text',
}
