import { Button, Skeleton } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { t } from '../text.ts'
import { PageHeading } from './nav.tsx'
import { problemOf } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'

interface Asked<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

/** True after `ms`, so that a quick answer is not preceded by a flicker of grey. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return passed
}

/** A grey place-holder that appears only when waiting gets noticeable (300 ms). */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const late = useAfter(300)
  return (
    <div role="status" aria-live="polite" className="d-waiting">
      <span className="d-hidden">{t('正在读取')}</span>
      {late && <Skeleton active title={false} paragraph={{ rows }} aria-hidden />}
    </div>
  )
}

/** Said where a thing is not, or is not this person's to see: both read the same. */
export function Absent({ title = t('没有找到'), why, inside, children }: { title?: string; why?: ReactNode; inside?: boolean | undefined; children?: ReactNode }) {
  return (
    <div className="d-absent">
      {inside ? <h2>{title}</h2> : <PageHeading title={title} />}
      <p>{why ?? t('它可能已被移走，或不在你当前岗位的管辖范围内。请核对网址，或在上方切换岗位后再试。')}</p>
      {children}
    </div>
  )
}

/** Turns a query into a page once: waiting, absent, failed or here. Data that is already there stays while a refresh fails. */
export function Awaiting<T>({
  query,
  children,
  waiting,
  absent,
  inside,
}: {
  query: Asked<T>
  children: (data: T) => ReactNode
  waiting?: ReactNode
  absent?: ReactNode
  /** A part of a page that has its own heading. Left out, this is the whole page. */
  inside?: boolean
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error ? <ProblemAlert error={query.error} retry={() => void query.refetch()} /> : null}
        {children(query.data)}
      </>
    )
  }
  if (query.error) {
    const { status } = problemOf(query.error)
    if (status === 404 || status === 403 || status === 410) {
      return (
        absent ?? (
          <Absent inside={inside}>
            <Button onClick={() => window.history.back()}>{t('返回上一页')}</Button>
          </Absent>
        )
      )
    }
    return (
      <>
        {!inside && <PageHeading title={t('没有打开')} />}
        <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      </>
    )
  }
  return waiting ?? <Waiting />
}
