import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, Go, ListPage, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { closeResearchTopic, listResearchReports, listResearchTopics, openResearchTopic, TOPIC_STATES, type ResearchTopic } from '../../contract.ts'
import { Area } from './parts.tsx'

/** 研究课题: question, team, day due. */
export default function TopicsPage() {
  const keeps = useAbility('policies.research')
  const [adding, setAdding] = useState(false)
  const [closing, setClosing] = useState<ResearchTopic | null>(null)
  const touches = [listResearchTopics, listResearchReports]
  const open = useMutate(openResearchTopic, { touches })
  const close = useMutate(closeResearchTopic, { touches })
  return (
    <>
      <Area at="/policies/research" />
      <ListPage<typeof listResearchTopics, ResearchTopic>
        id="research-topics"
        title={t('研究课题')}
        operation={listResearchTopics}
        ask={({ tab, q, after }) => ({ query: { show: (tab || 'open') as 'open', ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.late ? 'late' : undefined)}
        tabs={[{ key: 'open', label: t('进行中') }, { key: 'late', label: t('过了完成日期'), tone: 'late' }, { key: 'ended', label: t('已结束') }]}
        search={t('课题、问题、单位、课题组')}
        columns={[
          { key: 'title', title: t('课题'), width: 200, render: (row) => row.title },
          { key: 'question', title: t('要回答什么'), render: (row) => row.question },
          { key: 'lead', title: t('负责单位'), width: 140, render: (row) => row.lead },
          { key: 'team', title: t('课题组'), width: 150, render: (row) => row.team },
          { key: 'due', title: t('完成日期'), width: 130, render: (row) => <DateText value={row.dueOn} /> },
          { key: 'reports', title: t('报告'), width: 90, align: 'end', render: (row) => (row.reports ? <Go to={`/policies/reports?topic=${row.id}`}>{t('{n}份', { n: row.reports })}</Go> : t('没有')) },
          { key: 'state', title: t('状态'), width: 150, render: (row) => (row.state === 'open' ? keeps && <Button size="small" onClick={() => setClosing(row)}>{t('结束课题')}</Button> : t('{state}：{words}', { state: t(TOPIC_STATES[row.state]), words: row.ending })) },
        ]}
        unit={t('个')}
        empty={(tab) => (tab === 'open' ? { why: t('没有进行中的课题'), todo: t('确定要研究的问题和课题组，报告存入报告库。') } : { why: t('没有这样的课题') })}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('设立课题')}</Button>}
      />
      {adding && (
        <ActionDialog<{ title: string; question: string; lead: string; team: string; fromOn: string; dueOn: string }> open name="topic" as="drawer" title={t('设立课题')} verb={t('设立')} initial={{ fromOn: dayOf(new Date()) }}
          onSubmit={(typed) => open.mutateAsync({ body: typed as never })} onClose={() => setAdding(false)}>
          <Form.Item name="title" label={t('课题名称')} rules={[{ required: true, message: t('请填写名称') }]}><Input maxLength={100} /></Form.Item>
          <Form.Item name="question" label={t('要回答什么')} rules={[{ required: true, message: t('请写明要回答什么') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="lead" label={t('负责单位')} rules={[{ required: true, message: t('请填写负责单位') }]}><Input maxLength={60} /></Form.Item>
          <Form.Item name="team" label={t('课题组')} rules={[{ required: true, message: t('请填写课题组') }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="fromOn" label={t('开始日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="dueOn" label={t('完成日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
        </ActionDialog>
      )}
      {closing && (
        <ActionDialog<{ done: boolean; words: string }> open name="close-topic" title={t('结束“{title}”', { title: closing.title })} verb={t('结束')} initial={{ done: closing.reports > 0 }} sentence={closing.reports ? undefined : t('报告库里还没有这个课题的报告，不能算完成。')}
          onSubmit={(typed) => close.mutateAsync({ params: { id: closing.id }, body: { ...typed, version: closing.version } as never })} onClose={() => setClosing(null)}>
          <Form.Item name="done" label={t('结果')}><Radio.Group options={[{ value: true, label: t('已完成'), disabled: closing.reports === 0 }, { value: false, label: t('不再进行') }]} /></Form.Item>
          <Form.Item name="words" label={t('结论或原因')} rules={[{ required: true, message: t('请写明') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
