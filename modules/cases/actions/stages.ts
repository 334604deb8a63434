import { addDays, endOfDay, shanghaiDate } from '../../../platform/kernel/dates.ts'
import { defaultCalendar } from '../../calendar/index.ts'
import { fillTemplate, type Stage } from '../../matters/index.ts'
import { dueOf } from '../clock-of.ts'
import { insertPublication, insertSuspension } from '../queries/cases.ts'
import { deskFor, placeAt, type Desk } from '../routing.ts'
import { longDate, maskedName, messageFor } from '../words.ts'
import { openTask, refreshed, saveRow, tellApplicant, type Deed } from './doing.ts'

/**
 * Opens a group of stages: work for each desk, the first in the lead. With `desk` the lead stays there (work that was dispatched); with `by` whoever
 * does this goes on with it where it is their own desk's. An empty group leaves the lead where it is, so that the case can be concluded.
 * Call it after the move is recorded; the case's stage, and its last day where a publication stops the clock, are written here.
 */
export async function openStages(d: Deed, group: readonly Stage[], o: { before: string; desk?: Desk; by?: Desk }): Promise<void> {
  if (group.length === 0) {
    d.row.stage = o.before
    if (o.desk) await openTask(d, o.desk, 'lead', o.before, { assignee: d.by.accountId, assigneeName: d.by.accountId ? d.by.name : '' })
  } else d.row.stage = group[0]!.key
  for (const [i, stage] of group.entries()) {
    const desk = i === 0 && o.desk ? o.desk : deskFor(stage, d.file.way)
    const goesOn = o.by !== undefined && desk.post === o.by.post && desk.region === o.by.region && !stage.fourEyes && d.by.accountId !== null
    await openTask(d, desk, i === 0 ? 'lead' : 'helper', stage.key, goesOn ? { assignee: d.by.accountId, assigneeName: d.by.name } : {})
    if (stage.publication) await publish(d, stage)
  }
  d.file = await refreshed(d, d.row.county, d.row.id)
  Object.assign(d.row, dueOf({ ...d.file, case: d.row }, d.matter, d.now))
  await saveRow(d)
  d.row.version += 1
}

/**
 * Puts a case on public notice (公示): title and body from the matter's template, the name masked, no number, no illness. The days are not
 * counted against the office: a publication is a special procedure (行政许可法 art. 45). Days beyond the calendar refuse the move.
 */
async function publish(d: Deed, stage: Stage): Promise<void> {
  const notice = stage.publication!
  const today = shanghaiDate(d.now)
  const until = notice.unit === 'working_day' ? defaultCalendar(d.row.region).addWorkingDays(today, notice.days) : addDays(today, notice.days)
  const facts = {
    title: d.matter.title, maskedName: maskedName(d.row.applicant_name), region: placeAt('community', d.file.way).name, date: longDate(today),
    from: longDate(today), until: longDate(until), phone: d.matter.guide.phone,
  }
  const at = { county: d.row.county, caseId: d.row.id, region: d.row.region }
  await insertPublication(d.tx, {
    ...at, id: d.newId(), stage: stage.key, title: fillTemplate(notice.title, facts), body: fillTemplate(notice.body, facts), from: today, until,
  })
  // Ends on its last day, not at the first moment of the next: that day counts again.
  const to = new Date(endOfDay(until).getTime() - 1)
  await insertSuspension(d.tx, { ...at, id: d.newId(), reason: 'special_procedure', note: '公示', from: d.now, to })
  await tellApplicant(d, 'case_publication', `正在公示：${d.matter.title}`, messageFor(d.matter, 'publication', d.row, facts, d.now))
}
