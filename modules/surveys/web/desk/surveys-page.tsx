import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { dayOf } from '../../../../platform/web/format.ts'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, newClientId, useAbility, useCall, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { levelOfCode, PlaceField } from '../../../regions/web/fields.tsx'
import { createSurvey, getQuestionnaire, listQuestionnaires, listSurveys, SURVEY_MODES, SURVEY_STATES, UNIT_KINDS, type Survey } from '../../contract.ts'
import { Area, optionsOf, periodOptions, periodText, useRoot } from './words.tsx'

/** Surveys of the place and those asked here from above. */
export default function SurveysPage() {
  const makes = useAbility('surveys.make')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Area at="/surveys" />
      <ListPage<typeof listSurveys, Survey>
        id="surveys"
        title={t('问卷调查')}
        operation={listSurveys}
        ask={({ tab, q, filters, after }) => ({ query: { show: (tab || 'running') as 'running', ...(q ? { q: q.slice(0, 50) } : {}), ...(filters['unitKind'] ? { unitKind: filters['unitKind'] as 'station' } : {}), ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/surveys/${row.id}`}
        tabs={[{ key: 'running', label: t('进行中') }, { key: 'ended', label: t('已结束') }, { key: 'all', label: t('全部') }]}
        filters={[{ key: 'unitKind', label: t('评的是'), options: optionsOf(UNIT_KINDS) }]}
        search={t('名称、单位')}
        columns={[
          { key: 'title', title: t('名称'), render: (row) => row.title },
          { key: 'unit', title: t('评的是'), width: 180, render: (row) => row.unitName || t(UNIT_KINDS[row.unitKind]) },
          { key: 'place', title: t('范围'), width: 150, render: (row) => row.regionName },
          { key: 'period', title: t('周期'), width: 130, render: (row) => periodText(row.period) },
          { key: 'until', title: t('填写到'), width: 170, render: (row) => <DateText value={row.untilDay} /> },
          { key: 'answered', title: t('收回'), width: 110, align: 'end', render: (row) => (row.mode === 'sample' ? `${row.answered}/${row.drawn}` : row.answered) },
          { key: 'state', title: t('状态'), width: 110, render: (row) => t(SURVEY_STATES[row.state]) },
        ]}
        unit={t('次')}
        empty={(tab) => (tab === 'running' ? { why: t('没有正在进行的问卷调查'), todo: t('先在“问卷”里写好题目并定稿，再新建调查。') } : { why: t('还没有结束的问卷调查') })}
        {...(makes ? { action: <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('新建调查')}</Button> } : {})}
      />
      {open && <NewSurvey onClose={() => setOpen(false)} />}
    </>
  )
}

export interface SurveyTyped { region: string; questionnaireId: string; title: string; unitKind: Survey['unitKind']; unitName?: string; period: string; mode: Survey['mode']; fromDay: string; untilDay: string }

/** Fields of a plan that stay the same when it is changed. */
export function PlanFields({ past }: { past?: boolean }) {
  return (
    <>
      <Form.Item name="title" label={t('名称')} rules={[{ required: true, message: t('请写明这次调查的名称') }]}><Input maxLength={60} placeholder={t('例如：2026年上半年社区服务满意度调查')} disabled={past ?? false} /></Form.Item>
      <Form.Item name="unitKind" label={t('评的是谁')} rules={[{ required: true, message: t('请选择评的是谁') }]}><Select options={optionsOf(UNIT_KINDS)} disabled={past ?? false} /></Form.Item>
      <Form.Item name="unitName" label={t('单位或服务的名称')} extra={t('各社区各评各的（居委会、服务站），不用填。')}><Input maxLength={60} disabled={past ?? false} /></Form.Item>
      <Form.Item name="period" label={t('周期')} rules={[{ required: true, message: t('请选择周期') }]}><Select options={periodOptions(dayOf(new Date()))} disabled={past ?? false} /></Form.Item>
      <Form.Item name="fromDay" label={t('开始填写')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput disabled={past ?? false} /></Form.Item>
      <Form.Item name="untilDay" label={t('填写到')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </>
  )
}

function NewSurvey({ onClose }: { onClose: () => void }) {
  const root = useRoot()
  const go = useGo()
  const [chosen, setChosen] = useState('')
  const questionnaires = useCall(listQuestionnaires, { query: {} })
  const file = useCall(getQuestionnaire, { params: { id: chosen } }, { enabled: chosen !== '' })
  const create = useMutate(createSurvey, { touches: [listSurveys] })
  const usable = (questionnaires.data?.items ?? []).filter((one) => one.newest > 0)
  if (!root) return null
  return (
    <ActionDialog<SurveyTyped> open name="new-survey" as="drawer" title={t('新建调查')} verb={t('新建')} sentence={t('抽样调查新建后先抽样，再开始填写；谁都可以填的，新建后就能开始。')}
      initial={{ region: root, mode: 'sample', unitKind: 'station', period: dayOf(new Date()).slice(0, 4), fromDay: dayOf(new Date()) }}
      onSubmit={async ({ questionnaireId, unitName, ...typed }) => {
        const edition = file.data?.questionnaire.id === questionnaireId ? file.data.editions.find((one) => one.state === 'settled') : undefined
        if (edition) go(`/surveys/${(await create.mutateAsync({ body: { ...typed, unitName: unitName ?? '', editionId: edition.id, clientId: newClientId() } })).id}`)
      }}
      onClose={onClose}>
      <Form.Item name="questionnaireId" label={t('问卷')} rules={[{ required: true, message: t('请选择问卷') }]} extra={usable.length ? t('用最新的定稿版。') : t('还没有定稿的问卷，请先到“问卷”里写题目、定稿。')}>
        <Select onChange={setChosen} options={usable.map((one) => ({ value: one.id, label: t('{title}（第{n}版，{q}题）', { title: one.title, n: one.newest, q: one.questions }) }))} />
      </Form.Item>
      <Form.Item name="mode" label={t('问谁')} rules={[{ required: true }]}><Radio.Group options={optionsOf(SURVEY_MODES)} /></Form.Item>
      <Form.Item name="region" hidden={levelOfCode(root) === 'community'} label={t('范围')} rules={[{ required: true, message: t('请选择地点') }]}><PlaceField root={root} rootCounts upTo="community" /></Form.Item>
      <PlanFields />
    </ActionDialog>
  )
}
