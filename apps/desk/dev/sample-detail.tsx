import { Alert, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, deskCall, DetailPage, DueText, Facts, MaskedValue, Panel, Timeline, UnsavedGuard, useCall, useMutate, useParam,
} from '../../../platform/web/desk/index.ts'
import { getSample, moveSample, revealSample } from './sample-api.ts'

export default function SampleDetail() {
  const id = useParam('id')
  const query = useCall(getSample, { params: { id } })
  const move = useMutate(moveSample)
  const [open, setOpen] = useState<'return' | 'decline' | null>(null)
  const [note, setNote] = useState('')
  return (
    <Awaiting query={query}>
      {(row) => (
        <DetailPage
          title={`${row.who}的${row.title}`}
          crumbs={[{ label: '办件', to: '/samples' }]}
          state={<><Tag color="warning">{row.next}</Tag><DueText due={{ at: row.at, left: row.left }} withDay /></>}
          sentence={`${row.who}(${row.place})申请${row.title}，材料已交齐，等你核对。`}
          notice={<Alert type="warning" showIcon title="申请人有一份材料将在本月到期，核对时请留意。" style={{ marginBlockEnd: 12 }} />}
          actions={[
            { key: 'accept', label: '受理', primary: true, onChoose: () => setOpen('return') },
            { key: 'correct', label: '要求补正', onChoose: () => setOpen('return') },
            { key: 'print', label: '打印回执', seldom: true, onChoose: () => window.print() },
            { key: 'pause', label: '暂停计时', onChoose: () => {}, blocked: '公示期内不能暂停' },
            { key: 'decline', label: '不予受理', danger: true, onChoose: () => setOpen('decline') },
          ]}
          facts={
            <Panel title="申请人">
              <Facts
                facts={[
                  { label: '姓名', value: row.who },
                  { label: '身份证号', value: <MaskedValue label="身份证号" masked="1529**********001X" reveal={async (purpose) => (await deskCall(revealSample, { params: { id }, body: purpose })).value} /> },
                  { label: '现住址', value: row.place, note: '2024年3月起登记' },
                  { label: '户籍地', value: null },
                ]}
              />
            </Panel>
          }
        >
          <Panel title="办理经过">
            <Timeline
              entries={[
                { id: '1', title: '提交', at: '2026-11-18T01:20:00Z', by: '本人，手机' },
                { id: '2', title: '补交材料', at: '2026-11-19T02:05:00Z', by: '本人，手机', body: '户口簿首页、本人页' },
                { id: '3', title: '核对材料', tone: 'now', by: '苏日娜，综合窗口', at: '2026-11-20T02:05:00Z' },
                { id: '4', title: '公示7天', tone: 'coming' },
              ]}
            />
          </Panel>
          <Panel title="办理备注">
            <Input.TextArea aria-label="办理备注" placeholder="写给下一位经办人" value={note} onChange={(event) => setNote(event.target.value)} />
            <UnsavedGuard when={note !== ''} />
          </Panel>
          <ActionDialog<{ reason: string; missing?: string }>
            open={open !== null}
            name="move"
            title={open === 'decline' ? '不予受理' : '要求补正'}
            sentence="申请人会收到通知，并有15天补交。一次把缺少的全部写明。"
            verb={open === 'decline' ? '不予受理' : '发出补正通知'}
            danger={open === 'decline'}
            reason={{ label: '缺少什么' }}
            onSubmit={({ reason }) => move.mutateAsync({ params: { id }, body: { move: open ?? '', reason } })}
            onClose={() => setOpen(null)}
          >
            <Form.Item name="missing" label="另行说明">
              <Input placeholder="例如需要原件" />
            </Form.Item>
          </ActionDialog>
        </DetailPage>
      )}
    </Awaiting>
  )
}
