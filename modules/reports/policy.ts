import type { Abilities, PostKind } from '../organisations/contract.ts'

const READERS: readonly PostKind[] = [
  'station_head', 'street_officer', 'street_head', 'civil_affairs_officer', 'department_officer', 'banner_head', 'statistician', 'league_reader', 'auditor',
]

/** Who writes the yearly report, who files it (never the one who wrote it), and who gives it to the public. */
export const reportAbilities = {
  'reports.read': READERS,
  'reports.write': ['statistician', 'civil_affairs_officer', 'street_officer'],
  'reports.file': ['civil_affairs_officer', 'banner_head', 'street_head', 'statistician'],
  'reports.publish': ['civil_affairs_officer', 'banner_head', 'statistician'],
} as const satisfies Abilities

export interface ReportStands {
  state: 'draft' | 'submitted' | 'filed' | 'dropped'
  /** The reader wrote it. */
  mine: boolean
  /** The newest edition of its place and year. */
  newest: boolean
  isPublic: boolean
  abilities: ReadonlySet<string>
}
export type ReportMove = 'write' | 'rebuild' | 'submit' | 'drop' | 'return' | 'file' | 'correct' | 'publish' | 'withdraw'

/** What the reader may do with a report now. Pure. */
export function movesOpen(r: ReportStands): ReportMove[] {
  const may = (ability: string) => r.abilities.has(`reports.${ability}`)
  const open: [ReportMove, boolean][] = [
    ['write', r.state === 'draft' && may('write')], ['rebuild', r.state === 'draft' && may('write')], ['submit', r.state === 'draft' && may('write')], ['drop', r.state === 'draft' && may('write')],
    ['return', r.state === 'submitted' && may('file')], ['file', r.state === 'submitted' && may('file') && !r.mine], ['correct', r.state === 'filed' && r.newest && may('write')],
    ['publish', r.state === 'filed' && r.newest && !r.isPublic && may('publish')], ['withdraw', r.state === 'filed' && r.isPublic && may('publish')],
  ]
  return open.filter(([, yes]) => yes).map(([move]) => move)
}
