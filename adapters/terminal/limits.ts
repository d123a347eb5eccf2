/** Lines longer than this are hard to read, however wide the window is. */
export const maxColumns = 100
/** A window narrower than this is not wrapped for. */
export const minColumns = 40
/** Problems of the knowledge that are named one by one; the rest is counted. */
export const maxShownWarnings = 5
