/**
 * Who may stand for whom and how it ends. Pure, so that it can be read beside the Civil Code (民法典): guardians of children art. 27, of adults
 * without full capacity arts. 28 and 24, designated art. 31, agreed in advance art. 33; their end art. 39, their removal by a court art. 36;
 * mandates arts. 165 and 173; acts of minors arts. 18 to 20.
 */
import type { GuardianGround, StandingBasis } from './contract.ts'

export type StandingKind = 'guardian' | 'agent' | 'carer'
export type Power = 'apply' | 'read' | 'collect'

export interface Proposed {
  kind: StandingKind
  basis: StandingBasis
  powers: readonly Power[]
  /** Number of the paper, empty when none was given. */
  document: string
  /** Full years of the person stood for. */
  age: number
  /** Full years of who stands. */
  byAge: number
}

export type StandingFault = 'minor' | 'powers_needed' | 'powers_of_carer' | 'proof_needed' | 'basis_does_not_fit' | 'no_mandate_from_child'

const BASES: Record<StandingKind, readonly StandingBasis[]> = {
  guardian: ['parent', 'kin', 'designated', 'agreed', 'court'],
  agent: ['mandate'],
  carer: ['care'],
}

/** The ground that is meant when none is said. */
export const usualBasis = (kind: StandingKind, age: number): StandingBasis => (kind === 'agent' ? 'mandate' : kind === 'carer' ? 'care' : age < 18 ? 'parent' : 'court')

/** What is wrong with a standing that somebody wants to record; null when nothing is. */
export function standingFault(s: Proposed): StandingFault | null {
  if (s.byAge < 18) return 'minor'
  if (!BASES[s.kind].includes(s.basis)) return 'basis_does_not_fit'
  if (s.kind !== 'carer' && !s.powers.length) return 'powers_needed'
  // Care gives no power to act: whoever cares and shall apply or read is given a mandate.
  if (s.kind === 'carer' && s.powers.some((p) => p !== 'collect')) return 'powers_of_carer'
  if (s.kind === 'guardian') {
    // Parents are guardians of their children, and of nobody else.
    if (s.basis === 'parent' && s.age >= 18) return 'basis_does_not_fit'
    // An adult is presumed to have full capacity (art. 18): only a paper says otherwise. So does whatever displaces the parents of a child.
    if (s.basis !== 'parent' && s.document.trim().length < 2) return 'proof_needed'
  }
  // A child gives no mandate (arts. 19, 20): the guardian acts, or gives one.
  if (s.kind === 'agent' && s.age < 18) return 'no_mandate_from_child'
  return null
}

/** The last day that a standing can have: a guardianship of a child by age ends with the eighteenth birthday (art. 17). */
export function latestEnd(kind: StandingKind, basis: StandingBasis, age: number, majority: string, wanted: string | null): string | null {
  if (kind !== 'guardian' || age >= 18) return wanted
  return wanted !== null && wanted < majority ? wanted : majority
}

/** Who asks for the end: the person stood for, the one who stands, the office with its papers, or anybody else. */
export type Side = 'principal' | 'representative' | 'office' | 'other'

export type EndFault = 'not_found' | 'guardian_stays' | 'ground_needed' | 'proof_needed'

/**
 * Whether a standing may be ended by that side. Mandates and care end by either side (art. 173). A guardianship ends by law, by a court or with
 * the guardian's capacity (arts. 36, 39), never by the word of the ward, of the guardian, or of the ward's other agent.
 */
export function endFault(kind: StandingKind, side: Side, ground: GuardianGround | undefined, document: string): EndFault | null {
  if (side === 'other') return 'not_found'
  if (kind !== 'guardian') return null
  if (side !== 'office') return 'guardian_stays'
  if (!ground) return 'ground_needed'
  if (['capable', 'guardian_incapable', 'court'].includes(ground) && document.trim().length < 2) return 'proof_needed'
  return null
}
