import { DueText } from '../../../../platform/web/desk/index.ts'
import type { CaseListItem } from '../../contract.ts'
import { dueOfRow, nextOf } from './words.ts'

/** On the home page: how long is left, else what is needed next. */
export function HomeNote({ row }: { row: CaseListItem }) {
  const due = dueOfRow(row)
  return due ? <DueText due={due} /> : <>{nextOf(row)}</>
}
