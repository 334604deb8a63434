import { Alert, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Go, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { answerPushedDuty, getPushedDuty, listAdmissionRequests, listPushedDuties, REPORT_STATES, REQUEST_STATES, takeBackPushedDuty, type PushedDuty, type RequestState } from '../../contract.ts'
import { stepEntries } from './parts.tsx'
import { RequestForm } from './request-form.tsx'

/** One report and what the county made of it. */
export default function ReportPage() {
  const id = useParam('id')
  const go = useGo()
  const query = useCall(getPushedDuty, { params: { id } })
  const [chosen, setChosen] = useState<'answer' | 'take_back' | 'request' | null>(null)
  const takeBack = useMutate(takeBackPushedDuty, { touches: [getPushedDuty, listPushedDuties] })
  const close = () => setChosen(null)
  return (
    <Awaiting query={query}>
      {({ report, request, steps, may }) => (
        <DetailPage
          title={report.title}
          crumbs={[{ label: t('摊派反映'), to: '/admission/reports' }]}
          sentence={t('{place}反映：{department}没有经过准入，要求社区{task}', { place: report.regionName, department: report.department, task: report.task })}
          state={t(REPORT_STATES[report.state])}
          notice={
            <>
              {report.state === 'waiting' && (report.late
                ? <Alert type="error" showIcon title={t('应在{day}前答复，已经逾期{climbed}', { day: dateText(report.answerBy!), climbed: report.climbed ? t('，已报旗领导') : '' })} />
                : <Alert type="info" showIcon title={report.answerBy ? t('旗里最迟{day}答复', { day: dateText(report.answerBy) }) : t('答复期限要等放假安排公布以后计算')} />)}
              {report.answer && <Alert type={report.state === 'to_admit' ? 'warning' : 'success'} showIcon title={report.answer} />}
            </>
          }
          actions={[
            ...(may.includes('answer') ? [{ key: 'answer', label: t('答复'), primary: true, onChoose: () => setChosen('answer') }] : []),
            ...(may.includes('request') ? [{ key: 'request', label: t('补办准入申请'), primary: true, onChoose: () => setChosen('request') }] : []),
            ...(may.includes('take_back') ? [{ key: 'take_back', label: t('撤回反映'), danger: true, onChoose: () => setChosen('take_back') }] : []),
          ]}
          noActions={t('现在没有要您办的。')}
          facts={
            <Panel title={t('反映的内容')}><Facts facts={[
              { label: t('社区'), value: report.regionName }, { label: t('要求的部门'), value: report.department }, { label: t('从哪天开始'), value: dateText(report.sinceOn) },
              { label: t('凭据'), value: report.evidence }, { label: t('反映人'), value: report.byName, note: dateText(report.at) },
              request !== null && { label: t('准入申请'), value: <Go to={`/admission/${request.id}`}>{request.title}</Go>, note: t(REQUEST_STATES[request.state as RequestState]) },
            ]} /></Panel>
          }
        >
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps, 'report')} /></Panel>
          {chosen === 'answer' && <Answer report={report} onClose={close} />}
          {chosen === 'request' && <RequestForm report={report} onClose={close} onMade={(made) => go(`/admission/${made}`)} />}
          {chosen === 'take_back' && (
            <ActionDialog<{ words: string }> open name="take-back" title={t('撤回反映')} verb={t('撤回')} danger sentence={t('撤回后旗里不再答复，可以重新反映。')}
              onSubmit={({ words }) => takeBack.mutateAsync({ params: { id }, body: { words, version: report.version } as never })} onClose={close}>
              <Form.Item name="words" label={t('撤回的原因')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={300} /></Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function Answer({ report, onClose }: { report: PushedDuty; onClose: () => void }) {
  const answer = useMutate(answerPushedDuty, { touches: [getPushedDuty, listPushedDuties] })
  const requests = useCall(listAdmissionRequests, { query: { show: 'all' } })
  const open = (requests.data?.items ?? []).filter((one) => ['draft', 'submitted', 'admitted', 'agreed'].includes(one.state))
  return (
    <ActionDialog<{ answer: 'withdraw' | 'admit'; words: string; requestId?: string }>
      open name="answer-duty" title={t('答复')} verb={t('答复')} initial={{ answer: 'withdraw' }} sentence={t('社区会看到答复。补办期间，社区可以不办这项任务。')}
      onSubmit={({ requestId, ...rest }) => answer.mutateAsync({ params: { id: report.id }, body: { ...rest, ...(rest.answer === 'admit' && requestId ? { requestId } : {}), version: report.version } as never })}
      onClose={onClose}
    >
      <Form.Item name="answer" label={t('决定')}><Radio.Group options={[{ value: 'withdraw', label: t('由部门收回') }, { value: 'admit', label: t('由部门补办准入') }]} /></Form.Item>
      <Form.Item noStyle dependencies={['answer']}>
        {({ getFieldValue }) => getFieldValue('answer') === 'admit' && (
          <Form.Item name="requestId" label={t('对应的准入申请')} extra={t('部门已经申请的请选择；还没有的留空，由部门从这里提出。')}>
            <Select allowClear showSearch optionFilterProp="label" options={open.map((one) => ({ value: one.id, label: t('{title}（{department}，{state}）', { title: one.title, department: one.department, state: t(REQUEST_STATES[one.state]) }) }))} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="words" label={t('答复内容')} rules={[{ required: true, min: 2, message: t('请写明答复内容') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActionDialog>
  )
}
