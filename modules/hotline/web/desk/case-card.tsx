import { Awaiting, DateText, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { CALL_LINKS, listCaseCalls } from '../../contract.ts'
import './hotline.css'

/** What was said about a case by telephone, and how the caller found the result. */
export default function CaseCard({ c }: { c: Case; reload: () => Promise<void> }) {
  const query = useCall(listCaseCalls, { params: { id: c.id } }, { staleMs: 15_000 })
  return (
    <Awaiting query={query} inside>
      {({ items, callBacks }) => items.length === 0 && callBacks.length === 0 ? <p className="d-quiet">{t('没有关于本件的来电。')}</p> : (
        <ul className="hot-list">
          {items.map((one) => (
            <li key={one.id}><span className="hot-row"><strong>{t(CALL_LINKS[one.link])}</strong>{one.words && <span>{one.words}</span>}<span className="d-quiet hot-end"><DateText value={one.at} form="time" /></span></span></li>
          ))}
          {callBacks.map((one) => (
            <li key={one.id}>
              <span className="hot-row">
                <strong>{t('第{n}次回访', { n: one.round })}</strong>
                <span>{one.state === 'reached' ? t('{solved}，{satisfied}', { solved: one.solved ? t('已解决') : t('没有解决'), satisfied: one.satisfied ? t('满意') : t('不满意') }) : one.state === 'waiting' ? t('待回访') : one.state === 'unreachable' ? t('联系不上') : t('不再回访')}{one.returned ? t('，已退回重办') : ''}</span>
                <span className="d-quiet hot-end"><DateText value={one.doneAt} form="time" absent="" /></span>
              </span>
              {one.words && <span>{one.words}</span>}
            </li>
          ))}
        </ul>
      )}
    </Awaiting>
  )
}
