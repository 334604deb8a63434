import type { PersonPart } from '../register/definition.ts'
import { bothDrawn } from './queries/asking.ts'

/** Having been drawn follows when two files of one person become one. */
export const surveysPersonPart: PersonPart = {
  module: 'surveys',
  columns: [{ column: 'surveys.samples.person_id', title: '问卷调查抽样' }],
  conflicts: async (db, { county, into, from }) =>
    (await bothDrawn(db, county, into, from)) ? [{ code: 'surveys.drawn_twice', message: '两份档案被同一次问卷调查抽中，请等调查结束后再合并' }] : [],
}
