/** States of a package: what may follow what, with whose ability. Pure. */
export const packageStates = ['draft', 'submitted', 'objected', 'accepted', 'handed_over', 'checked', 'withdrawn'] as const
export type PackageState = (typeof packageStates)[number]
export const PACKAGE_STATES: Record<PackageState, string> = {
  draft: '起草中', submitted: '等街道答复', objected: '街道有异议', accepted: '街道已接受', handed_over: '已交接', checked: '已复查', withdrawn: '已撤回',
}

export const packageMoves = ['submit', 'accept', 'object', 'hand_over', 'check', 'withdraw'] as const
export type PackageMove = (typeof packageMoves)[number]

interface Move {
  verb: string
  from: readonly PackageState[]
  to: PackageState
  ability: 'mandates.propose' | 'mandates.answer' | 'mandates.check'
  /** A reason or finding must be written. */
  note: boolean
  /** Not by whoever prepared the package. */
  otherHands: boolean
}

/** PRC-26: package with all three parts, the street's opinion, hand-over, a look after a year. */
export const PACKAGE_MOVES: Record<PackageMove, Move> = {
  submit: { verb: '送街道征求意见', from: ['draft', 'objected'], to: 'submitted', ability: 'mandates.propose', note: false, otherHands: false },
  accept: { verb: '接受', from: ['submitted'], to: 'accepted', ability: 'mandates.answer', note: false, otherHands: true },
  object: { verb: '提出异议', from: ['submitted'], to: 'objected', ability: 'mandates.answer', note: true, otherHands: true },
  hand_over: { verb: '办理交接', from: ['accepted'], to: 'handed_over', ability: 'mandates.propose', note: false, otherHands: false },
  check: { verb: '记录复查', from: ['handed_over'], to: 'checked', ability: 'mandates.check', note: true, otherHands: true },
  withdraw: { verb: '撤回', from: ['draft', 'submitted', 'objected'], to: 'withdrawn', ability: 'mandates.propose', note: true, otherHands: false },
}

/** What the reader may do with a package in this state. */
export const movesFor = (state: PackageState, abilities: ReadonlySet<string>, own: boolean): PackageMove[] =>
  packageMoves.filter((move) => PACKAGE_MOVES[move].from.includes(state) && abilities.has(PACKAGE_MOVES[move].ability) && !(own && PACKAGE_MOVES[move].otherHands))

export interface PackageParts {
  authority: string
  posts: number
  people: string
  moneyFen: number
  money: string
}

/** Which of 权限、人员、经费 are empty, as fields with their Chinese word: authority, people and money go down together (002 §7). */
export function missingParts(p: PackageParts): { field: string; word: string }[] {
  return [
    ...(p.authority.trim() ? [] : [{ field: 'authority', word: '权限' }]),
    ...(p.posts > 0 ? [] : [{ field: 'posts', word: '人员数' }]),
    ...(p.people.trim() ? [] : [{ field: 'people', word: '人员来源' }]),
    ...(p.moneyFen > 0 ? [] : [{ field: 'moneyFen', word: '经费数' }]),
    ...(p.money.trim() ? [] : [{ field: 'money', word: '经费来源' }]),
  ]
}

/** The same day a year later; 29 February becomes the 28th. */
export function yearAfter(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return next.endsWith('-02-29') ? `${next.slice(0, 8)}28` : next
}

/** The place and those above it up to the county, nearest first. */
export const placesUp = (region: string): string[] =>
  [...new Set([region.slice(0, 12), `${region.slice(0, 9)}000`, `${region.slice(0, 6)}000000`])]
