import { Refusal } from '../../platform/kernel/refusal.ts'

/** A day was asked for in a year whose holiday notice is not contained. Never answered with a guess. `year` is the year to import. */
export class CalendarNotCovered extends Refusal {
  readonly year: number

  constructor(year: number, yearsCovered: readonly number[]) {
    super(
      'calendar.not_covered',
      422,
      `工作日历还没有${year}年的数据，期限无法计算。请先导入国务院办公厅《关于${year}年部分节假日安排的通知》，再重新计算。`,
      { year, yearsCovered: [...yearsCovered] },
    )
    this.name = 'CalendarNotCovered'
    this.year = year
  }
}

export const noticeNotFound = () => new Refusal('calendar.notice_not_found', 404, '没有找到这份放假安排，请从列表重新进入')
export const noticeFaulty = (faults: readonly string[]) =>
  new Refusal('calendar.notice_faulty', 422, `放假安排还不能用：${faults.join('；')}`, { faults: [...faults] }, [{ path: 'body.arrangements', code: 'faulty', message: faults.join('；') }])
export const sameHands = () => new Refusal('calendar.same_hands', 403, '这是您自己填写的，要由另一位同事核对后公布')
export const notADraft = () => new Refusal('calendar.not_a_draft', 409, '已经公布或作废，不能再改。需要更正的，请另填一份同一年的安排')
export const changedMeanwhile = () => new Refusal('calendar.changed_meanwhile', 409, '这份安排刚刚被别人改过，请刷新后再办')
