import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, ListPage, newClientId, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { createQuestionnaire, listQuestionnaires, type Questionnaire } from '../../contract.ts'
import { Area, useRoot } from './words.tsx'

/** Questionnaires of the place and those of the places above. */
export default function QuestionnairesPage() {
  const makes = useAbility('surveys.make')
  const root = useRoot()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const all = useCall(listQuestionnaires, { query: {} }, { enabled: open }).data?.items ?? []
  const create = useMutate(createQuestionnaire, { touches: [listQuestionnaires] })
  return (
    <>
      <Area at="/surveys/questionnaires" />
      <ListPage<typeof listQuestionnaires, Questionnaire>
        id="questionnaires" title={t('问卷')} operation={listQuestionnaires}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'used') as 'used', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/surveys/questionnaires/${row.id}`}
        tabs={[{ key: 'used', label: t('在用') }, { key: 'retired', label: t('停用') }]}
        search={t('名称')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'place', title: t('哪一级的'), width: 180, render: (row) => row.regionName },
          { key: 'questions', title: t('题数'), width: 90, align: 'end', render: (row) => row.questions },
          { key: 'newest', title: t('定稿'), width: 150, render: (row) => (row.newest ? t('第{n}版', { n: row.newest }) : t('还没有定稿')) },
          { key: 'draft', title: t('修改'), width: 150, render: (row) => (row.draft ? t('有一版正在修改') : '') },
        ]}
        unit={t('份')}
        empty={{ why: t('还没有问卷'), todo: t('新建一份，写好题目，定稿后就能用来调查。') }}
        {...(makes ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('新建问卷')}</Button> } : {})}
      />
      {open && root && (
        <ActionDialog<{ title: string; purpose?: string; copyOf?: string }> open name="new-questionnaire" title={t('新建问卷')} verb={t('新建')} onClose={() => setOpen(false)}
          onSubmit={async ({ title, purpose, copyOf }) => go(`/surveys/questionnaires/${(await create.mutateAsync({ body: { region: root, title, purpose: purpose ?? '', copyOf: copyOf ?? null, clientId: newClientId() } })).id}`)}>
          <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请写明问卷名称') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="purpose" label={t('用来了解什么')}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="copyOf" label={t('照着哪一份写')}><Select allowClear options={all.map((one) => ({ value: one.id, label: `${one.title}（${one.regionName}）` }))} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
