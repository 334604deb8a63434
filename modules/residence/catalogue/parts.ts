import type { FieldSchema } from '../../../platform/web/form/definition.ts'
import { ACCEPT_LIMIT, localLimit, stationDesk, type MatterDefinition } from '../../matters/contract.ts'

/** The choices of a field, from code to title. */
export const oneOf = (words: Readonly<Record<string, string>>): NonNullable<FieldSchema['oneOf']> =>
  Object.entries(words).map(([value, title]) => ({ const: value, title }))

type Given = Pick<MatterDefinition, 'code' | 'title' | 'summary' | 'keywords' | 'audience' | 'form' | 'materials' | 'stages' | 'eligibilityText'> &
  Partial<Omit<MatterDefinition, 'guide'>> & { guide: Pick<MatterDefinition['guide'], 'basis' | 'conditions' | 'process' | 'notes'> }

/** What the matters of residents on the move have in common: at the community, free, for everybody wherever they are registered. */
export const forMobile = (given: Given): MatterDefinition => ({
  kind: 'application',
  type: 'universal',
  lifeEvents: ['housing', 'work', 'child'],
  department: '社区（嘎查村）服务站',
  level: 'community',
  whoMayApply: '本人，未成年人由监护人办理；社区工作者可以代办',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: true,
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(10, 'working_day'), promised: localLimit(5, 'working_day') },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: ['WINDOW', 'GRID', 'SELF_APP', 'SELF_WEB', 'MINI', 'QR', 'VISIT', 'VISIT_HOME'],
  rating: true,
  ...given,
  guide: { ...stationDesk, places: ['居住地社区（嘎查村）服务站', '网格员上门', '本系统网上办理'], ...given.guide },
})

const UPLOAD = ['image/jpeg', 'image/png', 'application/pdf'] as const
export const paper = (code: string, title: string, note: string, need: MatterDefinition['materials'][number]['need'] = 'always') => ({
  code, title, need, accept: UPLOAD, copies: 0, mayFollow: { withinDays: 14 }, note,
})
