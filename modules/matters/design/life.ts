/*
 * The life of a draft as one table: draft → submitted → published from a day (another person approves) → recalled before that day. What a clerk
 * may do next is read from here by the server and, through its answer, by the page.
 */
export const DRAFT_STATES = { draft: '起草中', submitted: '等待审核', published: '已发布', recalled: '发布前撤回', dropped: '已作废' } as const
export const draftStates = ['draft', 'submitted', 'published', 'recalled', 'dropped'] as const
export type DraftState = (typeof draftStates)[number]

export const draftMoves = ['submit', 'return', 'approve', 'takeBack', 'recall', 'drop'] as const
export type DraftMove = (typeof draftMoves)[number]

interface MoveRule {
  verb: string
  from: readonly DraftState[]
  to: DraftState
  ability: 'matters.design' | 'matters.approve'
  /** Only by somebody who wrote nothing of it. */
  otherHands?: boolean
  /** A reason is asked for. */
  note?: boolean
}

export const DRAFT_MOVES: Readonly<Record<DraftMove, MoveRule>> = {
  submit: { verb: '提交审核', from: ['draft'], to: 'submitted', ability: 'matters.design' },
  return: { verb: '退回修改', from: ['submitted'], to: 'draft', ability: 'matters.approve', otherHands: true, note: true },
  approve: { verb: '审核通过并发布', from: ['submitted'], to: 'published', ability: 'matters.approve', otherHands: true },
  takeBack: { verb: '撤回修改', from: ['submitted'], to: 'draft', ability: 'matters.design' },
  recall: { verb: '撤回发布', from: ['published'], to: 'recalled', ability: 'matters.design', note: true },
  drop: { verb: '作废', from: ['draft'], to: 'dropped', ability: 'matters.design', note: true },
}

/** What somebody may do next. `mine`: they wrote on it; `begun`: its first day has come. */
export const movesOf = (state: DraftState, abilities: ReadonlySet<string>, { mine, begun }: { mine: boolean; begun: boolean }): DraftMove[] =>
  draftMoves.filter((name) => {
    const rule = DRAFT_MOVES[name]
    return rule.from.includes(state) && abilities.has(rule.ability) && !(rule.otherHands && mine) && !(name === 'recall' && begun)
  })

/** What happened to a draft or a matter, in words. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  created: '新建草稿', saved: '修改', tried: '用往期办件试算', submit: '提交审核', return: '退回修改', approve: '审核通过', takeBack: '撤回修改', recall: '撤回发布', drop: '作废',
  kept: '保留本地版本', exported: '导出文件',
}
