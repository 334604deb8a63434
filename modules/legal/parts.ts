import type { SealedPart } from '../../platform/server/sealed.ts'
import type { FilePart, PersonPart } from '../register/definition.ts'
import { AID_RESULTS, HELPERS, RIGHT_OUTCOMES } from './contract.ts'
import { answerContext } from './deeds/requests.ts'
import { aidOf, answersOf, rightsOf } from './queries/legal.ts'

/** What a person asked a lawyer, applied for and had taken up, told to that person; the words of an answer stand on 我的法律服务. */
export const legalFile: FilePart = {
  id: 'legal.help',
  title: '法律服务',
  tells: ['legal.answers.person_id', 'legal.aid.person_id', 'legal.rights.person_id'],
  async list(tx, county, personId) {
    const answers = (await answersOf(tx, county, personId)).map((one) => ({ title: '法律咨询答复', text: one.adviser, from: one.at, href: '/my/legal' }))
    const aid = (await aidOf(tx, county, personId)).map((one) => ({ title: `法律援助申请${one.number}`, text: one.result ? AID_RESULTS[one.result as 'granted'] : `已转${one.agency}`, from: one.handedOn, until: one.answeredOn, href: '/my/legal' }))
    const rights = (await rightsOf(tx, county, personId)).map((one) => ({ title: `维权求助${one.number}`, text: one.outcome ? RIGHT_OUTCOMES[one.outcome as 'protected'] : `${HELPERS[one.helper as 'union']}接手`, from: one.takenOn, until: one.endedOn, href: '/my/legal' }))
    return [...answers, ...aid, ...rights].sort((a, b) => (a.from < b.from ? 1 : -1)).slice(0, 100)
  },
}

export const legalSealed: SealedPart = { table: 'legal.answers', columns: [{ column: 'text_sealed', context: answerContext }] }

export const legalPersonPart: PersonPart = {
  module: 'legal',
  columns: [
    { column: 'legal.answers.person_id', title: '法律咨询答复' }, { column: 'legal.aid.person_id', title: '法律援助申请', carries: true }, { column: 'legal.rights.person_id', title: '维权求助', carries: true },
  ],
}
