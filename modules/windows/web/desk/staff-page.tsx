import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DayInput, dayRule, newClientId, PageHeading, Panel, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { assessDay, ATTENDANCE, getAssessmentDay, recordTraining, saveClerk, saveItems, type Attendance } from '../../contract.ts'
import './windows.css'

type Day = Reply<typeof getAssessmentDay>
type Line = Day['clerks'][number]
const TOUCHES = [getAssessmentDay]

/** 窗口考核: who serves at windows for which department, and the day of each. */
export default function StaffPage() {
  const [search, setSearch] = useSearchState()
  const today = dayOf(new Date())
  const on = /^\d{4}-\d\d-\d\d$/.test(search.on ?? '') ? search.on! : today
  const query = useCall(getAssessmentDay, { query: { on } }, { keep: true })
  const [doing, setDoing] = useState<'items' | 'clerk' | 'training' | { edit: Line } | { assess: Line }>()
  return (
    <Awaiting query={query}>
      {(day) => (
        <>
          <PageHeading title={t('窗口考核')} aside={
            <><DayInput value={on} max={today} onChange={(next) => setSearch({ on: next ?? undefined })} />
              <Button onClick={() => setDoing('items')}>{t('考核项目')}</Button><Button onClick={() => setDoing('training')}>{t('记培训')}</Button><Button type="primary" onClick={() => setDoing('clerk')}>{t('登记窗口人员')}</Button></>
          } />
          {day.items.length === 0 && <p className="w-beneath d-quiet">{t('还没有考核项目，请先在“考核项目”里写明考核什么、每项几分。')}</p>}
          <Panel title={t('窗口人员 {n}', { n: day.clerks.length })}>
            {day.clerks.length === 0 ? <p className="d-quiet">{t('还没有登记。部门派到窗口的人在这里登记，考核结果送回原单位。')}</p> : (
              <div className="w-scroll"><table className="w-plain">
                <thead><tr><th scope="col">{t('姓名')}</th><th scope="col">{t('派出部门')}</th><th scope="col">{t('出勤')}</th><th scope="col">{t('当天得分')}</th><th scope="col">{t('记录')}</th><th scope="col">{t('办理')}</th></tr></thead>
                <tbody>{day.clerks.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.name}</th><td>{one.department} <span className="d-quiet">{one.duty}</span></td>
                    <td>{one.assessment ? <Tag color={one.assessment.attendance === 'absent' || one.assessment.attendance === 'late' ? 'warning' : 'default'}>{t(ATTENDANCE[one.assessment.attendance])}</Tag> : <span className="d-quiet">{t('还没记')}</span>}</td>
                    <td>{one.assessment && one.assessment.marks.length > 0 ? t('{a}/{b}', { a: one.assessment.marks.reduce((sum, mark) => sum + mark.points, 0), b: one.assessment.marks.reduce((sum, mark) => sum + mark.most, 0) }) : '—'}</td>
                    <td>{one.assessment?.note} <span className="d-quiet">{one.assessment?.byName}</span></td>
                    <td><span className="w-tools"><Button size="small" type={one.assessment ? 'default' : 'primary'} onClick={() => setDoing({ assess: one })}>{one.assessment ? t('更正') : t('记当天')}</Button><Button size="small" type="text" onClick={() => setDoing({ edit: one })}>{t('修改')}</Button></span></td>
                  </tr>
                ))}</tbody>
              </table></div>
            )}
          </Panel>
          {doing === 'items' && <ItemsDialog day={day} onClose={() => setDoing(undefined)} />}
          {doing === 'clerk' && <ClerkDialog day={day} onClose={() => setDoing(undefined)} />}
          {doing === 'training' && <TrainingDialog day={day} onClose={() => setDoing(undefined)} />}
          {doing && typeof doing === 'object' && 'edit' in doing && <ClerkDialog day={day} clerk={doing.edit} onClose={() => setDoing(undefined)} />}
          {doing && typeof doing === 'object' && 'assess' in doing && <AssessDialog day={day} clerk={doing.assess} onClose={() => setDoing(undefined)} />}
        </>
      )}
    </Awaiting>
  )
}

