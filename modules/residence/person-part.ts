import type { PersonPart } from '../register/definition.ts'
import { bothDeclared } from './queries/declarations.ts'
import { bothTakePart } from './queries/people.ts'
import { bothPermitted } from './queries/permits.ts'

/** How what somebody declared, holds and asked for follows when two files of one person become one. */
export const residencePersonPart: PersonPart = {
  module: 'residence',
  columns: [
    { column: 'residence.declarations.person_id', title: '居住申报' },
    { column: 'residence.permits.person_id', title: '居住证', carries: true },
    { column: 'residence.tenancies.landlord_id', title: '出租备案' },
    { column: 'residence.tenancies.tenant_id', title: '租住备案' },
    { column: 'residence.needs.person_id', title: '服务需求' },
    { column: 'residence.origin_requests.person_id', title: '商请户籍地' },
    { column: 'residence.participations.person_id', title: '参与自治' },
  ],
  async conflicts(db, { county, into, from }) {
    const found = await Promise.all([bothDeclared(db, county, into, from), bothPermitted(db, county, into, from), bothTakePart(db, county, into, from)])
    const said = [
      { code: 'residence.declared_twice', message: '两份档案都有有效的居住申报，请先结束其中一个，再合并' },
      { code: 'residence.permitted_twice', message: '两份档案都登记了居住证，请先注销其中一张，再合并' },
      { code: 'residence.takes_part_twice', message: '两份档案登记参加了同一件社区事务，请先结束其中一个，再合并' },
    ]
    return said.filter((_, i) => found[i])
  },
}
