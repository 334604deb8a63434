import type { SealedPart } from '../../platform/server/sealed.ts'
import type { FilePart } from '../register/definition.ts'
import { NEED_KINDS } from './contract/needs.ts'
import { ORIGIN_KINDS } from './contract/origin.ts'
import { ROLES } from './contract/reading.ts'
import { landlordContext, tenantContext } from './deeds/rentals.ts'
import * as q from './queries/declarations.ts'
import * as needs from './queries/needs.ts'
import { rolesOf } from './queries/people.ts'
import { permitsToTell } from './queries/permits.ts'
import { rentalsToTell } from './queries/rentals.ts'
import { CATEGORIES, type Category } from './rules/declaring.ts'

/** What a person declared, holds, let or rented, asked for and takes part in, told to that person. */
export const residenceFile: FilePart = {
  id: 'residence.declarations',
  title: '居住服务',
  tells: [
    'residence.declarations.person_id', 'residence.permits.person_id', 'residence.needs.person_id', 'residence.origin_requests.person_id',
    'residence.participations.person_id',
  ],
  async list(tx, county, personId) {
    const declared = (await q.declarationsToTell(tx, county, personId)).map((d) => ({
      title: `居住登记（${CATEGORIES[d.category as Category] ?? d.category}）`, text: `${d.address}；${d.renewOn}前续签`, from: d.livesFrom, until: d.endedOn, href: `/my/cases/${d.caseId}`,
    }))
    const held = (await permitsToTell(tx, county, personId)).map((p) => ({ title: '居住证', text: `签注到${p.endorsedUntil}`, from: p.issuedOn, until: p.endedOn, href: '/my/residence' }))
    const let_ = (await rentalsToTell(tx, county, personId)).map((t) => ({
      title: t.asTenant ? '租房备案（租客）' : '租房备案（房东）', text: t.address, from: t.leaseFrom, until: t.endedOn ?? t.leaseUntil, href: '/my/residence',
    }))
    const asked = (await needs.needsToTell(tx, county, personId)).map((n) => ({ title: `需求：${NEED_KINDS[n.kind]}`, text: n.said, from: n.statedOn, until: n.endedOn ?? n.until, href: '/my/residence' }))
    const sent = (await needs.requestsOf(tx, county, personId, '9999-12-31')).map((o) => ({
      title: `商请${o.originName}：${ORIGIN_KINDS[o.kind]}`, text: o.answer || o.asked, from: o.askedOn, until: o.answeredOn, href: '/my/residence',
    }))
    const part = (await rolesOf(tx, county, personId)).map((one) => ({ title: `参加${ROLES[one.role]}`, from: one.fromDay, until: one.endedOn, href: `/my/cases/${one.caseId}` }))
    return [...declared, ...held, ...let_, ...asked, ...sent, ...part].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1)).slice(0, 100)
  },
}

export const residenceSealed: SealedPart = {
  table: 'residence.tenancies',
  columns: [{ column: 'landlord_phone_sealed', context: landlordContext }, { column: 'tenant_phone_sealed', context: tenantContext }],
}