function AssessDialog({ day, clerk, onClose }: { day: Day; clerk: Line; onClose: () => void }) {
  const assess = useMutate(assessDay, { touches: TOUCHES })
  const known = clerk.assessment
  return (
    <ActionDialog<{ attendance: Attendance; marks?: Record<string, { points: number; note?: string }>; note?: string }>
      open as="drawer" name="assess" title={t('{name}，{on}', { name: clerk.name, on: day.on })} sentence={t('请假和培训的日子不用打分。更正会留下原来的记录。')} verb={t('保存')}
      initial={{
        attendance: known?.attendance ?? 'present', note: known?.note ?? '',
        marks: Object.fromEntries(day.items.map((one) => { const had = known?.marks.find((mark) => mark.itemId === one.id); return [one.id, { points: had?.points ?? one.points, note: had?.note ?? '' }] })),
      }}
      onSubmit={({ attendance, marks, note }) => assess.mutateAsync({ params: { id: clerk.id }, body: {
        on: day.on, attendance, note: note ?? '', version: known?.version ?? 0, clientId: newClientId(),
        marks: attendance === 'leave' || attendance === 'training' ? [] : day.items.map((one) => ({ itemId: one.id, points: marks?.[one.id]?.points ?? 0, note: marks?.[one.id]?.note ?? '' })),
      } })}
      onClose={onClose}
    >
      <Form.Item name="attendance" label={t('出勤')}><Radio.Group options={Object.entries(ATTENDANCE).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item noStyle dependencies={['attendance']}>
        {({ getFieldValue }) => !['leave', 'training'].includes(getFieldValue('attendance') as string) && day.items.map((one) => (
          <div key={one.id} className="w-two">
            <Form.Item name={['marks', one.id, 'points']} label={t('{title}（满分{n}）', { title: one.title, n: one.points })} extra={one.how} rules={[{ required: true, message: t('请填写分数') }]}><InputNumber min={0} max={one.points} precision={0} /></Form.Item>
            <Form.Item name={['marks', one.id, 'note']} label={t('说明')}><Input maxLength={100} /></Form.Item>
          </div>
        ))}
      </Form.Item>
      <Form.Item name="note" label={t('当天情况')}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}

function ItemsDialog({ day, onClose }: { day: Day; onClose: () => void }) {
  const save = useMutate(saveItems, { touches: TOUCHES })
  const read = (typed: string | undefined) => {
    const lines = (typed ?? '').split('\n').map((line) => line.trim()).filter(Boolean).map((line) => /^(\S+)\s+(\d{1,3})(?:\s+(.*))?$/.exec(line.normalize('NFKC')))
    return lines.length === 0 || lines.some((one) => !one) ? undefined : lines.map((one) => ({ title: one![1]!, points: Number(one![2]), how: one![3] ?? '' }))
  }
  return (
    <ActionDialog<{ lines: string }> open name="items" title={t('考核项目')} sentence={t('换了项目，从今天起用；以前的记录不变。')} verb={t('保存')}
      initial={{ lines: day.items.map((one) => [one.title, one.points, one.how].filter((part) => part !== '').join(' ')).join('\n') }}
      onSubmit={({ lines }) => save.mutateAsync({ body: { items: read(lines)!, clientId: newClientId() } })} onClose={onClose}>
      <Form.Item name="lines" label={t('一行一项：名称、满分、怎么评')} extra={t('例如：服务态度 20 有投诉查实的扣分')}
        rules={[{ validator: (_, typed: string) => (read(typed) ? Promise.resolve() : Promise.reject(new Error(t('请写成“服务态度 20”这样，一行一项')))) }]}><Input.TextArea autoSize={{ minRows: 5 }} maxLength={2000} /></Form.Item>
    </ActionDialog>
  )
}

function ClerkDialog({ day, clerk, onClose }: { day: Day; clerk?: Line; onClose: () => void }) {
  const save = useMutate(saveClerk, { touches: TOUCHES })
  return (
    <ActionDialog<{ accountId: string; department: string; duty?: string; fromOn: string; untilOn?: string }> open name="clerk" title={clerk ? t('修改{name}', { name: clerk.name }) : t('登记窗口人员')} verb={t('保存')}
      initial={clerk ? { ...clerk, untilOn: clerk.untilOn ?? '' } : { fromOn: dayOf(new Date()) }}
      onSubmit={({ untilOn, duty, ...typed }) => save.mutateAsync({ body: { ...typed, accountId: clerk?.accountId ?? typed.accountId, duty: duty ?? '', untilOn: untilOn || null, clientId: newClientId(), ...(clerk ? { clerkId: clerk.id, version: clerk.version } : {}) } })} onClose={onClose}>
      {!clerk && <Form.Item name="accountId" label={t('谁')} rules={[{ required: true, message: t('请选择') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={day.staff.map((one) => ({ value: one.id, label: t('{name}（{posts}）', { name: one.name, posts: one.posts }) }))} /></Form.Item>}
      <Form.Item name="department" label={t('派出部门')} rules={[{ required: true, message: t('请填写派出部门') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="duty" label={t('负责什么窗口')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="fromOn" label={t('从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      {clerk && <Form.Item name="untilOn" label={t('回原单位的日子')} rules={[dayRule()]}><DayInput /></Form.Item>}
    </ActionDialog>
  )
}

function TrainingDialog({ day, onClose }: { day: Day; onClose: () => void }) {
  const record = useMutate(recordTraining, { touches: TOUCHES })
  return (
    <ActionDialog<{ clerkIds: string[]; on: string; title: string; hours: number; passed?: boolean | null }> open name="training" title={t('记培训')} verb={t('保存')} initial={{ on: day.on, hours: 2 }}
      onSubmit={({ passed, ...typed }) => record.mutateAsync({ body: { ...typed, passed: passed ?? null, clientId: newClientId() } })} onClose={onClose}>
      <Form.Item name="clerkIds" label={t('谁参加了')} rules={[{ required: true, message: t('请选择参加的人') }]}><Checkbox.Group options={day.clerks.map((one) => ({ value: one.id, label: one.name }))} /></Form.Item>
      <Form.Item name="title" label={t('培训内容')} rules={[{ required: true, message: t('请填写培训内容') }]}><Input maxLength={60} /></Form.Item>
      <div className="w-two">
        <Form.Item name="on" label={t('日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        <Form.Item name="hours" label={t('学时')} rules={[{ required: true, message: t('请填写') }]}><InputNumber min={0.5} max={100} step={0.5} /></Form.Item>
      </div>
      <Form.Item name="passed" label={t('考试')}><Radio.Group options={[{ value: null, label: t('没有考试') }, { value: true, label: t('合格') }, { value: false, label: t('不合格') }] as never} /></Form.Item>
    </ActionDialog>
  )
}
