import { Alert, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  askZoneChange, CHANGE_KINDS, decideZone, FILING_KINDS, fileZoneWork, getZone, listZones, MOST_MONTHS, monthsAfter, recordProvinceView, recordZoneApproval, recordZoneOpinion, reportZone, settleZoneChange, submitZone, withdrawZone,
  ZONE_STATES, type ChangeKind, type FilingKind,
} from '../../contract.ts'
import { Papers } from './papers.tsx'
import { PlanFields, planParts, ZoneForm } from './zone-forms.tsx'
import './zones.css'

const STEPS: Record<string, string> = {
  created: '起草申请', changed: '修改申请', submitted: '上报', withdrawn: '撤回', province_agreed: '省级同意', province_refused: '省级不同意', approved: '批准', refused: '不予批准', filed_plan: '报年度计划', filed_summary: '报年度总结', filed_news: '报工作动态',
  asked_change: '请示调整', asked_delay: '请示延期开展', asked_stop: '请示终止', asked_extend: '请示延长实验期', approved_change: '批准调整', approved_delay: '批准延期开展', approved_stop: '批准终止', approved_extend: '批准延长',
  refused_change: '不同意调整', refused_delay: '不同意延期开展', refused_stop: '不同意终止', refused_extend: '不同意延长', reported: '报终期报告', opinion: '专家评审意见', accepted: '通过验收', failed: '未通过验收',
}
type Chosen = 'edit' | 'submit' | 'withdraw' | 'province' | 'approve' | 'file' | 'ask' | 'settle' | 'report' | 'opinion' | 'decide'
const Words = ({ name = 'words', label, most = 1000, rows = 3 }: { name?: string; label: string; most?: number; rows?: number }) => (
  <Form.Item name={name} label={label} rules={[{ required: true, message: t('请填写{label}', { label }) }]}><Input.TextArea maxLength={most} autoSize={{ minRows: rows }} /></Form.Item>
)
const PaperField = () => <Form.Item name="paper" label={t('文件名称和文号')} rules={[{ required: true, min: 4, message: t('请填写文件名称和文号') }]}><Input maxLength={100} /></Form.Item>

/** 2026年度实验计划, 2026年工作动态. */
const filingText = (year: number, kind: FilingKind): string => (kind === 'news' ? t('{year}年{kind}', { year, kind: t(FILING_KINDS[kind]) }) : `${year}${t(FILING_KINDS[kind])}`)

