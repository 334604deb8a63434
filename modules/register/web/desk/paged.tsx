import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { ProblemAlert, useCall, Waiting } from '../../../../platform/web/desk/index.ts'
import type { Callable } from '../../../../platform/web/client.ts'
import type { Input, Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'

/** A history in pieces: the newest first, older ones on request. */
export function Paged<Op extends Callable, Row>({ operation, ask, read, children, empty }: {
  operation: Op
  ask: (after: string | undefined) => Input<Op>
  read: (reply: Reply<Op>) => { items: readonly Row[]; next: string | null }
  children: (rows: readonly Row[]) => ReactNode
  empty: string
}) {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  return (
    <>
      {cursors.map((after, index) => (
        <Piece
          key={after ?? ''}
          operation={operation}
          input={ask(after)}
          read={read}
          empty={index === 0 ? empty : ''}
          last={index === cursors.length - 1}
          onMore={(next) => setCursors([...cursors, next])}
        >
          {children}
        </Piece>
      ))}
    </>
  )
}

function Piece<Op extends Callable, Row>({ operation, input, read, children, empty, last, onMore }: {
  operation: Op
  input: Input<Op>
  read: (reply: Reply<Op>) => { items: readonly Row[]; next: string | null }
  children: (rows: readonly Row[]) => ReactNode
  empty: string
  last: boolean
  onMore: (next: string) => void
}) {
  const answer = useCall(operation, input)
  if (answer.data === undefined) return answer.error ? <ProblemAlert error={answer.error} retry={() => void answer.refetch()} /> : <Waiting rows={3} />
  const { items, next } = read(answer.data)
  if (items.length === 0) return <p className="d-quiet">{empty}</p>
  return (
    <>
      {children(items)}
      {last && next && (
        <Button className="p-more" onClick={() => onMore(next)}>
          {t('更早的记录')}
        </Button>
      )}
    </>
  )
}
