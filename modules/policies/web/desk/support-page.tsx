import { useState } from 'react'
import { Awaiting, DateText, dateText, DetailPage, Facts, Go, Panel, Timeline, useCall, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getSupport, SUPPORT_KINDS } from '../../contract.ts'
import { stepEntries } from './parts.tsx'
import { SupportForm } from './support-form.tsx'

/** One support: who gets it, what, and what was granted. */
export default function SupportPage() {
  const id = useParam('id')
  const query = useCall(getSupport, { params: { id } })
  const [editing, setEditing] = useState(false)
  return (
    <Awaiting query={query}>
      {({ support, grants, steps, mayKeep }) => (
        <DetailPage
          title={support.title}
          crumbs={[{ label: t('扶持政策'), to: '/policies/supports' }]}
          sentence={t('{department}受理，{kind}：{benefit}', { department: support.department, kind: t(SUPPORT_KINDS[support.kind]), benefit: support.benefit })}
          state={support.running ? t('执行中') : t('已停止')}
          actions={mayKeep ? [{ key: 'edit', label: t('修改'), onChoose: () => setEditing(true) }] : []}
          facts={<Panel title={t('基本情况')}><Facts facts={[
            { label: t('编号'), value: support.code }, { label: t('依据'), value: <Go to={`/policies/${support.textId}`}>{support.textTitle}</Go> }, { label: t('受理单位'), value: support.department, note: support.phone },
            { label: t('怎样申请'), value: support.matterCode ? t('专门的事项') : t('扶持政策申请'), note: support.matterCode },
            { label: t('期限'), value: support.untilOn ? t('{from}至{until}', { from: dateText(support.fromOn), until: dateText(support.untilOn) }) : t('{from}起', { from: dateText(support.fromOn) }) },
          ]} /></Panel>}
        >
          <Panel title={t('条件')}>
            {support.conditionTexts.length ? <ul className="pol-list">{support.conditionTexts.map((one) => <li key={one}>{t(one)}</li>)}</ul> : <p className="d-quiet">{t('没有可以判断的条件。')}</p>}
            {support.others && <p>{support.others}</p>}
          </Panel>
          <Panel title={t('落实情况')} aside={t('{n}件', { n: support.granted })}>
            {grants.length === 0 ? <p className="d-quiet">{t('还没有落实。申请办结并同意以后列在这里。')}</p> : (
              <div className="pol-scroll">
                <table className="d-table">
                  <thead><tr><th scope="col">{t('日期')}</th><th scope="col">{t('申请者')}</th><th scope="col">{t('支持')}</th><th scope="col">{t('办件')}</th></tr></thead>
                  <tbody>{grants.map((one) => <tr key={one.id}><td><DateText value={one.on} /></td><td>{one.applicant}</td><td>{one.words}</td><td><Go to={`/cases/${one.caseId}`}>{one.caseNumber}</Go></td></tr>)}</tbody>
                </table>
              </div>
            )}
          </Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          {editing && <SupportForm support={support} onClose={() => setEditing(false)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}
