/** Rows of the catalogue in this area that have no cause here, and why. */
export const exportsLeftOut = {} as const
