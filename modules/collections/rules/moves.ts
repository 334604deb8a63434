/*
 * The life of a collection and of a sheet. One table each, pure.
 */

export const COLLECTION_STATES = { draft: '起草中', open: '填报中', done: '已定稿', cancelled: '已取消' } as const
export type CollectionState = keyof typeof COLLECTION_STATES

export const SHEET_STATES = { waiting: '未填', filling: '填写中', sent: '待审核', returned: '退回重报', accepted: '已通过', excused: '免报' } as const
export type SheetState = keyof typeof SHEET_STATES

/** Still owed: what is late when its day is past. */
export const OWED: readonly SheetState[] = ['waiting', 'filling', 'returned']

/** Deeds on a sheet: from which states, and to which. `approve` and `reopen` are for the sheet of the place that asked. */
export const SHEET_MOVES = {
  save: { from: ['waiting', 'filling', 'returned'], to: 'filling', word: '保存' },
  send: { from: ['waiting', 'filling', 'returned'], to: 'sent', word: '上报' },
  take_back: { from: ['sent'], to: 'filling', word: '撤回' },
  accept: { from: ['sent'], to: 'accepted', word: '通过' },
  return: { from: ['sent', 'accepted'], to: 'returned', word: '退回' },
  excuse: { from: ['waiting', 'filling', 'returned'], to: 'excused', word: '免报' },
  ask_again: { from: ['excused'], to: 'waiting', word: '恢复填报' },
  approve: { from: ['sent'], to: 'accepted', word: '定稿' },
  reopen: { from: ['accepted'], to: 'returned', word: '退回更正' },
} as const satisfies Record<string, { from: readonly SheetState[]; to: SheetState; word: string }>
export type SheetMove = keyof typeof SHEET_MOVES
export const sheetMoves = Object.keys(SHEET_MOVES) as [SheetMove, ...SheetMove[]]

/** Moves that say why. */
export const NEEDS_REASON: readonly SheetMove[] = ['take_back', 'return', 'excuse', 'ask_again', 'reopen']

export const canMove = (move: SheetMove, state: SheetState): boolean => (SHEET_MOVES[move].from as readonly SheetState[]).includes(state)

/** A sheet as the rules see it. */
export interface SheetStands {
  state: SheetState
  /** The sheet of the place that asked. */
  top: boolean
  /** The reader's post stands at the sheet's place. */
  own: boolean
  /** The reader's post stands at a place above, within the place that asked. */
  above: boolean
  /** Who sent it last is the reader. */
  sentByMe: boolean
  /** The sheet it is added up in was sent or accepted: it is frozen in there. */
  frozenAbove: boolean
  abilities: ReadonlySet<string>
  open: boolean
}

/** The moves that are open to the reader now. Who sent a sheet never checks or approves it. */
export function movesOpen(s: SheetStands): SheetMove[] {
  const may = (ability: string) => s.abilities.has(`collections.${ability}`)
  const who: Record<SheetMove, boolean> = {
    save: s.own && may('fill') && s.open,
    send: s.own && may('send') && s.open,
    take_back: s.own && may('send') && s.open && !s.frozenAbove,
    accept: s.above && !s.top && may('check') && !s.sentByMe && s.open,
    return: !s.sentByMe && !s.frozenAbove && s.open && (s.top ? s.own && may('approve') && s.state === 'sent' : s.above && may('check')),
    excuse: s.above && !s.top && may('check') && s.open && !s.frozenAbove,
    ask_again: s.above && !s.top && may('check') && s.open && !s.frozenAbove,
    approve: s.top && s.own && may('approve') && !s.sentByMe && s.open,
    reopen: s.top && s.own && may('approve'),
  }
  return sheetMoves.filter((move) => who[move] && canMove(move, s.state))
}
