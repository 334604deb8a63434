import { ACCEPT_LIMIT, localLimit } from '../limit-rules.ts'
import { APPLY_CHANNELS, formFor, stationDesk } from '../parts.ts'
import type { MatterDefinition } from '../definition.ts'

/** A definition to begin with: whole in shape, with what every matter has; what a clerk must still write is empty and named by the checks. */
export const blankMatter = (code: string, title: string, department = ''): MatterDefinition => ({
  code, title, summary: '', kind: 'application', type: 'universal', lifeEvents: ['neighbourhood'], keywords: [], audience: '', department, level: 'community',
  guide: { basis: [], conditions: [], process: [], ...stationDesk, notes: [] },
  eligibilityText: '', whoMayApply: '本人', onBehalf: ['self', 'family', 'worker'], openToNonRegistered: true,
  form: formFor({ properties: {}, required: [], steps: [{ title: '申请内容', fields: [] }] }),
  materials: [],
  stages: [{ key: 'review', title: '社区审核', post: 'community_worker', level: 'community', in: 'turn' }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(10, 'working_day') },
  handling: 'promised', visits: 0, fee: { fen: 0 }, channels: APPLY_CHANNELS, rating: true,
})

/** What a public guide lacks for somebody who reads it (MAT-14), each as a short sentence. */
export function guideGaps(definition: MatterDefinition): string[] {
  const { guide } = definition
  return [
    guide.basis.length === 0 && '没有写依据', guide.conditions.length === 0 && '没有写条件', guide.process.length === 0 && '没有写怎么办',
    guide.places.length === 0 && '没有写在哪里办', !guide.hours && '没有写办公时间', !guide.phone && '没有写咨询电话', !guide.complaintPhone && '没有写投诉电话',
    definition.fee.fen > 0 && !definition.fee.basis && '收费没有写依据', !definition.openToNonRegistered && !definition.closedBecause && '没有写为什么不对非本地户籍开放',
    !definition.resultDocument && definition.kind === 'application' && '没有结果文书',
    definition.materials.some((one) => !one.note) && '有材料没有写怎样才合格', guide.basis.some((one) => !one.article) && '有依据没有写到条款',
  ].filter((one): one is string => Boolean(one))
}
