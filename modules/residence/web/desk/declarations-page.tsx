import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { ActionDialog, DateText, Go, ListPage, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { endResidenceDeclaration, listResidenceDeclarations } from '../../contract.ts'
import { CATEGORIES } from '../../rules/declaring.ts'
import './residence.css'

type Line = Reply<typeof listResidenceDeclarations>['items'][number]

const inDays = (n: number) => dayOf(new Date(Date.now() + n * 86_400_000))

/** 居住登记: who declared to live here, and whose renewal comes up. Reminders go out by themselves. */
export default function DeclarationsPage() {
  const keeps = useAbility('residence.keep')
  const today = dayOf(new Date())
  const [ending, setEnding] = useState<Line | null>(null)
  return (
    <>
      <ListPage<typeof listResidenceDeclarations, Line>
        id="declarations"
        title={t('居住登记')}
        operation={listResidenceDeclarations}
        ask={({ tab, after }) => ({ query: { ...(tab === 'due' ? { renewBy: inDays(30) } : tab === 'late' ? { renewBy: inDays(-1) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.renewOn < today ? 'soon' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'due', label: t('30天内续登') }, { key: 'late', label: t('过了续登日') }]}
        columns={[
          { key: 'name', title: t('姓名'), width: 120, always: true, render: (row) => <Go to={`/people/${row.personId}`}>{row.name}</Go> },
          { key: 'category', title: t('类别'), width: 170, render: (row) => t(CATEGORIES[row.category]) },
          { key: 'address', title: t('住处'), render: (row) => row.address },
          { key: 'origin', title: t('户籍地'), width: 180, render: (row) => row.origin },
          { key: 'from', title: t('开始居住'), width: 130, render: (row) => <DateText value={row.livesFrom} /> },
          { key: 'renew', title: t('续登日'), width: 130, render: (row) => <DateText value={row.renewOn} /> },
          ...(keeps ? [{ key: 'end', title: t('办理'), width: 90, render: (row: Line) => <Button size="small" onClick={() => setEnding(row)}>{t('已搬走')}</Button> }] : []),
        ]}
        unit={t('人')}
        empty={(tab) => tab === 'all' || tab === '' ? { why: t('这里还没有居住登记'), todo: t('居民可以在手机上登记，也可以在窗口办“居住登记”。') } : { why: t('没有到期的'), todo: t('到期前30天系统自动提醒本人。') }}
      />
      <EndDeclaration row={ending} onClose={() => setEnding(null)} />
    </>
  )
}

function EndDeclaration({ row, onClose }: { row: Line | null; onClose: () => void }) {
  const end = useMutate(endResidenceDeclaration, { touches: [listResidenceDeclarations] })
  return (
    <ActionDialog<{ why: 'left' | 'moved' | 'correction' }>
      open={row !== null}
      name="end-declaration"
      title={t('注销居住登记')}
      sentence={t('{name}的居住登记今天注销，经过保留，本人在“我的档案”里能看到。', { name: row?.name ?? '' })}
      verb={t('注销')}
      danger
      initial={{ why: 'left' }}
      onSubmit={({ why }) => end.mutateAsync({ params: { id: row!.id }, body: { reason: why } })}
      onClose={onClose}
    >
      <Form.Item name="why" label={t('原因')} rules={[{ required: true }]}>
        <Radio.Group options={[{ value: 'left', label: t('离开本地') }, { value: 'moved', label: t('搬到别的社区') }, { value: 'correction', label: t('登记有误') }]} />
      </Form.Item>
    </ActionDialog>
  )
}
