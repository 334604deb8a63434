import { formatMonthDay } from '../../platform/kernel/dates.ts'
import type { FilePart } from '../register/definition.ts'
import * as q from './queries.ts'

const EVERY = { week: '每周', month: '每月', quarter: '每季度' } as const
const WAY = { home: '上门', phone: '电话', both: '上门或电话' } as const

/** Visits agreed with a person, told to that person. */
export const elderlyFile: FilePart = {
  id: 'elderly.visit_plans',
  title: '探访约定',
  tells: ['elderly.visit_plans.person_id'],
  list: async (tx, county, personId) =>
    (await q.plansToTell(tx, county, personId)).map((p) => ({
      title: `${EVERY[p.every]}${WAY[p.way]}探访`,
      text: `${p.helper ? `由${p.helper}负责，` : ''}您于${Number(p.consentOn.slice(0, 4))}年${formatMonthDay(p.consentOn)}同意`,
      from: p.startsOn,
      until: p.endedOn,
      href: `/my/cases/${p.caseId}`,
    })),
}
