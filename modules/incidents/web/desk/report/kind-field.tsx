import { useState } from 'react'
import { t } from '../../../../../platform/web/text.ts'
import type { Reply } from '../../../../../platform/kernel/operation.ts'
import { spanWords, type getEventLists } from '../../../contract.ts'
import { URGENCY } from '../words.tsx'

type Kind = Reply<typeof getEventLists>['kinds'][number]

/** The kind in two taps: class, then kind. What is no grid event says where it goes. */
export function KindField({ kinds, value, error, onChange }: { kinds: readonly Kind[]; value: string; error: string | undefined; onChange: (kind: Kind | null) => void }) {
  const [group, setGroup] = useState('')
  const chosen = kinds.find((one) => one.code === value)
  const classes = [...new Map(kinds.filter((one) => !one.elsewhere).map((one) => [one.class, one.className]))]
  const elsewhere = kinds.filter((one) => one.elsewhere)
  return (
    <fieldset className={error ? 'inc-field inc-wrong' : 'inc-field'} id="kind" tabIndex={-1}>
      <legend>{t('是什么事')}</legend>
      {error && <p className="inc-error">{error}</p>}
      {chosen ? (
        <div className="inc-chosen">
          <span><strong>{chosen.name}</strong><br /><span className="d-quiet">{t('{class} · {urgency} · {limit}内处置', { class: chosen.className, urgency: t(URGENCY[chosen.urgency]), limit: spanWords(chosen.limit) })}</span></span>
          <button type="button" className="inc-big inc-quiet" onClick={() => { onChange(null); setGroup(chosen.class) }}>{t('换一种')}</button>
        </div>
      ) : group === '' ? (
        <>
          <div className="inc-tiles">{classes.map(([code, name]) => <button key={code} type="button" className="inc-big" onClick={() => setGroup(code)}>{name}</button>)}</div>
          {elsewhere.length > 0 && (
            <details className="inc-more">
              <summary>{t('别的情况去哪里登记')}</summary>
              <ul className="inc-elsewhere">
                {[...new Set(elsewhere.map((one) => one.elsewhere))].map((where) => <li key={where}><strong>{elsewhere.filter((one) => one.elsewhere === where).map((one) => one.name).join('、')}</strong><br />{where}</li>)}
              </ul>
            </details>
          )}
        </>
      ) : (
        <>
          <div className="inc-tiles">{kinds.filter((one) => one.class === group && !one.elsewhere).map((one) => <button key={one.code} type="button" className="inc-big" onClick={() => onChange(one)}>{one.name}</button>)}</div>
          <button type="button" className="inc-big inc-quiet" onClick={() => setGroup('')}>{t('返回大类')}</button>
        </>
      )}
    </fieldset>
  )
}
