/**
 * Rows of the catalogue in this area that have no cause here, and why: L5, an adapter that replaces the fields of a call,
 * leaves lines that look like those of an adapter whose calls have none; L13, lines that were dropped, leaves nothing.
 */
export const logsLeftOut = { L5: 'not_visible', L13: 'not_visible' } as const
