import { createContext, useContext } from 'react'
import { useAbilities } from '../../platform/web/desk/index.ts'
import type { Collected } from './pages.ts'

const Contributions = createContext<Collected>({ pages: [], rail: [], tops: [], cards: [], search: [], subjectCards: { person: [], case: [], place: [] } })

/** Hands what the modules bring to the shell. */
export const ContributionsProvider = Contributions

/** What the modules bring, less what this session's abilities do not reach. */
export function useContributions(): Collected {
  const all = useContext(Contributions)
  const held = useAbilities()
  const reaches = (entry: { ability?: string | undefined }) => entry.ability === undefined || held.has(entry.ability)
  return {
    ...all,
    pages: all.pages.filter(reaches),
    rail: all.rail.filter(reaches),
    tops: all.tops.filter(reaches),
    cards: all.cards.filter(reaches),
    search: all.search.filter(reaches),
  }
}
