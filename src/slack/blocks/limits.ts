/**
 * Slack's limits, from its Block Kit reference, and where it is silent, from what others ran into.
 * Over any of them Slack refuses the whole message, so everything here is kept before sending.
 */
export const limits = {
  /** Blocks in a message. */
  blocks: 50,
  /** Characters of one text. */
  text: 3000,
  /** All characters of a message: `msg_blocks_too_long` was met at about 13,200 (slackapi/bolt-js#2509). */
  message: 12_000,
  /** Rows of a table with its head, columns, and characters of all its cells together. */
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
  /** Table blocks in a message; a second one was refused with `invalid_attachments`. */
  tables: 1,
  /** Elements of an actions block, characters of a button's label and of its value. */
  buttons: 25,
  buttonLabel: 75,
  buttonValue: 2000,
  url: 3000,
} as const
