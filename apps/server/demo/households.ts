import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

interface Member {
  personId: string
  name: string
  relation: string
  kind: string
  sex: string
  bornOn: string
}

interface Household {
  id: string
  version: number
  headId: string | null
  validFrom: string
  validUntil: string | null
  members: Member[]
  /** Who is registered in it. */
  registered: Set<string>
}

/**
 * What happened to some households of the demonstration community in the last weeks, through the product's own doors: a birth, a death of a head,
 * a division, a change of head that was taken back, somebody who went to another banner, somebody said to live in the neighbouring community, an
 * owner, a family doctor, a request for a service. Everybody is fictitious.
 */
export async function demoHouseholds(app: App): Promise<void> {
  const ask = voiceOf(app)
  const today = shanghaiDate(app.services.clock.now())
  const age = (m: Member) => Number(today.slice(0, 4)) - Number(m.bornOn.slice(0, 4))
  const homes: Household[] = []
  const page = (await ask('shequ', 'GET', '/api/households')).items as Array<{ id: string; members: number; kind: string }>
  for (const line of page.filter((h) => h.members >= 2 && h.kind === 'family').slice(0, 24)) {
    const h = (await ask('shequ', 'GET', `/api/households/${line.id}`)) as Household
    homes.push({ ...h, registered: new Set(h.members.filter((m) => m.kind === 'registered').map((m) => m.personId)), members: [...new Map(h.members.map((m) => [m.personId, m])).values()] })
  }
  const used = new Set<string>()
  const take = (fits: (h: Household) => boolean) => {
    const found = homes.find((h) => !used.has(h.id) && fits(h))
    if (found) used.add(found.id)
    return found
  }
  const record = (what: string, body: object) => ask('shequ', 'POST', `/api/household-events/${what}`, { clientId: `demo-event-${what}`, ...body })
  const file = async (id: string) => ask('shequ', 'GET', `/api/people/${id}?purpose=window`)

  const young = take((h) => h.members.some((m) => m.sex === '2' && age(m) >= 22 && age(m) <= 40) && h.members.some((m) => m.sex === '1' && age(m) >= 22 && age(m) <= 45))
  if (young) {
    const [mother, father] = [young.members.find((m) => m.sex === '2' && age(m) >= 22 && age(m) <= 40)!, young.members.find((m) => m.sex === '1' && age(m) >= 22 && age(m) <= 45)!]
    await record('births', {
      householdId: young.id, version: young.version, name: `${father.name.slice(0, 1)}安和`, sex: '2', bornOn: addDays(today, -18), motherId: mother.personId, fatherId: father.personId,
      relation: father.relation === '02' || mother.relation === '02' ? '30' : '99', consentBy: mother.personId, source: '出生医学证明',
    })
  }
  const old = take((h) => h.members.length >= 2 && h.members.some((m) => m.personId === h.headId && age(m) >= 70))
  if (old) await record('deaths', { personId: old.headId, version: (await file(old.headId!)).version, diedOn: addDays(today, -25), source: '医学死亡证明' })
  const grown = take((h) => h.members.length >= 3 && h.members.some((m) => m.personId !== h.headId && age(m) >= 20 && /^[23]/.test(m.relation)))
  if (grown) {
    const child = grown.members.find((m) => m.personId !== grown.headId && age(m) >= 20 && /^[23]/.test(m.relation))!
    await record('divisions', { householdId: grown.id, version: grown.version, on: addDays(today, -40), movers: [{ personId: child.personId }], newHeadId: child.personId, source: '分户申请' })
  }
  const couple = take((h) => h.members.some((m) => m.relation.startsWith('1') && age(m) >= 20))
  if (couple) {
    const spouse = couple.members.find((m) => m.relation.startsWith('1') && age(m) >= 20)!
    const made = await record('head-changes', { householdId: couple.id, version: couple.version, on: addDays(today, -9), newHeadId: spouse.personId, source: '户主变更申请' })
    await ask('shequ', 'POST', `/api/household-events/${made.id}/undo`, { reason: '申请人撤回，恢复原户主', clientId: 'demo-event-undo' })
  }
  const leaves = (h: Household, m: Member) => m.personId !== h.headId && age(m) >= 20 && age(m) <= 60 && h.registered.has(m.personId)
  const left = take((h) => h.members.some((m) => leaves(h, m)))
  const leaver = left?.members.find((m) => leaves(left, m))
  if (leaver) {
    await record('transfers-out', {
      people: [{ personId: leaver.personId, version: (await file(leaver.personId)).version }], on: addDays(today, -6), destinationCode: '150105', destination: '内蒙古自治区呼和浩特市赛罕区',
      why: 'work', source: '户口迁移证',
    })
  }
  const away = take((h) => h.members.some((m) => age(m) >= 20 && age(m) <= 70))?.members.find((m) => age(m) >= 20 && age(m) <= 70)
  if (away) {
    await ask('shequ', 'POST', `/api/people/${away.personId}/ties`, {
      kind: 'living', elsewhereCode: '152921405002', elsewhere: '额鲁特社区驼铃花园，具体房号不清', validFrom: addDays(today, -90), source: '家人告知', contact: 'call',
      version: (await file(away.personId)).version, clientId: 'demo-check-1',
    })
  }
  const served = take((h) => h.members.some((m) => age(m) >= 66))?.members.find((m) => age(m) >= 66)
  if (served) {
    await ask('shequ', 'POST', `/api/people/${served.personId}/care-contracts`, {
      organisation: '王府社区卫生服务站', team: '第二家庭医生团队', doctor: '其其格', phone: '0483-8220311', validFrom: addDays(today, -340), validUntil: addDays(today, 25), source: '签约服务协议',
      clientId: 'demo-contract-1',
    })
    await ask('shequ', 'POST', `/api/people/${served.personId}/service-marks`, {
      kind: 'elderly', request: '入户走访记录2026-11', purpose: '安排助餐和陪诊服务', consentOn: addDays(today, -12), validUntil: addDays(today, 350), clientId: 'demo-mark-1',
    })
  }
  const dwellings = (await ask('shequ', 'GET', '/api/dwellings?use=tenant')).items as Array<{ id: string }>
  if (dwellings[0]) {
    await ask('shequ', 'POST', `/api/dwellings/${dwellings[0].id}/links`, { kind: 'owner', name: '贺兰山物业有限公司', validFrom: '2015-04-01', source: '不动产权证', clientId: 'demo-link-1' })
  }
}
