import { Awaiting, dateText, DateText, DetailPage, Facts, Go, Panel, Timeline, useCall, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CALL_LINKS, getHotlineCall, REFUSALS } from '../../contract.ts'
import { kindName, lineName, stateName, stepEntries } from './words.ts'
import './hotline.css'

/** One call of the record. */
export default function CallPage() {
  const query = useCall(getHotlineCall, { params: { id: useParam('id') } })
  return (
    <Awaiting query={query}>
      {(call) => (
        <DetailPage
          title={t('来电 {phone}', { phone: call.callerMasked })}
          crumbs={[{ label: t('来电记录'), to: '/hotline/calls' }]}
          sentence={t('{at}拨打{line}。', { at: dateText(call.rangAt, 'time'), line: lineName(call) })}
          state={stateName(call)}
          noActions={call.mine && !call.doneAt ? t('请到接线台整理这个通话。') : t('通话已整理，只能查看。')}
          facts={<Panel title={t('通话')}><Facts facts={[
            { label: t('接线员'), value: call.agentName || t('无人接听') }, { label: t('接听'), value: <DateText value={call.answeredAt} form="time" absent={t('没有')} /> }, { label: t('挂断'), value: <DateText value={call.endedAt} form="time" absent={t('没有')} /> },
            { label: t('类型'), value: kindName(call.kind) || t('未选') }, { label: t('来电人'), value: call.anonymous ? t('匿名') : call.person ? `${call.person.name}（${call.person.regionName}）` : t('未核对') },
            { label: t('查看在办事项'), value: call.consent === 'given' ? t('口头同意') : call.consent === 'refused' ? t('不同意') : t('没有问') },
          ]} /></Panel>}
        >
          <Panel title={t('通话记录')}><p style={{ whiteSpace: 'pre-line' }}>{call.notes || t('没有记录。')}</p>{call.declined && <p>{t('不予受理：{why}', { why: REFUSALS.find((one) => one.code === call.declined)?.reason ?? '' })}</p>}</Panel>
          <Panel title={t('办件')}>
            {call.links.length === 0 && <p className="d-quiet">{t('没有关联办件。')}</p>}
            <ul className="hot-list">{call.links.map((one) => <li key={one.id}><span className="hot-row"><strong>{t(CALL_LINKS[one.link])}</strong><Go to={`/cases/${one.caseId}`}>{one.title}</Go><span className="d-quiet">{one.number}</span></span>{one.words && <span>{one.words}</span>}</li>)}</ul>
          </Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(call.steps)} /></Panel>
        </DetailPage>
      )}
    </Awaiting>
  )
}
