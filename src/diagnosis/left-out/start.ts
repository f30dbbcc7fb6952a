/** Rows of the catalogue in this area that have no cause here, and why. */
export const startLeftOut = { U26: 'not_visible', U35: 'not_visible' } as const
