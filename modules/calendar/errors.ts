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
