import type { CallEventKind, CallState } from './contract.ts'

/** Digits of a number as a person compares them; `+86` and separators away. */
export const plainNumber = (typed: string): string => typed.replace(/[^\d*#]/g, '').replace(/^86(?=1\d{10}$)/, '')

/** Which line a call belongs to on a day. An old number counts as the one it joins until its last day; after that it only announces. */
export interface LineFacts { kind: 'unified' | 'elderly' | 'community' | 'old'; joinsId: string | null; untilOn: string | null }
export const isRetired = (line: LineFacts, today: string): boolean => line.kind === 'old' && line.untilOn !== null && line.untilOn < today

/** What an event makes of a call; undefined where it changes nothing (late or out of order, as telephone networks send them). */
export function afterEvent(state: CallState, kind: CallEventKind): CallState | undefined {
  if (state === 'ended') return undefined
  switch (kind) {
    case 'ringing': return undefined
    case 'answered': return state === 'ringing' ? 'talking' : undefined
    case 'held': return state === 'talking' ? 'held' : undefined
    case 'resumed': return state === 'held' ? 'talking' : undefined
    case 'transferred': return state === 'ringing' ? undefined : 'ended'
    case 'ended': return 'ended'
  }
}

/** How a call that ended is counted. */
export const endedAs = (before: CallState, kind: CallEventKind): string => (kind === 'transferred' ? 'transferred' : before === 'ringing' ? 'missed' : 'finished')

export const ENDED_AS: Record<string, string> = { missed: '未接听', finished: '已通话', transferred: '已转接', retired: '旧号码到期，已播提示语' }

/** Moves of an agent on a call in hand. */
export const MOVES_FROM: Record<'hold' | 'resume' | 'transfer' | 'end' | 'finish', readonly CallState[]> = {
  hold: ['talking'], resume: ['held'], transfer: ['talking', 'held'], end: ['talking', 'held'], finish: ['ended'],
}

/** A number shows its beginning and its end only; a withheld one says so. */
export function maskedNumber(phone: string | null, mask: (phone: string) => string): string {
  return phone ? mask(phone) : '未显示号码'
}
