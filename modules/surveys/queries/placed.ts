import { sql } from '../../../platform/server/sql.ts'
import type { PlacedPart } from '../../regions/definition.ts'

/** What was asked and answered at a place goes with the place. */
export const surveyPlaces: PlacedPart = {
  module: 'surveys',
  tables: [
    { table: 'surveys.questionnaires', what: '问卷', label: sql`t.title` },
    { table: 'surveys.editions', what: '问卷版本', follows: [{ table: 'surveys.questionnaires', column: 'questionnaire_id' }] },
    { table: 'surveys.surveys', what: '问卷调查', label: sql`t.title` },
    { table: 'surveys.samples', what: '被抽中的居民' },
    { table: 'surveys.tickets', what: '答卷码' },
    { table: 'surveys.answers', what: '答卷' },
    { table: 'surveys.remarks', what: '答卷留言' },
    { table: 'surveys.sheets', what: '纸质答卷' },
    { table: 'surveys.reviews', what: '居民民主评议', label: sql`t.title` },
    { table: 'surveys.scores', what: '满意度' },
    { table: 'surveys.steps', what: '问卷的经过', follows: ['questionnaires', 'surveys', 'reviews'].map((name) => ({ table: `surveys.${name}`, column: 'about_id' })) },
  ],
}
