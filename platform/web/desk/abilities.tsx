import { createContext, useContext, type ReactNode } from 'react'

const Abilities = createContext<ReadonlySet<string>>(new Set())

/** Holds what the server says this session may do, for every page below. */
export function AbilitiesProvider({ abilities, children }: { abilities: readonly string[]; children: ReactNode }) {
  return <Abilities value={new Set(abilities)}>{children}</Abilities>
}

/** Whether the door opens for this session. What may be done to one row comes with that row's reply. */
export function useAbility(ability: string | undefined): boolean {
  const held = useContext(Abilities)
  return ability === undefined || held.has(ability)
}

/** The whole set, for lists of entries that each need another ability. */
export function useAbilities(): ReadonlySet<string> {
  return useContext(Abilities)
}
