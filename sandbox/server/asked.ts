import * as z from 'zod'

/** The parts of a slash command or a press that say where its answer belongs. */
export type Asked = { channel: string; user: string; command?: string; responseUrl?: string; thread?: string }

const Command = z.object({
  command: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  response_url: z.string().optional(),
})
const Interaction = z.object({
  channel: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  response_url: z.string().optional(),
})
/** @returns the text as JSON, or undefined when it is none. */
export const jsonIn = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @returns who asked where, when the body is a slash command or an interaction. */
export const askedIn = (body: Buffer): Asked | undefined => {
  const form = new URLSearchParams(body.toString('utf8'))
  const command = Command.safeParse(Object.fromEntries(form))
  if (command.success) {
    const { channel_id: channel, user_id: user, response_url: responseUrl, command: name } = command.data
    return { channel, user, command: name, ...(responseUrl === undefined ? {} : { responseUrl }) }
  }
  const interaction = Interaction.safeParse(jsonIn(form.get('payload')))
  if (!interaction.success) return undefined
  const { channel, user, response_url: responseUrl } = interaction.data
  return { channel: channel.id, user: user.id, ...(responseUrl === undefined ? {} : { responseUrl }) }
}
