export type Person = {
  workspace: string
  /** Single- or multi-channel guest. */
  guest: boolean
  /** From another organisation, through Slack Connect. */
  stranger: boolean
  bot: boolean
  deleted: boolean
  locale?: string
}

/** Who people are, as Slack says. An answer that cannot be had is a `PortError`: callers refuse. */
export type People = {
  person(user: string): Promise<Person>
  channel(channel: string): Promise<{ external: boolean; archived: boolean }>
  inChannel(channel: string, user: string): Promise<boolean>
  inGroup(group: string, user: string): Promise<boolean>
}
