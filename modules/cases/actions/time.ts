import { Refusal } from '../../../platform/kernel/refusal.ts'
import { inWords } from '../clock.ts'
import { endAskedSuspension, insertSuspension, type MoveNote } from '../queries/cases.ts'
import { shortDate } from '../words.ts'
import { record, tellApplicant, type Deed } from './doing.ts'

/** What the clock is told: 暂停, 恢复, 延长. The last day is computed anew in `record`. */

const until = (d: Deed) => (d.row.due_on ? `最迟${shortDate(d.row.due_on, d.now)}前办结` : '办结日期待放假安排公布后另行告知')

/** The clock stands while a special procedure runs or the applicant is waited for; the applicant is told so (行政许可法 art. 45). */
export async function suspend(d: Deed, note: MoveNote): Promise<void> {
  if (!note.suspension) throw new Refusal('case.needs_suspension', 422, '请选择暂停的原因：等待申请人补充，或者特别程序。')
  await insertSuspension(d.tx, {
    county: d.row.county, id: d.newId(), caseId: d.row.id, region: d.row.region, reason: note.suspension, note: note.reason ?? '', from: d.now, to: null,
  })
  await record(d, 'suspend', note)
  await tellApplicant(d, 'case_suspended', `暂停计时：${d.matter.title}`,
    `您申请的“${d.matter.title}”（${d.row.number}）因${note.reason ?? ''}暂停计时，所需时间不计入办理期限，恢复后再通知您。`)
}

/** The clock runs again; the days it stood are added. A public notice that still hangs goes on. */
export async function resume(d: Deed, note: MoveNote): Promise<void> {
  await endAskedSuspension(d.tx, d.row.county, d.row.id, d.now)
  await record(d, 'resume', note)
  await tellApplicant(d, 'case_resumed', `恢复办理：${d.matter.title}`, `您申请的“${d.matter.title}”（${d.row.number}）已恢复办理，${until(d)}。`)
}

/** Once, approved by the head, the reason told to the applicant (行政许可法 art. 42). */
export async function extend(d: Deed, note: MoveNote): Promise<void> {
  await record(d, 'extend', note)
  const { amount, unit, reason } = note.extension!
  await tellApplicant(d, 'case_extended', `延长期限：${d.matter.title}`,
    `您申请的“${d.matter.title}”（${d.row.number}）因${reason}，经批准延长${inWords({ amount, unit })}，${until(d)}。`)
}
