import { Awaiting, dateText, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Case } from '../../../cases/contract.ts'
import { getCaseMandate, MANDATE_STATES } from '../../contract.ts'

/** Under which mandate the case was brought. */
export default function CaseCard({ c }: { c: Case }) {
  const query = useCall(getCaseMandate, { params: { id: c.id } }, { staleMs: 30_000 })
  return (
    <Awaiting query={query} inside>
      {({ mandate }) => mandate
        ? <p><Go to={`/agency/${mandate.id}`}>{t('{agent}代办', { agent: mandate.agentName })}</Go>{t('，委托到{until}，{state}。', { until: dateText(mandate.until), state: t(MANDATE_STATES[mandate.state]) })}{mandate.held > 0 && t('代管材料{n}份。', { n: mandate.held })}</p>
        : <p className="d-quiet">{t('没有登记委托：由家人或别人带来的。')}</p>}
    </Awaiting>
  )
}
