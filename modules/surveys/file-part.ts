import type { FilePart } from '../register/definition.ts'
import { SAMPLE_STATES } from './contract.ts'
import { samplesOfPerson } from './queries/asking.ts'

/** That a person was drawn and asked. What they answered, or whether, is not known. */
export const surveysFile: FilePart = {
  id: 'surveys.samples',
  title: '问卷调查抽样',
  tells: ['surveys.samples.person_id'],
  list: async (tx, county, personId) => (await samplesOfPerson(tx, county, personId)).map((row) => ({
    title: `被抽中参加“${row.title}”`, text: `${SAMPLE_STATES[row.state]}；答卷不记姓名，系统不知道您是否填过、填了什么`, from: row.fromDay, until: row.untilDay, href: '/survey',
  })),
}
