import { Button, Space } from 'antd'
import { useState } from 'react'
import { dateText, Go, Panel, ProblemAlert, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PersonPicker } from '../../../register/web/fields.tsx'
import { getHotlineCall, getHotlineDesk, linkCall, listCallerCases, recordCallConsent, writeCall, type CaseShort, type HotlineCall } from '../../contract.ts'

const touches = [getHotlineCall, getHotlineDesk, listCallerCases]

/** Who calls: by the number, by search, or unnamed; and whether the open cases may be looked at. */
export function CallerPart({ call }: { call: HotlineCall }) {
  const write = useMutate(writeCall, { touches })
  const consent = useMutate(recordCallConsent, { touches })
  const [other, setOther] = useState(false)
  const choose = (body: { personId?: string | null; anonymous?: boolean }) =>
    write.mutate({ params: { id: call.id }, body: { ...body, version: call.version, clientId: `caller-${call.id}-${call.version}` } })
  const agree = (given: boolean) => consent.mutate({ params: { id: call.id }, body: { given, version: call.version, clientId: `consent-${call.id}-${call.version}` } })
  return (
    <Panel title={t('来电人')} aside={call.before > 0 ? t('90天内来电{n}次', { n: call.before }) : undefined}>
      {(write.error ?? consent.error) && <ProblemAlert error={write.error ?? consent.error} />}
      {call.person && (
        <div className="hot-row"><strong>{call.person.name}</strong><span className="d-quiet">{call.person.regionName}</span><span className="hot-end"><Button size="small" onClick={() => choose({ personId: null })}>{t('不是这个人')}</Button></span></div>
      )}
      {call.anonymous && <div className="hot-row"><strong>{t('匿名')}</strong><span className="hot-end"><Button size="small" onClick={() => choose({ anonymous: false })}>{t('愿意留名')}</Button></span></div>}
      {!call.person && !call.anonymous && (
        <>
          {call.matches.length > 0 ? <p>{t('档案中用这个号码的人，请先核对姓名：')}</p> : <p className="d-quiet">{call.caller ? t('档案中没有人用这个号码。') : t('来电没有显示号码。')}</p>}
          <Space wrap>
            {call.matches.map((one) => <Button key={one.id} onClick={() => choose({ personId: one.id })}>{t('{name}（{year}年生，{place}）', { name: one.name, year: one.bornYear, place: one.regionName })}</Button>)}
            <Button onClick={() => setOther(true)}>{t('查找居民')}</Button>
            <Button onClick={() => choose({ anonymous: true })}>{t('匿名')}</Button>
          </Space>
          {other && <div style={{ marginBlockStart: 8 }}><PersonPicker label={t('来电人')} onPick={(row) => choose({ personId: row.id })} /></div>}
        </>
      )}
      {call.person && call.consent === '' && (
        <div style={{ marginBlockStart: 8 }}>
          <p>{t('问一句：“我可以看看您正在办的事吗？”')}</p>
          <Space><Button type="primary" loading={consent.isPending} onClick={() => agree(true)}>{t('同意')}</Button><Button onClick={() => agree(false)}>{t('不同意')}</Button></Space>
        </div>
      )}
      {call.consent === 'refused' && <p className="d-quiet">{t('来电人不同意查看在办事项。')} <Button size="small" type="link" onClick={() => agree(true)}>{t('改为同意')}</Button></p>}
      {call.consent === 'given' && <OwnCases call={call} />}
    </Panel>
  )
}

function OwnCases({ call }: { call: HotlineCall }) {
  const query = useCall(listCallerCases, { params: { id: call.id } }, { staleMs: Infinity })
  return (
    <div style={{ marginBlockStart: 8 }}>
      <p className="d-quiet">{t('在办事项（来电人口头同意查看）')}</p>
      {query.error && <ProblemAlert error={query.error} />}
      {query.data?.items.length === 0 && <p>{t('没有在办的事项。')}</p>}
      <ul className="hot-list">{(query.data?.items ?? []).map((one) => <CaseLineOf key={one.id} one={one} call={call} links={['asked', 'urged']} />)}</ul>
    </div>
  )
}

const VERBS = { joined: '同样反映', urged: '催办', asked: '查询', praised: '表扬' } as const

/** An open case with what a call can do about it. */
export function CaseLineOf({ one, call, links, note }: { one: CaseShort; call: HotlineCall; links: readonly ('joined' | 'urged' | 'asked')[]; note?: string }) {
  const link = useMutate(linkCall, { touches })
  const done = call.links.filter((each) => each.caseId === one.id).map((each) => each.link)
  return (
    <li>
      <span className="hot-row"><Go to={`/cases/${one.id}`}>{one.title}</Go><span className="d-quiet">{one.stateName}</span>{note && <span className="d-quiet">{note}</span>}</span>
      <span className="hot-row">
        <span className="d-quiet d-figures">{one.number}，{[one.regionName, one.placeText].filter(Boolean).join(' ')}{one.dueAt ? t('，{day}前', { day: dateText(one.dueAt) }) : ''}{one.urged > 0 ? t('，已催{n}次', { n: one.urged }) : ''}</span>
        <span className="hot-end">
          <Space>
            {links.map((each) => (
              <Button key={each} size="small" disabled={done.includes(each)} loading={link.isPending} onClick={() => link.mutate({ params: { id: call.id }, body: { number: one.number, link: each, words: '', clientId: `${each}-${call.id}-${one.id}` } })}>
                {done.includes(each) ? t('已{verb}', { verb: t(VERBS[each]) }) : t(VERBS[each])}
              </Button>
            ))}
          </Space>
        </span>
      </span>
      {link.error && <ProblemAlert error={link.error} />}
    </li>
  )
}
