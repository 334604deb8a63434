import { Alert, Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, ListPage, newClientId, useAbility, useCall, useGo, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { ASSESSMENT_STATES, listAssessments, listPurposes, OCCASIONS, saveAssessment } from '../../contract.ts'
import { crumbs, daysNotice, daysOf, options } from './words.ts'

type Row = Reply<typeof listAssessments>['items'][number]

/** Impact assessments. */
export default function AssessmentsPage() {
  const keeps = useAbility('privacy.keep')
  const [search] = useSearchState()
  const [open, setOpen] = useState(false)
  const go = useGo()
  const purposes = useCall(listPurposes, {}, { staleMs: 300_000 })
  const save = useMutate(saveAssessment, { touches: [listAssessments] })
  const notice = daysNotice(search)
  return (
    <>
      <ListPage<typeof listAssessments, Row>
        id="privacy-assessments" title={t('影响评估')} crumbs={crumbs()} operation={listAssessments}
        ask={({ tab, after }) => ({ query: { ...(tab in ASSESSMENT_STATES ? { state: tab as never } : {}), ...daysOf(search), ...(after ? { after } : {}) } })}
        read={(reply) => reply} rowKey={(row) => row.id} rowTo={(row) => `/privacy/assessments/${row.id}`} rowTone={(row) => (row.overdue ? 'late' : undefined)}
        tabs={[{ key: 'all', label: t('全部') }, ...options(ASSESSMENT_STATES).map(({ value, label }) => ({ key: value, label }))]}
        action={keeps && <Button type="primary" onClick={() => setOpen(true)}>{t('开始评估')}</Button>} notice={notice && <Alert type="info" showIcon title={notice} />}
        columns={[
          { key: 'title', title: t('事项'), render: (row) => row.title },
          { key: 'occasion', title: t('情形'), width: 180, render: (row) => t(OCCASIONS[row.occasion]) },
          { key: 'purposes', title: t('用途'), width: 240, render: (row) => row.purposes.join('、') },
          { key: 'state', title: t('状态'), width: 110, render: (row) => (row.overdue ? <Tag color="error">{t('该再评估了')}</Tag> : t(ASSESSMENT_STATES[row.state])) },
          { key: 'made', title: t('评估人'), width: 110, render: (row) => row.madeBy },
          { key: 'review', title: t('再评估'), width: 140, render: (row) => <DateText value={row.reviewOn} absent="" /> },
          { key: 'keep', title: t('保存到'), width: 140, render: (row) => <DateText value={row.keepUntil} /> },
        ]}
        unit={t('份')} empty={{ why: t('没有影响评估'), todo: t('处理敏感信息、委托处理、向他人提供、公开个人信息之前，先做评估。') }}
      />
      <ActionDialog<{ title: string; occasion: 'sensitive'; purposes: string[] }> open={open} name="new-assessment" title={t('开始影响评估')} verb={t('开始')}
        onSubmit={async (typed) => go(`/privacy/assessments/${(await save.mutateAsync({ body: { ...typed, answers: {}, clientId: newClientId() } })).id}`)} onClose={() => setOpen(false)}>
        <Form.Item name="title" label={t('评估的事项')} rules={[{ required: true, min: 2, message: t('请写明事项') }]}><Input maxLength={80} /></Form.Item>
        <Form.Item name="occasion" label={t('属于哪种情形')} rules={[{ required: true, message: t('请选择情形') }]}><Select options={options(OCCASIONS)} /></Form.Item>
        <Form.Item name="purposes" label={t('涉及哪些用途')} rules={[{ required: true, message: t('请选择用途') }]}><Select mode="multiple" options={(purposes.data?.items ?? []).map((p) => ({ value: p.code, label: p.title }))} /></Form.Item>
      </ActionDialog>
    </>
  )
}
