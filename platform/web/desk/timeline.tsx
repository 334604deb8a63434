import type { ReactNode } from 'react'
import { t } from '../text.ts'
import { DateText } from './date-text.tsx'

export interface TimelineEntry {
  id: string
  /** What happened, as a short sentence: 「已收到」,「要求补充:缺少证明」. */
  title: ReactNode
  at?: string | null
  /** Who did it, with the post held. */
  by?: string
  body?: ReactNode
  tone?: 'past' | 'now' | 'coming' | 'bad'
}

/** What happened and what comes, oldest first unless the caller orders otherwise. */
export function Timeline({ entries, empty = t('还没有记录') }: { entries: TimelineEntry[]; empty?: string }) {
  if (entries.length === 0) return <p className="d-quiet">{empty}</p>
  return (
    <ol className="d-timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={`d-moment d-moment-${entry.tone ?? 'past'}`}>
          <div className="d-moment-title">
            <strong>{entry.title}</strong>
            {entry.tone === 'now' && <span className="d-now">{t('现在')}</span>}
            {entry.tone === 'coming' && <span className="d-quiet">{t('接下来')}</span>}
          </div>
          {(entry.by || entry.at) && (
            <div className="d-moment-who">
              {entry.at && <DateText value={entry.at} form="time" />}
              {entry.by && <span>{entry.by}</span>}
            </div>
          )}
          {entry.body && <div className="d-moment-body">{entry.body}</div>}
        </li>
      ))}
    </ol>
  )
}
