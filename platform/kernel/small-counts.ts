/**
 * Small counts of people are not told: who stands among four is soon known by name. One rule for every figure, list of groups and export
 * (个人信息保护法 art. 6, least scope; the threshold is the house's, see docs/decisions).
 */
export const SMALLEST_SHOWN = 5

/** Whether a count would tell of too few; nobody at all may be told. */
export const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN

/** The sentence that stands where a figure is left out. */
export const SMALL_NOTE = `不足${SMALLEST_SHOWN}人，为保护个人信息不显示`

/**
 * Counts of groups that add up to a total that is shown as well: null where left out. Where exactly one group is small the next smallest is
 * left out too, else the one could be worked out from the total.
 */
export function shownCounts(counts: readonly number[]): Array<number | null> {
  const shown: Array<number | null> = counts.map((n) => (isSmall(n) ? null : n))
  if (shown.filter((n) => n === null).length !== 1) return shown
  const smallest = Math.min(...shown.filter((n): n is number => n !== null && n > 0))
  const second = shown.indexOf(smallest)
  if (second >= 0) shown[second] = null
  return shown
}