/** One zone: its file, its term, what is owed, what was asked and answered. */
export default function ZonePage() {
  const id = useParam('id')
  const query = useCall(getZone, { params: { id } })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const touches = [getZone, listZones]
  const submit = useMutate(submitZone, { touches })
  const withdraw = useMutate(withdrawZone, { touches })
  const province = useMutate(recordProvinceView, { touches })
  const approve = useMutate(recordZoneApproval, { touches })
  const file = useMutate(fileZoneWork, { touches })
  const ask = useMutate(askZoneChange, { touches })
  const settle = useMutate(settleZoneChange, { touches })
  const report = useMutate(reportZone, { touches })
  const opinion = useMutate(recordZoneOpinion, { touches })
  const decide = useMutate(decideZone, { touches })
  const close = () => setChosen(null)
  const today = dayOf(new Date())
  return (
    <Awaiting query={query}>
      {(all) => {
        const { zone, plan, missing, owed, filings, changes, opinions, steps, may, satisfaction } = all
        const { version } = zone
        const open = changes.find((one) => one.state === 'open')
        const action = (key: Chosen, label: string, more: object = {}) => (may.includes(key) ? [{ key, label, onChoose: () => setChosen(key), ...more }] : [])
        return (
          <DetailPage
            title={zone.title}
            crumbs={[{ label: t('实验区'), to: '/zones' }]}
            sentence={zone.approvedOn && zone.endsOn ? t('{region}：{from}至{to}，共{n}个月。{theme}', { region: zone.regionName, from: dateText(zone.approvedOn), to: dateText(zone.endsOn), n: zone.months ?? 0, theme: zone.theme }) : t('{region}申请，主题：{theme}', { region: zone.regionName, theme: zone.theme || t('还没有写') })}
            state={t(ZONE_STATES[zone.state])}
            notice={
              <>
                {missing.length > 0 && <Alert type="info" showIcon title={t('还缺{parts}，补齐以后才能上报。', { parts: missing.join('、') })} />}
                {zone.overdue && <Alert type="error" showIcon title={t('实验期已过，请报终期报告，或者说明情况申请延长')} />}
                {owed.length > 0 && <Alert type="warning" showIcon title={t('还没有报：{what}', { what: owed.map((one) => filingText(one.year, one.kind)).join('、') })} />}
                {open && <Alert type="warning" showIcon title={t('“{kind}”的请示等待上级答复', { kind: t(CHANGE_KINDS[open.kind]) })} />}
                {zone.decidedOn && <Alert type={zone.state === 'accepted' ? 'success' : 'info'} showIcon title={`${t(ZONE_STATES[zone.state])}：${all.decision}`} />}
              </>
            }
            actions={[
              ...action('submit', t('上报'), { primary: missing.length === 0, ...(missing.length ? { blocked: t('先补齐材料') } : {}) }), ...action('edit', t('修改申请'), { primary: missing.length > 0 }),
              ...action('province', t('登记省级意见'), { primary: true }), ...action('approve', t('登记批准'), { primary: true }), ...action('settle', t('登记对请示的答复'), { primary: true }),
              ...action('file', t('报计划、总结、动态'), { primary: owed.length > 0 && !may.includes('settle') }), ...action('report', t('报终期报告'), { primary: zone.overdue && owed.length === 0 && !may.includes('settle') }), ...action('ask', t('提出请示')),
              ...action('opinion', t('登记专家意见'), { primary: opinions.length === 0 }), ...action('decide', t('登记验收决定'), { primary: opinions.length > 0 }), ...action('withdraw', t('撤回'), { danger: true }),
            ]}
            noActions={t('现在没有要您办的。')}
            facts={
              <Panel title={t('基本情况')}><Facts facts={[
                { label: t('申报'), value: zone.applicant === 'city' ? t('市：{why}', { why: all.whyCity }) : t('旗县区') }, { label: t('申请文件'), value: all.requestPaper }, { label: t('纸质材料'), value: t('{n}份', { n: all.paperCopies }) },
                zone.submittedOn !== null && { label: t('上报'), value: dateText(zone.submittedOn) }, all.provincePaper !== '' && { label: t('省级意见'), value: all.provinceWords, note: all.provincePaper },
                all.approvalPaper !== '' && { label: t('批准文件'), value: all.approvalPaper }, all.decisionPaper !== '' && { label: t('验收文件'), value: all.decisionPaper },
                satisfaction !== null && { label: t('居民满意'), value: t('{share}%，调查{n}人', { share: satisfaction.share, n: satisfaction.asked }), note: satisfaction.source }, { label: t('经办'), value: zone.byName },
              ]} /></Panel>
            }
          >
            <Panel title={t('实验方案')}>
              <Facts facts={planParts().map(({ key, label }) => ({ label, value: <span style={{ whiteSpace: 'pre-wrap' }}>{plan[key] || t('还没有写')}</span> }))} />
              <Papers zoneId={id} papers={all.papers} />
            </Panel>
            {changes.length > 0 && (
              <Panel title={t('请示和答复')}>
                <ul className="zon-lines">
                  {changes.map((one) => (
                    <li key={one.id}>
                      <div className="zon-head"><strong>{t(CHANGE_KINDS[one.kind])}{one.until ? t('到{day}', { day: dateText(one.until) }) : ''}</strong><span className={one.state === 'open' ? 'zon-late' : 'd-quiet'}>{one.state === 'open' ? t('等待答复') : one.state === 'approved' ? t('批准') : t('不同意')}</span></div>
                      <p>{one.words}</p>
                      {one.plan && <p className="d-quiet">{t('调整后的内容：{content}', { content: one.plan.content })}</p>}
                      {one.answer && <p>{t('答复：{answer}（{paper}）', { answer: one.answer, paper: one.paper })}</p>}
                      <p className="d-quiet">{t('{name}，{day}', { name: one.byName, day: dateText(one.at) })}</p>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            {filings.length > 0 && (
              <Panel title={t('计划、总结、动态')}>
                <ul className="zon-lines">{filings.map((one) => <li key={one.id}><div className="zon-head"><strong>{t('{what}：{title}', { what: filingText(one.year, one.kind), title: one.title })}</strong><span className="d-quiet">{t('{name}，{day}', { name: one.byName, day: dateText(one.at) })}</span></div><p>{one.words}</p></li>)}</ul>
              </Panel>
            )}
            {all.finalReport && <Panel title={t('终期报告')}><p style={{ whiteSpace: 'pre-wrap' }}>{all.finalReport}</p></Panel>}
            {opinions.length > 0 && (
              <Panel title={t('专家评审')}>
                <ul className="zon-lines">{opinions.map((one) => <li key={one.id}><div className="zon-head"><strong>{one.expert}</strong><span className="d-quiet">{one.pass ? t('同意通过') : t('不同意通过')}</span></div><p>{one.words}</p></li>)}</ul>
              </Panel>
            )}
            <Panel title={t('经过')}><Timeline entries={steps.map((one) => ({ id: one.id, title: t(STEPS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} /></Panel>
            {chosen === 'edit' && <ZoneForm file={all} onClose={close} />}
            {chosen === 'submit' && <ActionDialog open name="submit-zone" title={t('上报')} verb={t('上报')} sentence={t('上报后不能再修改，等省级意见和部级批准。')} onSubmit={() => submit.mutateAsync({ params: { id }, body: { version } as never })} onClose={close} />}
            {chosen === 'withdraw' && <ActionDialog<{ words: string }> open name="withdraw-zone" title={t('撤回申请')} verb={t('撤回')} danger onSubmit={(typed) => withdraw.mutateAsync({ params: { id }, body: { ...typed, version } as never })} onClose={close}><Words label={t('原因')} most={300} /></ActionDialog>}
            {chosen === 'province' && (
              <ActionDialog<{ agrees: boolean; words: string; paper: string }> open name="province" title={t('登记省级意见')} verb={t('登记')} initial={{ agrees: true }} onSubmit={(typed) => province.mutateAsync({ params: { id }, body: { ...typed, version } as never })} onClose={close}>
                <Form.Item name="agrees" label={t('意见')}><Radio.Group options={[{ value: true, label: t('同意上报') }, { value: false, label: t('不同意') }]} /></Form.Item><Words label={t('意见内容')} /><PaperField />
              </ActionDialog>
            )}
            {chosen === 'approve' && (
              <ActionDialog<{ approved: boolean; on: string; endsOn?: string; words?: string; paper: string }> open name="approve-zone" title={t('登记批准')} verb={t('登记')} initial={{ approved: true, on: today, endsOn: monthsAfter(today, MOST_MONTHS) }} sentence={t('实验期从批准之日起，一般不超过3年。')}
                onSubmit={({ endsOn, words, ...typed }) => approve.mutateAsync({ params: { id }, body: { ...typed, ...(endsOn ? { endsOn } : {}), words: words ?? '', version } as never })} onClose={close}>
                <Form.Item name="approved" label={t('结果')}><Radio.Group options={[{ value: true, label: t('批准') }, { value: false, label: t('不予批准') }]} /></Form.Item>
                <Form.Item name="on" label={t('批准日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
                <Form.Item name="endsOn" label={t('实验期到')}><DayInput /></Form.Item>
                <Form.Item name="words" label={t('批复要点')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item><PaperField />
              </ActionDialog>
            )}
            {chosen === 'file' && (
              <ActionDialog<{ kind: FilingKind; year: number; title: string; words: string }> open name="file-zone" title={t('报计划、总结、动态')} verb={t('报送')} initial={{ kind: owed[0]?.kind ?? 'news', year: owed[0]?.year ?? Number(today.slice(0, 4)) }}
                onSubmit={(typed) => file.mutateAsync({ params: { id }, body: typed as never })} onClose={close}>
                <Form.Item name="kind" label={t('报什么')}><Radio.Group options={Object.entries(FILING_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
                <Form.Item name="year" label={t('年度')} rules={[{ required: true, message: t('请填写年度') }]}><InputNumber min={2000} max={2100} precision={0} style={{ width: 140 }} /></Form.Item>
                <Form.Item name="title" label={t('标题')} rules={[{ required: true, message: t('请填写标题') }]}><Input maxLength={80} /></Form.Item><Words label={t('内容')} most={5000} rows={5} />
              </ActionDialog>
            )}
            {chosen === 'ask' && (
              <ActionDialog<{ kind: ChangeKind; words: string; until?: string; plan?: typeof plan }> open as="drawer" width={640} name="ask-zone" title={t('提出请示')} verb={t('提出')} initial={{ kind: 'change', plan }} sentence={t('批准以前一切照原方案；批准后系统自动按请示改变。')}
                onSubmit={({ kind, words, until, plan: next }) => ask.mutateAsync({ params: { id }, body: { kind, words, ...(kind === 'change' ? { plan: { ...plan, ...next } } : {}), ...(until && kind !== 'change' && kind !== 'stop' ? { until } : {}) } as never })} onClose={close}>
                <Form.Item name="kind" label={t('请示什么')}><Select options={Object.entries(CHANGE_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item><Words label={t('理由')} most={2000} />
                <Form.Item noStyle dependencies={['kind']}>
                  {({ getFieldValue }) => getFieldValue('kind') === 'change' ? <PlanFields /> : (getFieldValue('kind') === 'extend' || getFieldValue('kind') === 'delay') && <Form.Item name="until" label={t('到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>}
                </Form.Item>
              </ActionDialog>
            )}
            {chosen === 'settle' && open && (
              <ActionDialog<{ approved: boolean; answer: string; paper: string }> open name="settle-zone" title={t('登记对请示的答复')} verb={t('登记')} sentence={t('{kind}：{words}', { kind: t(CHANGE_KINDS[open.kind]), words: open.words })} initial={{ approved: true }}
                onSubmit={(typed) => settle.mutateAsync({ params: { id: open.id }, body: typed as never })} onClose={close}>
                <Form.Item name="approved" label={t('结果')}><Radio.Group options={[{ value: true, label: t('批准') }, { value: false, label: t('不同意') }]} /></Form.Item><Words name="answer" label={t('答复')} /><PaperField />
              </ActionDialog>
            )}
            {chosen === 'report' && (
              <ActionDialog<{ words: string; share: number; asked: number; source: string }> open as="drawer" width={640} name="report-zone" title={t('报终期报告')} verb={t('报送')} sentence={t('验收以社区居民满意与否为基本标准，请写明满意度从哪里来。')}
                onSubmit={(typed) => report.mutateAsync({ params: { id }, body: { ...typed, version } as never })} onClose={close}>
                <Words label={t('终期报告')} most={10000} rows={8} />
                <Form.Item name="share" label={t('居民满意（%）')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0} max={100} style={{ width: 140 }} /></Form.Item>
                <Form.Item name="asked" label={t('调查了多少人')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={1} precision={0} style={{ width: 140 }} /></Form.Item>
                <Form.Item name="source" label={t('从哪里来')} rules={[{ required: true, message: t('请写明来源') }]}><Input maxLength={300} /></Form.Item>
              </ActionDialog>
            )}
            {chosen === 'opinion' && (
              <ActionDialog<{ expert: string; words: string; pass: boolean }> open name="opinion-zone" title={t('登记专家意见')} verb={t('登记')} initial={{ pass: true }} onSubmit={(typed) => opinion.mutateAsync({ params: { id }, body: typed as never })} onClose={close}>
                <Form.Item name="expert" label={t('专家姓名和单位')} rules={[{ required: true, message: t('请填写') }]}><Input maxLength={60} /></Form.Item>
                <Form.Item name="pass" label={t('结论')}><Radio.Group options={[{ value: true, label: t('同意通过') }, { value: false, label: t('不同意通过') }]} /></Form.Item><Words label={t('评审意见')} most={2000} />
              </ActionDialog>
            )}
            {chosen === 'decide' && (
              <ActionDialog<{ accepted: boolean; residentsSatisfied?: boolean; words: string; paper: string }> open name="decide-zone" title={t('登记验收决定')} verb={t('登记')} initial={{ accepted: true, residentsSatisfied: true }}
                sentence={satisfaction ? t('终期报告：居民满意{share}%，调查{n}人（{source}）。居民不满意的不能通过。', { share: satisfaction.share, n: satisfaction.asked, source: satisfaction.source }) : undefined}
                onSubmit={({ residentsSatisfied, ...typed }) => decide.mutateAsync({ params: { id }, body: { ...typed, residentsSatisfied: residentsSatisfied ?? false, version } as never })} onClose={close}>
                <Form.Item name="accepted" label={t('决定')}><Radio.Group options={[{ value: true, label: t('通过验收') }, { value: false, label: t('不通过') }]} /></Form.Item>
                <Form.Item name="residentsSatisfied" label={t('居民是否满意')}><Radio.Group options={[{ value: true, label: t('满意') }, { value: false, label: t('不满意') }]} /></Form.Item><Words label={t('结论')} most={2000} /><PaperField />
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
