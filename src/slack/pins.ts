import type { Config } from '../config.ts'
import type { Sender } from './incoming.ts'

type Pins = Pick<Config, 'SLACK_APP_ID' | 'SLACK_TEAM_ID' | 'SLACK_ENTERPRISE_ID'>

/**
 * @returns whether a request is for our app and comes from a workspace that may ask. An id that is configured must be
 * there and equal; display names never count. Whether the person may ask is the worker's question.
 */
export const isPinned = (sender: Sender, pins: Pins): boolean => {
  const { SLACK_APP_ID: app, SLACK_TEAM_ID: teams, SLACK_ENTERPRISE_ID: enterprise } = pins
  if (app !== undefined && sender.app !== app) return false
  if (enterprise !== undefined && sender.enterprise !== enterprise) return false
  if (sender.enterpriseInstall && enterprise === undefined) return false
  if (teams === undefined) return sender.team !== undefined || enterprise !== undefined
  return sender.team !== undefined && teams.includes(sender.team)
}
