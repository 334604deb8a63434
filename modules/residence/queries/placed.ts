import type { PlacedPart } from '../../regions/definition.ts'

const withPerson = [{ table: 'register.people', column: 'person_id' }]
const withTenancy = [{ table: 'residence.tenancies', column: 'tenancy_id' }]

/** What belongs to a person follows the person, a rental its dwelling. */
export const residencePlaces: PlacedPart = {
  module: 'residence',
  tables: [
    { table: 'residence.declarations', what: '居住申报', follows: withPerson },
    { table: 'residence.permits', what: '居住证', follows: withPerson },
    { table: 'residence.endorsements', what: '居住证签注', follows: [{ table: 'residence.permits', column: 'permit_id' }] },
    { table: 'residence.tenancies', what: '租住备案', follows: [{ table: 'register.dwellings', column: 'dwelling_id' }] },
    { table: 'residence.safety_checks', what: '出租房安全检查', follows: withTenancy },
    { table: 'residence.needs', what: '服务需求', follows: withPerson },
    { table: 'residence.origin_requests', what: '商请户籍地', follows: withPerson },
    { table: 'residence.participations', what: '参与自治', follows: withPerson },
  ],
  stays: { 'residence.reminders': '已发出的提醒：到期日一过就没有用处' },
}
