/** Rows of the catalogue in this area that have no cause here, and why. */
export const applicationsLeftOut = { T9: 'no_source', T45: 'not_visible' } as const
