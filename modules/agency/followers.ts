import { uuidv7 } from '../../platform/kernel/ids.ts'
import { defineFollower, type CaseFollower } from '../cases/index.ts'
import type { AgencyNeeds } from './needs.ts'
import { mandateOfCase } from './queries/mandates.ts'
import { recordStep } from './queries/steps.ts'

/** When a case that was brought under a mandate ends, the mandate says so and the worker brings the result. */
export const makeAgencyFollower = (need: Pick<AgencyNeeds, 'notify'>): CaseFollower => defineFollower({
  name: 'agency.case_ended',
  suits: (c) => c.move === 'conclude' || c.move === 'decline',
  async moved(d, c) {
    const row = await mandateOfCase(d.tx, c.county, c.id)
    if (!row) return
    const said = c.move === 'conclude' ? '办结了' : '不予受理'
    await recordStep(d.tx, { county: row.county, id: uuidv7(d.now.getTime()), region: row.region, aboutId: row.id, step: 'case_ended', note: `${c.title}${said}（${c.number}）`, account: null, name: d.by.name, at: d.now })
    await need.notify(d, { county: row.county, region: row.region, accountId: row.agentAccount, template: 'agency_case_ended', title: `代办的${c.title}${said}`, body: `请把结果交给${row.personName}并签收。`, link: `/agency/${row.id}` })
  },
})
