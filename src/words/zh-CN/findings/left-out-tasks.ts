import type { tasksLeftOut } from '../../../diagnosis/left-out/tasks.ts'

export const leftOut: Record<keyof typeof tasksLeftOut, string> = {}
