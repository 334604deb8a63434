import type { PostKind } from '../../organisations/contract.ts'

/** 吹哨报到: the states of a unit that was called. Pure. */
export const CALLOUT_STATES = {
  called: '已吹哨，等报到', arrived: '已报到，在办', done: '已办完', refused: '提出异议，等裁定', released: '裁定不承担', ended: '事件已结，免办',
} as const
export type CalloutState = keyof typeof CALLOUT_STATES
export const calloutStates = ['called', 'arrived', 'done', 'refused', 'released', 'ended'] as const

export const CALLOUT_DEEDS = {
  arrive: { from: ['called'], to: 'arrived', word: '报到' },
  finish: { from: ['called', 'arrived'], to: 'done', word: '办完' },
  refuse: { from: ['called'], to: 'refused', word: '提出异议' },
  decide: { from: ['refused'], to: 'called', word: '裁定' },
} as const satisfies Record<string, { from: readonly CalloutState[]; to: CalloutState; word: string }>
export type CalloutDeed = keyof typeof CALLOUT_DEEDS

/** Whether a deed can happen now. A decision binds: who was told to do it does not refuse a second time. */
export const mayNow = (deed: CalloutDeed, c: { state: CalloutState; decision: string }): boolean =>
  (CALLOUT_DEEDS[deed].from as readonly string[]).includes(c.state) && !(deed === 'refuse' && c.decision === 'must')

/** How long the level above has for its decision. */
export const DECIDE_WITHIN = { amount: 1, unit: 'working_day' } as const

/**
 * Who decides about a refusal: the head of the level above the place that called, the county's dispatcher above a street, the county's head
 * above the county itself. `way` is the way up from the event.
 */
export function arbiterOf(fromRegion: string, way: readonly { code: string; level: string }[]): { post: PostKind; region: string } {
  const at = way.findIndex((place) => place.code === fromRegion)
  const level = way[at]?.level ?? 'grid'
  const above = (wanted: string) => way.find((place) => place.level === wanted)?.code
  const county = above('county') ?? `${fromRegion.slice(0, 6)}000000`
  if (level === 'county') return { post: 'banner_head', region: county }
  if (level === 'township') return { post: 'dispatcher', region: county }
  const township = above('township')
  return township ? { post: 'street_head', region: township } : { post: 'dispatcher', region: county }
}
