import type { ActionsBlock, Button as BlockButton } from '@slack/types'
import type { Button } from '../../card.ts'
import { cut } from '../text.ts'
import { limits } from './limits.ts'

/** Presses of buttons that run a line, and of the one that shares an answer. */
export const runAction = /^otel_run_\d{1,2}$/
export const shareAction = 'otel_share'

const buttonOf = (button: Button, index: number, answer: string | undefined): BlockButton | undefined => {
  const value = button.does === 'run' ? button.line : answer
  // A line that was cut would be another line, so it gets no button.
  if (value === undefined || value === '' || value.length > limits.buttonValue || button.label === '') return undefined
  return {
    type: 'button',
    action_id: button.does === 'run' ? `otel_run_${index}` : shareAction,
    text: { type: 'plain_text', text: cut(button.label, limits.buttonLabel), emoji: false },
    value,
    ...(button.primary ? { style: 'primary' as const } : {}),
  }
}

/** @returns the buttons as one actions block, or none; a share button needs an answer that can be shared. */
export const buttonsBlock = (buttons: readonly Button[], answer?: string): ActionsBlock[] => {
  const elements = buttons
    .slice(0, limits.buttons)
    .map((button, index) => buttonOf(button, index, answer))
    .filter((button) => button !== undefined)
  return elements.length === 0 ? [] : [{ type: 'actions', elements }]
}
