import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, deskFile, ListPage, newClientId, ProblemAlert, useCall, useMutate, useRefresh } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createExport, decideExport, downloadExport, EXPORT_PURPOSES, exportPurposes, listExportKinds, listExports, type ExportLine } from '../../contract.ts'
import { exportStateName, number, purposeName, saveAs } from '../words.ts'
import './imports.css'

interface Values {
  kind: string
  place: string
  fields: string[]
  format: 'xlsx' | 'csv'
  full?: boolean
  purpose: keyof typeof EXPORT_PURPOSES
  note: string
}

/** 导出名册: asked for with a purpose, made in the background, taken once. */
export default function ExportsPage() {
  const [asking, setAsking] = useState(false)
  const [deciding, setDeciding] = useState<ExportLine | null>(null)
  const [error, setError] = useState<unknown>(null)
  const refresh = useRefresh()
  // A list in the making is looked after every two seconds.
  const open = useCall(listExports, { query: { state: 'open' } }, { everyMs: 3_000 })
  const making = (open.data?.items ?? []).some((e) => e.state === 'asked')
  useCall(listExports, { query: {} }, making ? { everyMs: 2_000, staleMs: 0 } : {})
  const take = async (row: ExportLine) => {
    setError(null)
    try {
      saveAs(await deskFile(downloadExport, { params: { id: row.id } }), `${row.number}.${row.format}`)
    } catch (fault) {
      setError(fault)
    }
    await refresh(listExports)
  }
  return (
    <>
      <ListPage<typeof listExports, ExportLine>
        id="exports"
        title={t('导出名册')}
        crumbs={[{ label: t('导入导出'), to: '/imports' }]}
        operation={listExports}
        ask={({ tab, after }) => ({ query: { ...(tab === 'open' || tab === 'awaiting' || tab === 'over' ? { state: tab } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => ({ items: reply.items, next: reply.next, counts: { awaiting: reply.awaiting } })}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.mayDecide ? 'soon' : row.state === 'failed' ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('进行中') }, { key: 'awaiting', label: t('待复核'), tone: 'mine' }, { key: 'over', label: t('已结束') }]}
        columns={[
          { key: 'number', title: t('编号'), width: 150, render: (row) => row.number },
          { key: 'what', title: t('名册'), width: 220, render: (row) => t('{place}{kind}', { place: row.placeName, kind: t(row.kindTitle) }) },
          { key: 'purpose', title: t('用途'), render: (row) => t('{purpose}：{note}', { purpose: purposeName(row.purpose), note: row.note }) },
          { key: 'numbers', title: t('号码'), width: 90, render: (row) => (row.full ? t('完整') : t('打码')) },
          { key: 'rows', title: t('行数'), width: 80, align: 'end', render: (row) => (row.rows === null ? '' : number(row.rows)) },
          { key: 'by', title: t('申请人'), width: 100, render: (row) => row.byName },
          { key: 'at', title: t('时间'), width: 170, render: (row) => <DateText value={row.createdAt} form="time" /> },
          {
            key: 'state', title: t('状态'), width: 190, always: true,
            render: (row) => {
              if (row.mayDecide) return <Button size="small" type="primary" onClick={() => setDeciding(row)}>{t('复核')}</Button>
              if (row.state === 'ready' && row.mine) return <Button size="small" type="primary" onClick={() => void take(row)}>{t('下载（只能一次）')}</Button>
              const how = row.progress ? t('{state} {n}%', { state: exportStateName(row.state), n: Math.floor((100 * row.progress.done) / Math.max(1, row.progress.total)) }) : exportStateName(row.state)
              return row.message ? t('{state}：{why}', { state: how, why: row.message }) : how
            },
          },
        ]}
        unit={t('份')}
        empty={{ why: t('还没有导出过名册'), todo: t('导出要写明用途；名册上有编号、导出人和时间，名册上的每个人都能在自己的查阅记录里看到。') }}
        action={<Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAsking(true)}>{t('申请导出')}</Button>}
        notice={
          <>
            <ProblemAlert error={error} />
            <p className="d-quiet" style={{ marginBlockEnd: 12 }}>{t('文件加密保存24小时，只能由申请人下载一次。完整号码要由另一位负责人复核。健康、信仰、民族等敏感信息不能导出，也不能作为条件。')}</p>
          </>
        }
      />
      {asking && <AskDialog onClose={() => setAsking(false)} />}
      {deciding && <DecideDialog line={deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}

function AskDialog({ onClose }: { onClose: () => void }) {
  const kinds = useCall(listExportKinds, {}, { staleMs: 600_000 })
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const [clientId] = useState(newClientId)
  const ask = useMutate(createExport, { touches: [listExports] })
  const root = me.data?.currentPost?.region
  if (!kinds.data || !root) return null
  const { items, mayFull } = kinds.data
  const usual = (key: string | undefined) => (items.find((k) => k.key === key)?.fields ?? []).filter((f) => f.usual).map((f) => f.key)
  return (
    <ActionDialog<Values>
      open
      as="drawer"
      name="ask-export"
      title={t('申请导出名册')}
      verb={t('申请')}
      initial={{ kind: items[0]?.key ?? '', place: root, fields: usual(items[0]?.key), format: 'xlsx', full: false }}
      onSubmit={(values) => ask.mutateAsync({ body: { ...values, place: values.place ?? root, full: values.full ?? false, clientId } })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={t('名册')} rules={[{ required: true, message: t('请选择名册') }]}>
            <Radio.Group options={items.map((k) => ({ value: k.key, label: t(k.title) }))} onChange={(event) => form.setFieldValue('fields', usual(String(event.target.value)))} />
          </Form.Item>
          <Form.Item name="place" label={t('地方')} rules={[{ required: true, message: t('请选择地方') }]}>
            <PlaceField root={root} rootCounts all />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.kind !== b.kind}>
            {() => (
              <Form.Item name="fields" label={t('列')} rules={[{ required: true, message: t('请至少选择一列') }]}>
                <Checkbox.Group options={(items.find((k) => k.key === form.getFieldValue('kind'))?.fields ?? []).map((f) => ({ value: f.key, label: t(f.title) }))} />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item name="format" label={t('格式')} rules={[{ required: true }]}>
            <Radio.Group options={[{ value: 'xlsx', label: 'Excel（.xlsx）' }, { value: 'csv', label: 'CSV' }]} />
          </Form.Item>
          {mayFull && (
            <Form.Item name="full" valuePropName="checked" label={t('号码')} extra={t('完整号码要由另一位负责人复核后才生成。')}>
              <Checkbox>{t('需要完整的身份证号和电话')}</Checkbox>
            </Form.Item>
          )}
          <Form.Item name="purpose" label={t('用途')} rules={[{ required: true, message: t('请选择导出的用途') }]}>
            <Radio.Group options={exportPurposes.map((value) => ({ value, label: purposeName(value) }))} vertical />
          </Form.Item>
          <Form.Item name="note" label={t('具体用在哪里')} extra={t('会印在名册上，也会让名册上的人看到。')} rules={[{ required: true, whitespace: true, message: t('请写明具体用在哪里') }, { min: 4, message: t('至少4个字') }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={200} showCount />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

function DecideDialog({ line, onClose }: { line: ExportLine; onClose: () => void }) {
  const decide = useMutate(decideExport, { touches: [listExports] })
  return (
    <ActionDialog<{ agree: boolean; reason: string }>
      open
      name="decide-export"
      title={t('复核完整号码名册')}
      sentence={t('{name}申请{place}{kind}，用途：{purpose}（{note}）。列：{fields}。', {
        name: line.byName, place: line.placeName, kind: t(line.kindTitle), purpose: purposeName(line.purpose), note: line.note, fields: line.fields.map((f) => t(f)).join('、'),
      })}
      verb={t('提交')}
      reason={{ label: t('意见') }}
      onSubmit={({ agree, reason }) => decide.mutateAsync({ params: { id: line.id }, body: { agree, reason, version: line.version } })}
      onClose={onClose}
    >
      <Form.Item name="agree" label={t('是否同意')} rules={[{ required: true, message: t('请选择') }]}>
        <Radio.Group options={[{ value: true, label: t('同意') }, { value: false, label: t('不同意') }]} />
      </Form.Item>
    </ActionDialog>
  )
}
