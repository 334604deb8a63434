import { Alert, Button, Form, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DetailPage, Facts, newClientId, Panel, ProblemAlert, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { verifyAudit, type AuditVerification } from '../../../operations/contract.ts'
import { becauseWords, deedWords } from '../../../operations/web/parts.ts'
import { closeReview, getReview, listReviews, markReviewItem, REVIEW_KINDS, REVIEW_RESULTS, reviewKinds } from '../../contract.ts'
import { crumbs, options } from './words.ts'
import './privacy.css'

type Review = Reply<typeof getReview>
type Line = Review['lines'][number]
const TOUCHES = [getReview, listReviews]

/** One review: facts about openings and the drawn sample, each with its result, and whether the chain holds. */
export default function ReviewPage() {
  const id = useParam('id')
  const query = useCall(getReview, { params: { id } })
  return <Awaiting query={query}>{(one) => <Opened one={one} />}</Awaiting>
}

function Opened({ one }: { one: Review }) {
  const [marking, setMarking] = useState<Line | null>(null)
  const [closing, setClosing] = useState(false)
  const [verdict, setVerdict] = useState<AuditVerification | null>(null)
  const verifies = useAbility('audit.verify')
  const mark = useMutate(markReviewItem, { touches: TOUCHES })
  const close = useMutate(closeReview, { touches: TOUCHES })
  const verify = useMutate(verifyAudit, { touches: [], onDone: setVerdict })
  const open = one.state === 'open'
  const inOrder = (line: Line) => mark.mutate({ params: { id: one.id }, body: { item: line.id, result: 'in_order', note: '', clientId: newClientId() } })
  return (
    <DetailPage
      title={t('{from}至{until}的核查', { from: dateText(one.from), until: dateText(one.until) })} crumbs={[...crumbs(), { label: t('查阅记录核查'), to: '/privacy/reviews' }]}
      state={open ? <Tag color={one.overdue ? 'error' : 'processing'}>{one.overdue ? t('已逾期') : t('进行中')}</Tag> : <Tag color="success">{t('已完成')}</Tag>}
      sentence={t('{place}这段时间有{entries}条涉及个人信息的记录，核查{items}条，还有{open}条没有结果。', { place: one.regionName, entries: one.entries.toLocaleString('zh-CN'), items: one.items, open: one.open })}
      actions={open ? [{ key: 'close', label: t('完成核查'), primary: true, onChoose: () => setClosing(true), ...(one.open ? { blocked: t('还有{n}条没有结果', { n: one.open }) } : {}) }, ...(verifies ? [{ key: 'verify', label: t('核验审计链'), busy: verify.isPending, onChoose: () => verify.mutate({ body: {} }) }] : [])] : []}
      noActions={one.conclusion}
      notice={<>
        <ProblemAlert error={mark.error ?? verify.error} />
        {verdict && <Alert className="d-problem" role="status" showIcon type={verdict.intact ? 'success' : 'error'} title={verdict.intact ? t('{seals}个封条、{entries}条记录完整，没有被改动', { seals: verdict.seals.toLocaleString('zh-CN'), entries: verdict.entries.toLocaleString('zh-CN') }) : t('第{n}个封条对不上：{reason}', { n: verdict.broken?.number ?? 0, reason: verdict.broken?.reason ?? '' })} />}
      </>}
      facts={
        <Panel title={t('这次核查')}>
          <Facts facts={[
            { label: t('开始'), value: <DateText value={one.begunAt} form="time" />, note: one.begunBy }, { label: t('最迟完成'), value: <DateText value={one.dueOn} /> }, { label: t('抽样'), value: t('{n}条', { n: one.size }), note: t('种子{seed}，由地点和期间算出', { seed: one.seed }) },
            one.closedAt !== null && { label: t('完成'), value: <DateText value={one.closedAt} form="time" />, note: one.chain }, one.conclusion !== '' && { label: t('结论'), value: one.conclusion },
          ]} />
        </Panel>
      }
    >
      {reviewKinds.toSorted((a, b) => Number(a === 'sample') - Number(b === 'sample')).map((kind) => {
        const lines = one.lines.filter((line) => line.kind === kind)
        if (lines.length === 0) return null
        return (
          <Panel key={kind} title={t('{kind}（{n}）', { kind: t(REVIEW_KINDS[kind]), n: lines.length })}>
            <ul className="pv-items">
              {lines.map((line) => (
                <li key={line.id} className="pv-item">
                  <div className="pv-row">
                    <strong>{line.entry ? [line.entry.place, line.entry.post, line.entry.callerName].filter(Boolean).join(' ') : t('记录不在可见范围')}</strong>
                    {line.result && <Tag color={line.result === 'follow_up' ? 'error' : line.result === 'explained' ? 'warning' : 'success'}>{t(REVIEW_RESULTS[line.result])}</Tag>}
                  </div>
                  <p>{line.fact || (line.entry ? deedWords(line.entry.deed) : '')}</p>
                  {line.entry && <p className="d-quiet"><DateText value={line.entry.at} form="time" />{[becauseWords(line.entry.because), line.entry.ref].filter(Boolean).map((word) => `，${word}`).join('')}</p>}
                  {line.note && <p>{t('{name}：{note}', { name: line.byName, note: line.note })}</p>}
                  {open && (
                    <div className="pv-row">
                      {line.result !== 'in_order' && <Button size="small" onClick={() => inOrder(line)}>{t('符合规定')}</Button>}
                      <Button size="small" onClick={() => setMarking(line)}>{line.result ? t('改结果') : t('其他结果')}</Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </Panel>
        )
      })}
      <ActionDialog<{ result: 'explained'; note: string }> open={marking !== null} name="mark-item" title={t('核查结果')} verb={t('记下')} initial={{ result: 'explained' }}
        onSubmit={(typed) => mark.mutateAsync({ params: { id: one.id }, body: { item: marking!.id, ...typed, note: typed.note ?? '', clientId: newClientId() } })} onClose={() => setMarking(null)}>
        <Form.Item name="result" label={t('结果')} rules={[{ required: true, message: t('请选择结果') }]}><Radio.Group options={options(REVIEW_RESULTS)} /></Form.Item>
        <Form.Item name="note" label={t('说明')} extra={t('“已说明”“需要跟进”要写明情况。')}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={300} showCount /></Form.Item>
      </ActionDialog>
      <ActionDialog<{ conclusion: string }> open={closing} name="close-review" title={t('完成核查')} verb={t('完成')} sentence={t('完成时会重新核验整条审计链，完成后不能再改。')}
        onSubmit={({ conclusion }) => close.mutateAsync({ params: { id: one.id }, body: { conclusion, version: one.version, clientId: newClientId() } })} onClose={() => setClosing(false)}>
        <Form.Item name="conclusion" label={t('结论')} rules={[{ required: true, min: 2, message: t('请写明结论') }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={500} showCount /></Form.Item>
      </ActionDialog>
    </DetailPage>
  )
}
