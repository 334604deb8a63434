import type { FilePart } from '../register/definition.ts'
import { WORK_WISHES } from './contract.ts'
import * as q from './queries.ts'

/** What a person who asked for help in finding work told us, told back to them. */
export const employmentFile: FilePart = {
  id: 'employment.registrations',
  title: '就业帮扶',
  tells: ['employment.registrations.person_id'],
  list: async (tx, county, personId) =>
    (await q.registrationsToTell(tx, county, personId)).map((r) => ({
      title: '就业援助登记',
      text: [
        r.wishes.map((w) => WORK_WISHES[w as keyof typeof WORK_WISHES] ?? w).join('、'),
        r.wanted && `想做：${r.wanted}`,
        r.skills && `技能：${r.skills}`,
        r.helper && `联系人：${r.helper}`,
      ].filter(Boolean).join('；'),
      from: r.registeredOn,
      until: r.endedOn,
      href: `/my/cases/${r.caseId}`,
    })),
}
