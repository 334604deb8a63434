/**
 * How minors are protected. Pure. Under fourteen every fact is sensitive personal information and needs a parent's or guardian's consent
 * (个人信息保护法 arts. 28, 31); under eighteen one is a minor (民法典 art. 17, 未成年人保护法), whose data staff open by least privilege
 * (未成年人网络保护条例 art. 36).
 */
import type { PostKind } from '../organisations/contract.ts'
import { ageOn } from './ages.ts'

export type Protection = 'under14' | 'minor' | 'adult'

export function protectionOf(bornOn: string, today: string): Protection {
  const age = ageOn(bornOn, today)
  return age < 14 ? 'under14' : age < 18 ? 'minor' : 'adult'
}

/** Posts that serve children themselves: registration, visits, child welfare. Whoever arbitrates, dispatches or directs does without. */
const SERVE_CHILDREN: readonly PostKind[] = ['grid_worker', 'window_clerk', 'community_worker', 'station_head', 'street_officer', 'civil_affairs_officer']

export const servesChildren = (post: PostKind): boolean => SERVE_CHILDREN.includes(post)

export type OpeningFault = 'not_for_this_post' | 'ref_needed'

/**
 * Whether staff may open a minor's file. Posts that do not serve children: only for a case with its number. A child under fourteen: nobody
 * "to have a look"; a visit, case or correction names its number, at the window or on request the guardian stands there.
 */
export function openingFault(protection: Protection, post: PostKind, purpose: string, ref: string): OpeningFault | null {
  if (protection === 'adult') return null
  const named = ref.trim().length >= 2
  if (!servesChildren(post)) return purpose === 'case' && named ? null : 'not_for_this_post'
  if (protection === 'under14' && ['visit', 'case', 'correction'].includes(purpose) && !named) return 'ref_needed'
  return null
}

/** Whether a name in a list or beside an address is masked for a post: those who need no child's name do not see one. */
export const masksName = (bornOn: string, today: string, post: PostKind): boolean => protectionOf(bornOn, today) !== 'adult' && !servesChildren(post)

/** Who must agree where consent is the ground: a guardian for a child under fourteen, else the person. */
export function consentFault(protection: Protection, by: string, person: string, guardians: readonly string[]): 'by_guardian' | null {
  if (protection === 'under14') return guardians.includes(by) ? null : 'by_guardian'
  return by === person || guardians.includes(by) ? null : 'by_guardian'
}

/** Whether somebody may sign in for themself: a minor is reached through the guardian's account. */
export const mayHoldOwnAccount = (bornOn: string, today: string): boolean => protectionOf(bornOn, today) === 'adult'
