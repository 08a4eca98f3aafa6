/**
 * Counts beyond which no sensible body goes. A result that would be larger ends the rendering (`LimitError`): filters that
 * can multiply what they are given must ask before they build it.
 */

/** UTF-16 units of one text. */
export const longestText = 4_000_000;
/** Items of one array, and integers of a range that something walks. */
export const longestArray = 200_000;
/** Decimal digits of one integer. */
export const longestInteger = 10_000;
