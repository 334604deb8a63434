import { Awaiting, Facts, Go, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { FILE_STATES, getDispute, URGENCY } from '../../contract.ts'
import { kindName } from './words.ts'

/** On the page of a case of kind dispute: how its mediation stands, and the way to the file. */
export default function CaseCard({ c }: { c: { id: string } }) {
  return (
    <Awaiting query={useCall(getDispute, { params: { id: c.id } }, { staleMs: 60_000 })}>
      {(d) => (
        <>
          <Facts columns={2} facts={[
            { label: t('是什么问题'), value: kindName(d.kind) }, { label: t('缓急'), value: t(URGENCY[d.urgency]) }, { label: t('状态'), value: t(FILE_STATES[d.state]) },
            { label: t('调解员'), value: d.mediatorName || t('还没有受理') },
          ]} />
          <p><Go to={`/disputes/${d.id}`}>{t('打开调解案卷')}</Go></p>
        </>
      )}
    </Awaiting>
  )
}
