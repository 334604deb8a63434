import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Go, ListTable, Panel, Timeline, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { closeRound, FILE_STATES, getRound, listRoundPlans, listRounds, printRound, recordFound, URGENCY, urgencyGrades, type RoundLine } from '../../contract.ts'
import { ClassDialog, KindSelect } from './class-dialog.tsx'
import { PdfButton } from './pdf-button.tsx'
import { kindName, stepEntries } from './words.ts'
import './disputes.css'

/** One round: what was found, classed by what it is about, and the summary. */
export default function RoundPage() {
  const id = useParam('id')
  const query = useCall(getRound, { params: { id } })
  const keeps = useAbility('disputes.rounds')
  const [dialog, setDialog] = useState<'found' | 'close' | RoundLine | null>(null)
  const touches = [getRound, listRounds, listRoundPlans]
  const found = useMutate(recordFound, { touches })
  const close = useMutate(closeRound, { touches })
  return (
    <Awaiting query={query}>
      {({ round, lines, steps }) => (
        <DetailPage
          title={t('{title}第{n}轮', { title: round.title, n: round.nth })}
          crumbs={[{ label: t('矛盾排查'), to: '/disputes/rounds' }]}
          sentence={t('{place}，{from}开始，{due}前结束。发现{found}件，达成协议{settled}件，转依法处理{referred}件。', { place: round.regionName, from: dateText(round.fromOn), due: dateText(round.dueOn), found: round.found, settled: round.settled, referred: round.referred })}
          state={round.state === 'closed' ? t('已结束') : round.late ? <span className="dis-late">{t('已超期')}</span> : t('进行中')}
          actions={keeps && round.state === 'open' ? [
            { key: 'found', label: t('登记发现的矛盾'), primary: true, onChoose: () => setDialog('found') },
            { key: 'close', label: t('结束这一轮'), onChoose: () => setDialog('close'), ...(round.unclassed ? { blocked: t('还有{n}件没有归类', { n: round.unclassed }) } : {}) },
          ] : []}
          noActions={round.state === 'closed' ? t('这一轮已经结束。') : t('您的岗位只能查看。')}
          facts={(
            <Panel title={t('排查')}>
              <Facts facts={[
                { label: t('开始'), value: round.openedBy, note: dateText(round.fromOn) }, round.closedOn !== null && { label: t('结束'), value: round.closedBy, note: dateText(round.closedOn) },
                round.missed > 0 && { label: t('之前漏了'), value: t('{n}轮', { n: round.missed }) },
              ]} />
              <PdfButton id={`round-${round.id}`} title={t('排查小结')} operation={printRound} input={{ params: { id } }} />
            </Panel>
          )}
        >
          {round.summary && <Panel title={t('小结')}><p style={{ whiteSpace: 'pre-line' }}>{round.summary}</p></Panel>}
          <Panel title={t('发现的矛盾')}>
            {lines.length === 0
              ? <p className="d-quiet">{t('还没有登记。没有发现矛盾的，也可以直接结束这一轮。')}</p>
              : (
                  <ListTable<RoundLine>
                    label={t('发现的矛盾')}
                    rows={lines}
                    rowKey={(row) => row.id}
                    columns={[
                      { key: 'kind', title: t('是什么问题'), render: (row) => (row.kind ? kindName(row.kind) : <span className="dis-late">{t('未归类')}</span>) },
                      { key: 'urgency', title: t('缓急'), width: 80, render: (row) => t(URGENCY[row.urgency]) },
                      { key: 'place', title: t('地点'), render: (row) => row.placeText },
                      { key: 'state', title: t('状态'), width: 120, render: (row) => t(FILE_STATES[row.state]) },
                      { key: 'number', title: t('编号'), width: 180, render: (row) => <Go to={`/disputes/${row.id}`}>{row.number}</Go> },
                      { key: 'do', title: t('办理'), width: 100, render: (row) => (keeps && (row.state === 'recorded' || row.state === 'accepted') ? <Button size="small" onClick={() => setDialog(row)}>{row.kind ? t('改归类') : t('归类')}</Button> : '') },
                    ]}
                  />
                )}
          </Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          {dialog === 'found' && (
            <ActionDialog<{ kind?: string; urgency: 'ordinary'; region?: string; placeText?: string; story: string }>
              open name="record-found" title={t('登记发现的矛盾')} sentence={t('写是什么事，不用写是谁。登记后成为办件，由调解员征求双方意见。')} verb={t('登记')} initial={{ urgency: 'ordinary', region: round.region }}
              onSubmit={({ kind, region, ...typed }) => found.mutateAsync({ params: { id }, body: { ...typed, kind: (kind ?? null) as never, placeText: typed.placeText ?? '', ...(region ? { region } : {}) } as never })}
              onClose={() => setDialog(null)}
            >
              <Form.Item name="story" label={t('是什么事')} rules={[{ required: true, message: t('请写明是什么事') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
              <Form.Item name="kind" label={t('是什么问题')} extra={t('说不清的可以先不选，结束前要归类。')}><KindSelect /></Form.Item>
              <Form.Item name="urgency" label={t('这件事急不急')}><Select options={urgencyGrades.map((value) => ({ value, label: t(URGENCY[value]) }))} /></Form.Item>
              <Form.Item name="region" label={t('在哪个网格')}><PlaceField root={round.region} rootCounts upTo="grid" /></Form.Item>
              <Form.Item name="placeText" label={t('具体地点')}><Input maxLength={100} /></Form.Item>
            </ActionDialog>
          )}
          {dialog === 'close' && (
            <ActionDialog<{ summary: string }>
              open name="close-round" title={t('结束这一轮')} sentence={t('发现{found}件，达成协议{settled}件，转依法处理{referred}件。数字按今天记下。', { found: round.found, settled: round.settled, referred: round.referred })} verb={t('结束')}
              onSubmit={({ summary }) => close.mutateAsync({ params: { id }, body: { summary, version: round.version } as never })} onClose={() => setDialog(null)}
            >
              <Form.Item name="summary" label={t('小结')} extra={t('写共性问题和打算，不写人名。')} rules={[{ required: true, message: t('请写小结') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 4 }} /></Form.Item>
            </ActionDialog>
          )}
          {dialog !== null && typeof dialog === 'object' && <ClassDialog one={dialog} touches={touches} onClose={() => setDialog(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}
