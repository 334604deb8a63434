import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, dateText, DayInput, dayRule, deskFile, DetailPage, Facts, FileView, Go, Panel, Timeline, useCall, useMutate, useParam,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { DUTY_GROUPS, excuseDuty, fileDuty, getOwedDuty, listOwedDuties, openDutyFile, withdrawDutyFiling, type OwedDutyFile } from '../../contract.ts'
import { EvidenceField } from './evidence-field.tsx'
import { amountText, bodyText, DutyState, stepEntries } from './parts.tsx'

const touches = [getOwedDuty, listOwedDuties]
type Chosen = 'file' | 'excuse' | 'unexcuse' | { withdraw: string } | { view: string } | null

/** One owed duty: what it asks, what counts for it, what was filed. */
export default function DutyPage() {
  const id = useParam('id')
  const query = useCall(getOwedDuty, { params: { id } })
  const [chosen, setChosen] = useState<Chosen>(null)
  return (
    <Awaiting query={query}>
      {(file) => (
        <DetailPage
          title={file.duty.title}
          crumbs={[{ label: t('责任日历'), to: '/duties' }]}
          sentence={t('{body}在{period}：{sentence}{due}前完成。', { body: bodyText(file.duty), period: file.duty.period, sentence: file.sentence, due: dateText(file.duty.dueOn) })}
          state={<DutyState duty={file.duty} />}
          actions={[
            ...(file.may.includes('file') ? [{ key: 'file', label: file.duty.state === 'done' ? t('补充报送') : t('报送完成情况'), primary: file.duty.state !== 'done', onChoose: () => setChosen('file') }] : []),
            ...(file.may.includes('excuse') ? [{ key: 'excuse', label: t('免除'), seldom: false, onChoose: () => setChosen('excuse') }] : []),
            ...(file.may.includes('unexcuse') ? [{ key: 'unexcuse', label: t('恢复要求'), onChoose: () => setChosen('unexcuse') }] : []),
          ]}
          noActions={file.duty.state === 'later' ? t('本期还没有开始。') : t('现在没有要您办的。')}
          facts={<Basics file={file} />}
        >
          <Panel title={t('完成情况')} aside={<span className="dut-amount">{amountText(file.duty)}</span>}>
            <Counted file={file} onChoose={setChosen} />
          </Panel>
          <Panel title={t('经过')}>{file.steps.length ? <Timeline entries={stepEntries(file.steps)} /> : <p className="d-quiet">{t('按周期自动生成，还没有办理记录。')}</p>}</Panel>
          <Dialogs file={file} chosen={chosen} onClose={() => setChosen(null)} />
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Basics({ file }: { file: OwedDutyFile }) {
  return (
    <Panel title={t('基本情况')}>
      <Facts facts={[
        { label: t('类别'), value: t(DUTY_GROUPS[file.duty.topic]) }, { label: t('依据'), value: file.source }, { label: t('周期'), value: file.cycle },
        { label: t('到期日'), value: dateText(file.duty.dueOn, 'day-weekday'), note: file.dated === 'place' ? t('依据没有写明日期，这是本地采用的日期') : undefined },
        { label: t('计入期间'), value: file.countsUntil.startsWith('9999') ? t('{from}起', { from: dateText(file.countsFrom) }) : t('{from}至{until}', { from: dateText(file.countsFrom), until: dateText(file.countsUntil) }) },
        { label: t('怎样算完成'), value: file.proof },
        file.records.length > 0 && { label: t('自动认定'), value: file.records.map((one) => (one.tags.length ? t('{title}（{tags}）', { title: one.title, tags: one.tags.join('、') }) : one.title)).join('；') },
        file.waitsFor !== '' && { label: t('将来'), value: t('{record}建成后自动认定，现在由报送完成', { record: file.waitsFor }) },
        file.duty.state === 'excused' && { label: t('免除'), value: file.because, note: file.decidedName },
      ]} />
    </Panel>
  )
}

function Counted({ file, onChoose }: { file: OwedDutyFile; onChoose: (chosen: Chosen) => void }) {
  if (file.proofs.length + file.filings.length === 0) {
    return <p className="d-quiet">{file.records.length ? t('还没有记录，也没有报送。相应的记录登记以后自动计入。') : t('还没有报送。做完以后请附上证明材料报送。')}</p>
  }
  return (
    <ul className="dut-lines">
      {file.proofs.map((one, i) => (
        <li key={`${one.day}-${i}`}><span>{dateText(one.day)}</span><div>{one.link ? <Go to={one.link}>{one.title}</Go> : one.title}</div><span>{`${one.amount}${file.duty.unit}`}</span></li>
      ))}
      {file.filings.map((one) => (
        <li key={one.id}>
          <span>{dateText(one.onDay)}</span>
          <div>
            <span className={one.withdrawn === null ? '' : 'dut-taken'}>{one.words}</span>
            {one.withdrawn !== null && <p>{t('已撤回：{why}', { why: one.withdrawn })}</p>}
            <ul className="dut-files">
              {one.files.map((fileId, i) => <li key={fileId}><Button type="link" size="small" onClick={() => onChoose({ view: fileId })}>{t('材料{n}', { n: i + 1 })}</Button></li>)}
              {one.mayWithdraw && <li><Button type="link" size="small" danger onClick={() => onChoose({ withdraw: one.id })}>{t('撤回')}</Button></li>}
            </ul>
            <p className="d-quiet">{t('{name}报送，{at}', { name: one.byName, at: dateText(one.at, 'time') })}</p>
          </div>
          <span>{`${one.amount}${file.duty.unit}`}</span>
        </li>
      ))}
    </ul>
  )
}

function Dialogs({ file, chosen, onClose }: { file: OwedDutyFile; chosen: Chosen; onClose: () => void }) {
  const { id, version, needed, amount, unit } = file.duty
  const send = useMutate(fileDuty, { touches })
  const back = useMutate(withdrawDutyFiling, { touches })
  const excuse = useMutate(excuseDuty, { touches })
  if (chosen === null) return null
  if (chosen === 'file') {
    return (
      <ActionDialog<{ onDay: string; amount: number; words: string; files: string[] }>
        open name="file-duty" as="drawer" title={t('报送完成情况')} verb={t('报送')} sentence={t('{title}，{period}。证明：{proof}。', { title: file.duty.title, period: file.duty.period, proof: file.proof })}
        initial={{ onDay: dayOf(new Date()), amount: Math.max(1, needed - amount) }}
        onSubmit={(typed) => send.mutateAsync({ params: { id }, body: { ...typed, files: typed.files ?? [] } as never })} onClose={onClose}
      >
        <Form.Item name="onDay" label={t('哪天完成的')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="amount" label={t('完成了多少（{unit}）', { unit })} rules={[{ required: true, message: t('请填写数量') }]}><InputNumber min={0.5} max={100_000} step={1} style={{ width: 160 }} /></Form.Item>
        <Form.Item name="words" label={t('做了什么')} extra={t('不要写居民的姓名、病情等个人情况。')} rules={[{ required: true, message: t('请写明做了什么') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
        <Form.Item name="files" label={t('证明材料')} rules={[{ required: true, message: t('请附上证明材料') }]}><EvidenceField /></Form.Item>
      </ActionDialog>
    )
  }
  if (chosen === 'excuse' || chosen === 'unexcuse') {
    const excused = chosen === 'excuse'
    return (
      <ActionDialog<{ words: string }>
        open name="excuse-duty" title={excused ? t('免除这项责任') : t('恢复要求')} verb={excused ? t('免除') : t('恢复')} sentence={excused ? t('只免除这一期，写明原因，记入经过。') : t('恢复以后按原来的到期日计算。')}
        onSubmit={(typed) => excuse.mutateAsync({ params: { id }, body: { ...typed, excused, version } as never })} onClose={onClose}
      >
        <Form.Item name="words" label={t('原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
      </ActionDialog>
    )
  }
  if ('withdraw' in chosen) {
    return (
      <ActionDialog<{ words: string }>
        open name="withdraw-filing" title={t('撤回报送')} verb={t('撤回')} danger sentence={t('撤回以后这次报送不再计入，记录仍然保留。')}
        onSubmit={(typed) => back.mutateAsync({ params: { id, filingId: chosen.withdraw }, body: typed as never })} onClose={onClose}
      >
        <Form.Item name="words" label={t('撤回原因')} rules={[{ required: true, message: t('请写明撤回原因') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
      </ActionDialog>
    )
  }
  return (
    <ActionDialog open name="view-evidence" title={t('证明材料')} verb={t('看完了')} onSubmit={async () => {}} onClose={onClose} width={900}>
      <FileView id={chosen.view} name={t('证明材料')} load={(signal) => deskFile(openDutyFile, { params: { id, fileId: chosen.view } }, { signal })} />
    </ActionDialog>
  )
}
