import type { ReactNode } from 'react'
import { t } from '../text.ts'

export interface Fact {
  label: string
  value: ReactNode
  /** Where it comes from or until when it holds; small, under the value. */
  note?: ReactNode
  /** Takes the whole width. */
  wide?: boolean
}

/** Facts about one thing as pairs of term and value. A missing value is said in words. */
export function Facts({ facts, columns = 1 }: { facts: (Fact | false | null | undefined)[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={`d-facts d-facts-${columns}`}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label} className={fact.wide ? 'd-fact d-fact-wide' : 'd-fact'}>
              <dt>{fact.label}</dt>
              <dd>
                {fact.value === null || fact.value === undefined || fact.value === '' ? <span className="d-quiet">{t('未登记')}</span> : fact.value}
                {fact.note && <div className="d-fact-note">{fact.note}</div>}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
