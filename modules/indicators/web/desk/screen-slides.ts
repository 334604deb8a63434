import { figuresOf, type Board } from './board-figures.ts'
import type { Figure } from './figures.tsx'

export type Slide = { kind: 'figures'; title: string; figures: Figure[] } | { kind: 'map'; figure: Figure }

const PER_SLIDE = 4
const MAPS = 3

/**
 * What a hall sees in turn: the figures of each group, four at a time, then a few as maps. Only sums that are shown to everybody at the desk; what
 * is hidden as small or is not there yet stays away.
 */
export function slidesOf(board: Board): Slide[] {
  const slides: Slide[] = []
  for (const group of board.groups) {
    const shown = group.figures.filter(({ value }) => value.value !== null && !value.suppressed)
    for (let i = 0; i < shown.length; i += PER_SLIDE) slides.push({ kind: 'figures', title: group.title, figures: shown.slice(i, i + PER_SLIDE) })
  }
  if (board.level === 'community') return slides
  const maps = figuresOf(board).filter(({ value }) => value.value !== null && value.kind === 'computed' && value.unit === '%' && board.breakdown.codes.includes(value.code))
  // Where places differ there is something to see; a figure with a target before one without.
  const differs = ({ value }: Figure) => value.value! > 2 && value.value! < 98
  const first = [...maps].sort((a, b) => Number(differs(b)) - Number(differs(a)) || Number(Boolean(b.value.target)) - Number(Boolean(a.value.target))).slice(0, MAPS)
  return [...slides, ...first.map((figure) => ({ kind: 'map' as const, figure }))]
}
