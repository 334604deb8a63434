import type { ComparedPiece } from '../contract/drafts.ts'
import { LINK_KINDS, type Passage, type PlanDefinition } from '../define.ts'

type Text = Omit<PlanDefinition, 'code' | 'version' | 'issuedOn' | 'replaces'>

const SIGN = { at_least: '不低于', at_most: '不高于', equal: '等于' } as const

const passage = (one: Passage) =>
  [one.text, one.lead ? `牵头：${one.lead}` : '', one.helpers?.length ? `配合：${one.helpers.join('、')}` : ''].filter(Boolean).join('\n')

type Piece = readonly [kind: ComparedPiece['kind'], key: string, title: string, words: string]

/** A text as pieces with a key each, by which the same piece is found in another text. */
function piecesOf(text: Text): Piece[] {
  return [
    ['head', 'title', '名称', text.title],
    ['head', 'number', '文号', text.number],
    ['head', 'issuer', '发布单位', text.issuer],
    ['head', 'period', '规划期', `${text.from} 至 ${text.until}`],
    ...(text.links ?? []).map((one): Piece => ['link', `${one.kind} ${one.code ?? one.title}`, LINK_KINDS[one.kind], [one.title, one.number, one.section].filter(Boolean).join(' ')]),
    ...text.targets.map((one): Piece => [
      'target', [one.indicator, one.place ?? text.place, one.year, one.atLevel ?? '', one.onlyFor ?? ''].join(' '), `${one.indicator}（${one.year}年）`,
      `${one.strive ? '争取' : ''}${SIGN[one.comparator]}${one.value}${one.unit}，${one.reach === 'each' ? '处处达到' : '总体达到'}`,
    ]),
    ...(text.phases ?? []).map((one): Piece => ['phase', one.title, one.title, [`${one.from} 至 ${one.until}`, ...one.aims.map((aim) => aim.title)].join('\n')]),
    ...text.aims.map((one): Piece => ['aim', one.title, one.title, passage(one)]),
    ...text.tasks.map((one): Piece => ['task', one.title, one.title, passage(one)]),
    ...text.safeguards.map((one): Piece => ['safeguard', one.title, one.title, passage(one)]),
    ...text.baselines.map((one): Piece => ['baseline', one.title, one.title, one.value]),
  ]
}

/** Pieces with like keys are told apart by their turn, so that nothing is lost where a title stands twice. */
function keyed(text: Text): Map<string, Piece> {
  const all = new Map<string, Piece>()
  for (const piece of piecesOf(text)) {
    let key = `${piece[0]} ${piece[1]}`
    while (all.has(key)) key += '′'
    all.set(key, piece)
  }
  return all
}

/** Two texts piece by piece, in the order of the right one, with what was removed where it stood. Every piece of either side occurs exactly once. */
export function comparePieces(left: Text, right: Text): ComparedPiece[] {
  const [before, after] = [keyed(left), keyed(right)]
  const order = ['head', 'link', 'target', 'phase', 'aim', 'task', 'safeguard', 'baseline']
  const keys = [...new Set([...after.keys(), ...before.keys()])]
  return keys
    .map((key): ComparedPiece => {
      const [was, is] = [before.get(key), after.get(key)]
      const change = !was ? 'added' : !is ? 'removed' : was[3] === is[3] ? 'same' : 'changed'
      const [kind, , title] = (is ?? was)!
      return { kind, title, change, left: was?.[3] ?? '', right: is?.[3] ?? '' }
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}
