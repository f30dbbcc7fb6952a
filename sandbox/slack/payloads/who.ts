import type { Slack } from '../slack.ts'

/** What Slack sends to `POST /slack/events`: one body with its media type. */
export type Payload = { type: 'application/x-www-form-urlencoded' | 'application/json'; body: string }

/** Whose hand it comes from, and where. */
export type Who = { slack: Slack; baseUrl: string; user: string; channel: string }

/** A trigger lives for three seconds (docs.slack.dev/interactivity/handling-user-interaction). */
const triggerMs = 3000

/** @returns a fresh trigger id of that person. */
export const issueTrigger = (slack: Slack, user: string): string => {
  const id = `${slack.next()}.${slack.now().getTime()}.${crypto.randomUUID().replaceAll('-', '')}`
  slack.triggers.set(id, { user, until: slack.now().getTime() + triggerMs, used: false })
  return id
}

/** @returns the names of the person and of the channel. */
export const namesOf = ({ slack: { workspace }, user, channel }: Who) => ({
  person: workspace.people.find(({ id }) => id === user)?.name ?? user,
  place: workspace.channels.find(({ id }) => id === channel)?.name ?? channel,
})

/** @returns the name in the form of a Slack handle. */
export const handle = (name: string): string => name.toLowerCase().replaceAll(' ', '-')
