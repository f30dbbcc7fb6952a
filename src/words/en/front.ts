import { channelSpan, code, joined, type Rich, type Span, say } from '../../rich.ts'

const channels = (ids: readonly string[]): Rich => joined(ids.slice(0, 5).map(channelSpan))

/** What the Slack front door says by itself: refusals, and the ends that are not an answer. */
export const front = {
  alreadyReceived: 'This was already received; it runs once.',
  notQueued: 'It could not be queued, and nothing was started. Please ask again in a minute.',
  maybeQueued:
    'Queueing it took too long, so it is not certain that it runs. If no answer follows within a minute, please ask again.',
  notRecorded: 'The request could not be recorded, so nothing was started. Please ask again in a minute.',
  broken: (id: string) =>
    `Something broke on our side, and the answer is lost. Whoever runs this app finds it under ${id}.`,
  tooLong: (most: number) => `That is longer than ${most} characters, which no command needs. Nothing was started.`,
  nothingToRun: 'There was nothing to run in that.',
  wrongWorkspace: 'This app does not answer in this workspace. Whoever runs it can add the workspace to SLACK_TEAM_ID.',
  noDirectMessages: (open: readonly string[]): Rich =>
    open.length === 0
      ? say`Not in direct messages: answers belong where the team sees them. No channel is set up yet; whoever runs this app adds one to its environments.`
      : say`Not in direct messages: answers belong where the team sees them. Ask in ${channels(open)}.`,
  wrongChannel: (open: readonly string[]): Rich =>
    open.length === 0
      ? say`No environment may be read in this channel, nor in any other yet. Whoever runs this app adds the channel's id to an environment.`
      : say`No environment may be read in this channel. Ask in ${channels(open)}, or have this channel's id added to an environment.`,
  externalChannel:
    'This channel is shared with another organisation, so nothing is read here. Ask in a channel of your own.',
  archivedChannel: 'This channel is archived, so nothing is read here.',
  notInChannel: 'Only members of this channel may read here. Join it and ask again.',
  guest: 'Guests may not read environments. Ask a full member of the workspace.',
  stranger: 'Only members of this workspace may read its environments.',
  bot: 'Other apps may not read environments.',
  gone: 'This account is deactivated.',
  notInGroup: (environment: string, groups: readonly string[]): Rich =>
    say`Reading ${code(environment)} needs membership in one of its reader groups: ${joined(groups.map((group) => code(group)))}. Ask whoever keeps these groups.`,
  cannotCheck: 'Slack could not say who you are just now, so nothing was read. Please ask again in a minute.',
  outOfTime:
    'The time for this answer was up before it was complete. Ask for less, such as a shorter --last, or ask again.',
  share: 'Share',
  sharedBy: (person: Span, line: string): Rich => say`Shared by ${person}: ${code(`/otel ${line}`)}`,
  cannotShare: 'That answer is no longer kept (one hour). Ask again, and share the new one.',
  shareElsewhere: 'That answer belongs to another channel, so it is not shared here.',
  omitted: (lines: number) =>
    lines === 1
      ? '1 more line did not fit into a Slack message. The terminal (otel) shows all of it.'
      : `${lines} more lines did not fit into a Slack message. The terminal (otel) shows all of them.`,
}
