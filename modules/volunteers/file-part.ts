import type { FilePart } from '../register/definition.ts'
import { SERVICE_FIELDS } from './contract.ts'
import * as q from './queries.ts'

/** A person's registration as a volunteer, told to that person. */
export const volunteersFile: FilePart = {
  id: 'volunteers.volunteers',
  title: '志愿者登记',
  tells: ['volunteers.volunteers.person_id'],
  list: async (tx, county, personId) =>
    (await q.registrationsToTell(tx, county, personId)).map((v) => ({
      title: `志愿者${v.number}`,
      text: [v.fields.map((f) => SERVICE_FIELDS[f as keyof typeof SERVICE_FIELDS] ?? f).join('、'), v.skills && `特长：${v.skills}`].filter(Boolean).join('；'),
      from: v.registeredAt,
      until: v.leftAt,
      href: `/my/cases/${v.caseId}`,
    })),
}
