import { Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, newClientId, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPractice, listPractices, movePractice, PRACTICE_KINDS, PRACTICE_STATES, reusePractice, type Practice } from '../../contract.ts'
import { stepEntries, today } from './words.tsx'

type Deed = 'review' | 'return' | 'issue' | 'resubmit' | 'reuse'
const WORDS: Record<Deed, string> = { review: '审核通过', return: '退回修改', issue: '发布', resubmit: '重新报送', reuse: '登记采用' }

/** One practice: its text, its way, where it was taken up. */
export default function PracticePage() {
  const id = useParam('id')
  const query = useCall(getPractice, { params: { id } })
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Awaiting query={query}>
      {({ practice, reuses, steps, moves }) => (
        <DetailPage
          title={practice.title} crumbs={[{ label: t('成果库'), to: '/liaison/practices' }]} sentence={practice.summary} state={t(PRACTICE_STATES[practice.state])}
          actions={moves.map((move) => ({ key: move, label: t(WORDS[move]), primary: move !== 'return', onChoose: () => setDeed(move) }))} noActions={t('现在没有要您办的。')}
          facts={<Panel title={t('成果')}><Facts facts={[
            { label: t('类别'), value: t(PRACTICE_KINDS[practice.kind]) }, { label: t('来自'), value: practice.unitName || practice.regionName }, { label: t('作者'), value: practice.author }, { label: t('采用'), value: t('{n}处', { n: practice.reuses }) },
            ...(practice.issuedOn ? [{ label: t('发布'), value: dateText(practice.issuedOn) }] : []), ...(practice.praise ? [{ label: t('表扬'), value: practice.praise }] : []), ...(practice.opinion ? [{ label: t('审核意见'), value: practice.opinion }] : []),
          ]} /></Panel>}
        >
          <Panel title={t('正文')}><p className="li-words">{practice.text}</p></Panel>
          <Panel title={t('哪里采用了')}>
            {reuses.length === 0 && <p className="d-quiet">{t('还没有别处采用。')}</p>}
            <ul className="li-lines">{reuses.map((one) => <li key={one.id}><div className="li-head"><strong>{one.regionName}</strong><span className="d-quiet">{dateText(one.onDay)} {one.byName}</span></div><p className="li-words">{one.note}</p></li>)}</ul>
          </Panel>
          {steps.length > 0 && <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>}
          {deed && <Dialog deed={deed} practice={practice} onClose={() => setDeed(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Dialog({ deed, practice, onClose }: { deed: Deed; practice: Practice; onClose: () => void }) {
  const touches = [getPractice, listPractices]
  const [move, reuse] = [useMutate(movePractice, { touches }), useMutate(reusePractice, { touches })]
  const params = { id: practice.id }
  const base = { open: true, name: `practice-${deed}`, title: t(WORDS[deed]), verb: t(WORDS[deed]), onClose } as const
  if (deed === 'reuse') {
    return (
      <ActionDialog<{ note: string; onDay: string }> {...base} sentence={t('写明本地怎样用、改了什么，成果库会记一处。')} initial={{ onDay: today() }} onSubmit={(typed) => reuse.mutateAsync({ params, body: { ...typed, clientId: newClientId() } })}>
        <Form.Item name="note" label={t('怎样用的')} rules={[{ required: true, message: t('请写明怎样用的') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
        <Form.Item name="onDay" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      </ActionDialog>
    )
  }
  return (
    <ActionDialog<{ note?: string; text?: string }> {...base} as={deed === 'resubmit' ? 'drawer' : 'modal'} initial={deed === 'resubmit' ? { text: practice.text } : {}}
      onSubmit={({ note, text }) => move.mutateAsync({ params, body: { move: deed, note: note ?? '', ...(deed === 'resubmit' && text ? { text } : {}), version: practice.version, clientId: newClientId() } })}>
      {deed === 'resubmit' ? <Form.Item name="text" label={t('正文')}><Input.TextArea maxLength={20000} autoSize={{ minRows: 10 }} /></Form.Item>
        : <Form.Item name="note" label={deed === 'issue' ? t('表扬的话') : deed === 'return' ? t('退回的原因') : t('审核意见')} rules={deed === 'return' ? [{ required: true, message: t('请写明退回的原因') }] : []}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>}
    </ActionDialog>
  )
}
