import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, Go, ListPage, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { endResidencePermit, GROUNDS, listResidencePermits, PERMIT_STATES, type ResidencePermit } from '../../contract.ts'
import './residence.css'

/** 居住证: who holds one, until when it is endorsed, and how many years of residence it carries. */
export default function PermitsPage() {
  const keeps = useAbility('residence.keep')
  const [ending, setEnding] = useState<ResidencePermit | null>(null)
  return (
    <>
      <ListPage<typeof listResidencePermits, ResidencePermit>
        id="permits"
        title={t('居住证')}
        operation={listResidencePermits}
        ask={({ tab, after }) => ({ query: { ...(tab && tab !== 'all' ? { state: tab as 'due' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.state === 'suspended' ? 'late' : row.state === 'due' ? 'soon' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, { key: 'due', label: t('快到签注日') }, { key: 'suspended', label: t('没按时签注') }, { key: 'valid', label: t('有效') }]}
        columns={[
          { key: 'name', title: t('姓名'), width: 130, always: true, render: (row) => <Go to={`/people/${row.personId}`}>{row.name}</Go> },
          { key: 'state', title: t('状态'), width: 130, render: (row) => t(PERMIT_STATES[row.state]) },
          { key: 'until', title: t('签注到'), width: 140, render: (row) => <DateText value={row.endorsedUntil} /> },
          { key: 'years', title: t('连续居住'), width: 100, align: 'end', render: (row) => t('{n}年', { n: row.years }) },
          { key: 'issued', title: t('发证日期'), width: 140, render: (row) => <DateText value={row.issuedOn} /> },
          { key: 'ground', title: t('申领条件'), width: 150, render: (row) => t(GROUNDS[row.ground]) },
          { key: 'place', title: t('所在地'), render: (row) => row.regionName },
          ...(keeps ? [{ key: 'end', title: t('办理'), width: 90, render: (row: ResidencePermit) => <Button size="small" onClick={() => setEnding(row)}>{t('注销')}</Button> }] : []),
        ]}
        unit={t('张')}
        empty={(tab) => tab === 'all' || tab === '' ? { why: t('这里还没有登记居住证'), todo: t('居民申领、公安发证后，办结“居住证申领”时自动登记。') } : { why: t('没有这样的居住证') }}
      />
      <EndPermit row={ending} onClose={() => setEnding(null)} />
    </>
  )
}

function EndPermit({ row, onClose }: { row: ResidencePermit | null; onClose: () => void }) {
  const end = useMutate(endResidencePermit, { touches: [listResidencePermits] })
  return (
    <ActionDialog<{ why: 'left' | 'registered_here' | 'correction' }>
      open={row !== null}
      name="end-permit"
      danger
      title={t('注销居住证登记')}
      sentence={t('{name}的居住证登记今天注销，凭证开通的服务随之停止，经过保留。', { name: row?.name ?? '' })}
      verb={t('注销')}
      initial={{ why: 'left' }}
      onSubmit={({ why }) => end.mutateAsync({ params: { id: row!.id }, body: { reason: why } })}
      onClose={onClose}
    >
      <Form.Item name="why" label={t('原因')} rules={[{ required: true }]}>
        <Radio.Group options={[{ value: 'left', label: t('离开本地') }, { value: 'registered_here', label: t('户口已迁来') }, { value: 'correction', label: t('登记有误') }]} />
      </Form.Item>
    </ActionDialog>
  )
}
