/** One person's ties of one kind, from a day to a day, without overlaps. */

export interface Span {
  id: string
  from: string
  /** The day after the last, or null while it holds. */
  until: string | null
}

const END = '9999-12-31'
const endOf = (s: { until: string | null }) => s.until ?? END

/**
 * Cuts the spans of one file to the days on which the other has none. A span in whose middle the other begins and ends keeps its later part
 * when it still holds, else its earlier one; one that is wholly covered becomes empty: it begins and ends on its first day and holds on none.
 * @returns only the spans that change.
 */
export function cutToGaps(kept: readonly Span[], cut: readonly Span[]): Span[] {
  const holding = kept.filter((k) => endOf(k) > k.from).sort((a, b) => (a.from < b.from ? -1 : 1))
  const changed: Span[] = []
  for (const span of cut) {
    if (endOf(span) <= span.from) continue
    let pieces = [{ from: span.from, until: endOf(span) }]
    for (const k of holding) {
      pieces = pieces.flatMap((p) => [
        { from: p.from, until: p.until < k.from ? p.until : k.from },
        { from: p.from > endOf(k) ? p.from : endOf(k), until: p.until },
      ].filter((rest) => rest.from < rest.until))
    }
    const piece = pieces.find((p) => p.until === END && span.until === null) ?? pieces[0]
    const next = piece ? { id: span.id, from: piece.from, until: piece.until === END && span.until === null ? null : piece.until } : { id: span.id, from: span.from, until: span.from }
    if (next.from !== span.from || next.until !== span.until) changed.push(next)
  }
  return changed
}
