import type { FilePart } from '../register/definition.ts'
import { nominationsOf } from './queries/honours.ts'
import { NOMINATION_STATES } from './rules/honours.ts'

/** Nominations and honours of a person, told to that person. */
export const evaluationFile: FilePart = {
  id: 'evaluation.honours',
  title: '荣誉',
  tells: ['evaluation.nominations.person_id'],
  list: async (tx, county, personId) => (await nominationsOf(tx, county, personId)).map((one) => ({ title: one.honour, text: `${one.deed}（${NOMINATION_STATES[one.state]}，${one.shown ? '公开姓名' : '不公开姓名'}）`, from: one.at, until: one.decidedOn, href: '/my/honours' })),
}
