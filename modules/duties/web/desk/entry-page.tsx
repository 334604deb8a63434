import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, DetailPage, Facts, Go, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { decideDuty, DUTY_GROUPS, getDutyEntry, listDutyCatalogue, type DutyEntryFile } from '../../contract.ts'
import { CycleFields, cycleOf, typedOf, type CycleTyped } from './cycle-fields.tsx'
import './duties.css'

const KINDS = { on: '启用', off: '停用', change: '调整', own: '自设' } as const

/** One obligation of the catalogue: its text, how it holds here, and what places decided. */
export default function EntryPage() {
  const code = useParam('code')
  const query = useCall(getDutyEntry, { params: { code } })
  const [chosen, setChosen] = useState<'on' | 'off' | 'change' | null>(null)
  return (
    <Awaiting query={query}>
      {(file) => (
        <DetailPage
          title={file.entry.title}
          crumbs={[{ label: t('责任日历'), to: '/duties' }, { label: t('责任目录'), to: '/duties/catalogue' }]}
          sentence={file.entry.sentence}
          state={file.entry.on ? t('本地执行') : t('本地未执行')}
          actions={[
            ...(file.may.includes('on') ? [{ key: 'on', label: t('启用'), primary: true, onChoose: () => setChosen('on') }] : []),
            ...(file.may.includes('change') ? [{ key: 'change', label: t('改期、改数量或提醒'), primary: true, onChoose: () => setChosen('change') }] : []),
            ...(file.may.includes('off') ? [{ key: 'off', label: t('停用'), danger: true, onChoose: () => setChosen('off') }] : []),
          ]}
          noActions={t('启用、停用和改期由旗县区民政部门或负责人决定。')}
          facts={<Basics file={file} />}
        >
          <Panel title={t('本地的决定')}>
            {file.decisions.length === 0 ? <p className="d-quiet">{file.entry.textHolds ? t('按文件执行，本地没有另作决定。') : t('这是{place}的文件，本地没有决定执行。', { place: file.entry.textPlace })}</p> : (
              <Timeline entries={file.decisions.map((one) => ({
                id: one.id, title: t('{place}{kind}', { place: one.regionName, kind: t(KINDS[one.kind]) }), at: one.at, by: one.byName,
                body: decisionText(one),
              }))} />
            )}
          </Panel>
          <p><Go to={`/duties?tab=all&whose=all&code=${encodeURIComponent(code)}`}>{t('看各单位的完成情况')}</Go></p>
          {chosen && <Decide file={file} kind={chosen} onClose={() => setChosen(null)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function decisionText(one: DutyEntryFile['decisions'][number]): string {
  const [day, reason] = [dateText(one.fromOn), one.reason]
  if (one.kind === 'off') return t('{day}起不再执行。{reason}', { day, reason })
  if (one.kind === 'change') return t('{day}起改为：{what}。{reason}', { day, what: one.what, reason })
  return t('{day}起执行。{reason}', { day, reason })
}

function Basics({ file }: { file: DutyEntryFile }) {
  const { entry } = file
  return (
    <Panel title={t('基本情况')}>
      <Facts facts={[
        { label: t('类别'), value: t(DUTY_GROUPS[entry.topic]) }, { label: t('依据'), value: entry.source, note: entry.textPlace ? t('{place}的文件', { place: entry.textPlace }) : undefined },
        { label: t('谁来完成'), value: entry.owes }, { label: t('周期'), value: entry.cycle, note: entry.dated === 'place' ? t('依据没有写明日期，这是本地可以调整的日期') : undefined }, { label: t('每期'), value: entry.needs },
        { label: t('怎样证明'), value: entry.proof }, { label: t('自动认定'), value: entry.records.length ? entry.records.join('、') : t('没有，附证明材料报送'), note: entry.waitsFor ? t('{record}建成后自动认定', { record: entry.waitsFor }) : undefined },
        { label: t('提醒'), value: t('到期前{days}天', { days: file.remind.join('、') }) }, { label: t('逐级告知'), value: t('逾期{days}天', { days: file.escalate.join('、') }) },
        entry.serves.length > 0 && { label: t('需求编号'), value: entry.serves.join('、') },
      ]} />
    </Panel>
  )
}

type Typed = Partial<CycleTyped> & { region: string; fromOn: string; reason: string; amount?: number; remind?: string; escalate?: string }
const daysIn = (typed: string | undefined): number[] => (typed ?? '').split(/[^\d]+/).filter(Boolean).map(Number)

function Decide({ file, kind, onClose }: { file: DutyEntryFile; kind: 'on' | 'off' | 'change'; onClose: () => void }) {
  const decide = useMutate(decideDuty, { touches: [getDutyEntry, listDutyCatalogue] })
  const root = useCall(getMe, {}, { staleMs: 60_000 }).data?.currentPost?.region
  if (!root) return null
  const { cycleNow } = file
  const rule = (message: string) => [{ required: true, message: t(message) }]
  return (
    <ActionDialog<Typed>
      open name="decide-duty" as={kind === 'change' ? 'drawer' : 'modal'} title={t(KINDS[kind])} verb={t(KINDS[kind])} danger={kind === 'off'}
      sentence={t('从执行日起生效，之前到期的照旧。写明理由，记入责任目录。')}
      initial={{ region: root, fromOn: dayOf(new Date()), ...(kind === 'change' ? { ...typedOf(cycleNow), amount: file.amount, remind: file.remind.join('、'), escalate: file.escalate.join('、') } : {}) }}
      onSubmit={(typed) => decide.mutateAsync({ params: { code: file.entry.code }, body: {
        kind, region: typed.region, fromOn: typed.fromOn, reason: typed.reason, seen: file.seen,
        ...(kind === 'change' ? {
          ...(cycleNow ? { cycle: cycleOf(typed as CycleTyped, cycleNow.kind === 'period' ? cycleNow.anchor : undefined) } : {}), ...(typed.amount ? { amount: typed.amount } : {}), remind: daysIn(typed.remind), escalate: daysIn(typed.escalate),
        } : {}),
      } as never })}
      onClose={onClose}
    >
      <Form.Item name="region" label={t('哪里')}><PlaceField root={root} upTo="community" rootCounts /></Form.Item>
      {kind === 'change' && (
        <>
          {cycleNow ? <CycleFields /> : <p className="d-quiet">{t('这项责任从登记之日起算，周期不能改。')}</p>}
          <Form.Item name="amount" label={t('每期做多少（{unit}）', { unit: file.unit })} rules={rule('请填写数量')}><InputNumber min={1} max={10_000} style={{ width: 160 }} /></Form.Item>
          <Form.Item name="remind" label={t('到期前几天提醒')} extra={t('多个用顿号分开，例如30、7、1。')} rules={rule('请填写天数')}><Input maxLength={40} style={{ width: 240 }} /></Form.Item>
          <Form.Item name="escalate" label={t('逾期几天告知上一级')} extra={t('依次告知上一级、再上一级。')} rules={rule('请填写天数')}><Input maxLength={40} style={{ width: 240 }} /></Form.Item>
        </>
      )}
      <Form.Item name="fromOn" label={t('从哪天起')} rules={[...rule('请填写日期'), dayRule({ min: dayOf(new Date()) })]}><DayInput /></Form.Item>
      <Form.Item name="reason" label={t('理由')} rules={rule('请写明理由')}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
