import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, newClientId, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  addCheck, CHECK_KINDS, CHECK_RESULTS, CONTACT_LEVELS, correctCheck, EVERY, fileReport, getUnit, listReports, listUnits, moveStanding, REPORT_KINDS, revealOfficerPhone, setOfficer, STANDINGS, UNIT_KINDS, type DemoUnit, type StandingMove, type UnitCheck,
} from '../../contract.ts'
import { UnitForm } from './units-page.tsx'
import { inDays, optionsOf, periodText, stepEntries, today } from './words.tsx'

type Deed = 'report' | 'news' | 'self' | 'above' | 'officer' | 'edit' | StandingMove | { correct: UnitCheck }
const MOVE_WORDS: Record<StandingMove, string> = { urge: '督促改进', clear: '解除督促', propose_removal: '建议取消称号', keep: '决定保留称号', remove: '决定取消称号' }

/** One demonstration unit: its officers, what it filed and owes, checks, standing. */
export default function UnitPage() {
  const id = useParam('id')
  const query = useCall(getUnit, { params: { id } })
  const [deed, setDeed] = useState<Deed | null>(null)
  const [phone, setPhone] = useState('')
  const reveal = useMutate(revealOfficerPhone, { touches: [] })
  return (
    <Awaiting query={query}>
      {({ unit, officers, reports, checks, steps, standingMoves, mayKeep, mayFile }) => (
        <DetailPage
          title={unit.name} crumbs={[{ label: t('示范单位'), to: '/liaison' }]} state={t(STANDINGS[unit.state])}
          sentence={unit.owed.length ? t('欠{periods}的进展报告。', { periods: unit.owed.map((one) => periodText(one.period)).join('、') }) : unit.selfChecked ? t('报告和今年的自查都齐了。') : t('报告齐了，今年的自查还没有报。')}
          actions={[
            ...(mayFile ? [{ key: 'report', label: t('报进展'), primary: unit.owed.length > 0, onChoose: () => setDeed('report') }, { key: 'news', label: t('报信息'), onChoose: () => setDeed('news') }] : []),
            ...(mayFile && !unit.selfChecked ? [{ key: 'self', label: t('报自查'), onChoose: () => setDeed('self') }] : []),
            ...(mayKeep && unit.state !== 'removed' ? [{ key: 'above', label: t('记抽查、互查'), onChoose: () => setDeed('above') }] : []),
            ...(mayFile ? [{ key: 'officer', label: officers.some((one) => !one.untilDay) ? t('换联络员') : t('确定联络员'), onChoose: () => setDeed('officer') }] : []),
            ...(mayKeep ? [{ key: 'edit', label: t('修改'), seldom: true, onChoose: () => setDeed('edit') }] : []),
            ...standingMoves.map((move) => ({ key: move, label: t(MOVE_WORDS[move]), danger: move === 'remove' || move === 'propose_removal', onChoose: () => setDeed(move) })),
          ]}
          noActions={t('您可以查看，不用办理。')}
          facts={
            <>
              <Panel title={t('单位')}><Facts facts={[
                { label: t('类别'), value: t(UNIT_KINDS[unit.kind]) }, { label: t('称号'), value: unit.title }, { label: t('命名'), value: unit.namedOn ? dateText(unit.namedOn) : '—' }, { label: t('地点'), value: unit.regionName },
                { label: t('联系单位'), value: unit.contactBody ? `${unit.contactBody}（${t(CONTACT_LEVELS[unit.contactLevel])}）` : t('还没有') }, { label: t('报告'), value: t(EVERY[unit.reportEvery]) },
                ...(unit.recommendedOn ? [{ label: t('推荐为联系单位'), value: dateText(unit.recommendedOn) }] : []),
              ]} /></Panel>
              <Panel title={t('联络员')}>
                {officers.length === 0 && <p className="d-quiet">{t('还没有确定联络员。')}</p>}
                <ul className="li-lines">{officers.map((one) => (
                  <li key={one.id}>
                    <div className="li-head"><strong>{one.name}</strong><span className="d-quiet">{one.duty}</span></div>
                    <div className="d-quiet">{one.address} <span className="d-number">{!one.untilDay && phone ? phone : one.phone}</span> {!one.untilDay && !phone && <Button size="small" type="link" onClick={() => void reveal.mutateAsync({ params: { id: one.id }, body: { clientId: newClientId() } }).then((got) => setPhone(got.phone), () => undefined)}>{t('看电话')}</Button>}</div>
                    {one.untilDay && <div className="d-quiet">{t('{from}至{until}', { from: dateText(one.fromDay), until: dateText(one.untilDay) })}</div>}
                  </li>
                ))}</ul>
              </Panel>
            </>
          }
        >
          <Panel title={t('报告和信息')}>
            {reports.length === 0 && <p className="d-quiet">{t('还没有报过。')}</p>}
            <ul className="li-lines">{reports.map((one) => (
              <li key={one.id}>
                <div className="li-head"><strong>{one.title}</strong><span className="d-quiet">{one.period ? periodText(one.period) : t(REPORT_KINDS[one.kind])}</span><span className="d-quiet li-end">{dateText(one.filedOn)} {one.byName}</span></div>
                {([['plan', '工作计划'], ['policy', '政策措施'], ['tasks', '任务进展'], ['suggestions', '意见建议']] as const).map(([key, label]) => one[key] && <p key={key} className="li-words">{one.kind === 'progress' && <span className="d-quiet">{t(label)}：</span>}{one[key]}</p>)}
              </li>
            ))}</ul>
          </Panel>
          <Panel title={t('自查、抽查、互查')}>
            {checks.length === 0 && <p className="d-quiet">{t('还没有检查记录。')}</p>}
            <ul className="li-lines">{checks.map((one) => (
              <li key={one.id}>
                <div className="li-head">
                  <strong>{one.kind === 'self' ? t('{year}年自查', { year: one.year }) : t(CHECK_KINDS[one.kind])}</strong><span className="d-quiet">{one.byBody}，{dateText(one.onDay)}</span><span>{t(CHECK_RESULTS[one.result])}</span>
                  {one.correctBy && !one.correctedOn && <span className={one.late ? 'li-late' : ''}>{t('{day}前改好', { day: dateText(one.correctBy) })}</span>}
                  {one.correctBy && !one.correctedOn && mayFile && <span className="li-end"><Button size="small" onClick={() => setDeed({ correct: one })}>{t('报整改')}</Button></span>}
                </div>
                <p className="li-words">{one.finding}</p>
                {one.correction && <p className="li-words"><span className="d-quiet">{t('整改（{day}）：', { day: dateText(one.correctedOn!) })}</span>{one.correction}</p>}
              </li>
            ))}</ul>
          </Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          {deed === 'edit' && <UnitForm unit={unit} onClose={() => setDeed(null)} />}
          {deed && deed !== 'edit' && <Dialog deed={deed} unit={unit} onClose={() => setDeed(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function periodsFor(unit: DemoUnit) {
  const [year, month] = [Number(today().slice(0, 4)), Number(today().slice(5, 7))]
  const now = unit.reportEvery === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-H${month > 6 ? 2 : 1}`
  return [...new Set([...unit.owed.map((one) => one.period), now])].map((value) => ({ value, label: periodText(value) }))
}

function Dialog({ deed, unit, onClose }: { deed: Exclude<Deed, 'edit'>; unit: DemoUnit; onClose: () => void }) {
  const touches = [getUnit, listUnits, listReports]
  const [report, check, correct, officer, standing] = [useMutate(fileReport, { touches }), useMutate(addCheck, { touches }), useMutate(correctCheck, { touches }), useMutate(setOfficer, { touches }), useMutate(moveStanding, { touches })]
  const params = { id: unit.id }
  const must = (message: string) => [{ required: true, message }]
  if (deed === 'report' || deed === 'news') {
    const periods = periodsFor(unit)
    const parts = deed === 'report' ? ([['plan', '工作计划'], ['policy', '政策措施'], ['tasks', '任务进展'], ['suggestions', '意见建议']] as const) : ([['tasks', '内容']] as const)
    return (
      <ActionDialog<{ period?: string; title: string; plan?: string; policy?: string; tasks?: string; suggestions?: string }> open name={`unit-${deed}`} as="drawer" width={640} title={deed === 'report' ? t('报进展') : t('报信息')} verb={t('报送')} onClose={onClose}
        initial={deed === 'report' ? { period: periods[0]!.value } : {}}
        onSubmit={(typed) => report.mutateAsync({ params, body: { kind: deed === 'report' ? 'progress' : 'news', ...(deed === 'report' ? { period: typed.period! } : {}), title: typed.title, plan: typed.plan ?? '', policy: typed.policy ?? '', tasks: typed.tasks ?? '', suggestions: typed.suggestions ?? '', clientId: newClientId() } })}>
        {deed === 'report' && <Form.Item name="period" label={t('哪一期')} rules={must(t('请选择报哪一期'))}><Select options={periods} /></Form.Item>}
        <Form.Item name="title" label={t('标题')} rules={must(t('请写标题'))}><Input maxLength={80} /></Form.Item>
        {parts.map(([key, label]) => <Form.Item key={key} name={key} label={t(label)} rules={must(t('请写明{what}', { what: t(label) }))}><Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} /></Form.Item>)}
      </ActionDialog>
    )
  }
  if (deed === 'self' || deed === 'above') {
    return (
      <ActionDialog<{ kind?: 'spot' | 'mutual'; year?: number; onDay: string; byBody?: string; finding: string; result: 'good' | 'improve'; correctBy?: string }> open name={`unit-${deed}`} as="drawer" title={deed === 'self' ? t('报自查') : t('记抽查、互查')} verb={t('保存')} onClose={onClose}
        initial={{ kind: 'spot', year: Number(today().slice(0, 4)), onDay: today(), result: 'good', correctBy: inDays(30) }}
        onSubmit={(typed) => check.mutateAsync({ params, body: { kind: deed === 'self' ? 'self' : typed.kind!, year: typed.year ?? Number(typed.onDay.slice(0, 4)), onDay: typed.onDay, byBody: typed.byBody ?? '', finding: typed.finding, result: typed.result, correctBy: typed.result === 'improve' ? (typed.correctBy ?? null) : null, clientId: newClientId() } })}>
        {(form) => (
          <>
            {deed === 'self' ? <Form.Item name="year" label={t('哪一年')} rules={[{ required: true }]}><InputNumber min={2000} max={2100} precision={0} /></Form.Item> : <Form.Item name="kind" label={t('种类')} rules={[{ required: true }]}><Radio.Group options={[{ value: 'spot', label: t('抽查') }, { value: 'mutual', label: t('互查') }]} /></Form.Item>}
            <Form.Item name="onDay" label={t('日期')} rules={[...must(t('请填写日期')), dayRule()]}><DayInput /></Form.Item>
            {deed === 'above' && <Form.Item name="byBody" label={t('由谁来查')} rules={must(t('请写明由谁来查'))}><Input maxLength={60} /></Form.Item>}
            <Form.Item name="finding" label={t('查了什么、发现什么')} rules={must(t('请写明查了什么、发现什么'))}><Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} /></Form.Item>
            <Form.Item name="result" label={t('结果')} rules={[{ required: true }]}><Radio.Group options={optionsOf(CHECK_RESULTS)} /></Form.Item>
            <Form.Item noStyle shouldUpdate>{() => form.getFieldValue('result') === 'improve' && <Form.Item name="correctBy" label={t('最迟哪天改好')} rules={[...must(t('请填写日期')), dayRule()]}><DayInput /></Form.Item>}</Form.Item>
          </>
        )}
      </ActionDialog>
    )
  }
  if (deed === 'officer') {
    return (
      <ActionDialog<{ name: string; duty: string; address?: string; phone: string; fromDay: string }> open name="unit-officer" title={t('确定联络员')} verb={t('保存')} sentence={t('每个单位一名。原来的联络员到这一天为止。')} onClose={onClose} initial={{ fromDay: today() }}
        onSubmit={(typed) => officer.mutateAsync({ params, body: { ...typed, address: typed.address ?? '', clientId: newClientId() } })}>
        <Form.Item name="name" label={t('姓名')} rules={must(t('请填写姓名'))}><Input maxLength={30} /></Form.Item>
        <Form.Item name="duty" label={t('单位和职务')} rules={must(t('请填写职务'))}><Input maxLength={60} /></Form.Item>
        <Form.Item name="phone" label={t('联系电话')} rules={must(t('请填写联系电话'))}><Input maxLength={20} inputMode="tel" /></Form.Item>
        <Form.Item name="address" label={t('通信地址')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="fromDay" label={t('从哪天起')} rules={[...must(t('请填写日期')), dayRule()]}><DayInput /></Form.Item>
      </ActionDialog>
    )
  }
  if (typeof deed === 'object') {
    return (
      <ActionDialog<{ correction: string }> open name="unit-correct" title={t('报整改')} verb={t('报送')} sentence={deed.correct.finding.slice(0, 120)} onClose={onClose}
        onSubmit={({ correction }) => correct.mutateAsync({ params: { id: deed.correct.id }, body: { correction, version: deed.correct.version, clientId: newClientId() } })}>
        <Form.Item name="correction" label={t('怎样改的')} rules={must(t('请写明怎样改的'))}><Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} /></Form.Item>
      </ActionDialog>
    )
  }
  return (
    <ActionDialog<{ reason: string }> open name="unit-standing" title={t(MOVE_WORDS[deed])} verb={t(MOVE_WORDS[deed])} danger={deed === 'remove' || deed === 'propose_removal'} reason={{ max: 500 }} onClose={onClose}
      sentence={deed === 'propose_removal' ? t('督促后长期没有成效的，建议取消称号，由命名机关决定。') : undefined}
      onSubmit={({ reason }) => standing.mutateAsync({ params, body: { move: deed, note: reason, version: unit.version, clientId: newClientId() } })} />
  )
}
