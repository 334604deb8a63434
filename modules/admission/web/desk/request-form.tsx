import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMatters } from '../../../matters/contract.ts'
import { ADMISSION_KINDS, createAdmissionRequest, getAdmissionRequest, getPushedDuty, listAdmissionRequests, updateAdmissionRequest, type AdmissionRequest } from '../../contract.ts'
import { CommunitiesField, fenOf } from './parts.tsx'

export interface RequestTyped {
  title: string; department: string; task: string; basis?: string; kind: AdmissionRequest['kind']; matterCode?: string; communities?: string[]; districtCan?: boolean; districtWhy?: string; streetCan?: boolean
  streetWhy?: string; ownDuty?: boolean; ownWhy?: string; authority?: string; people?: string; conditions?: string; pricing: 'unit' | 'lump'; yuan?: number; unit?: string; expected?: number
  moneySource?: string; fromOn: string
}

const yesNo = () => [{ value: false, label: t('不能') }, { value: true, label: t('能') }]

/** Begins a request, or fills its parts. The four rules are said beside the questions they ask. */
export function RequestForm({ file, report, onClose, onMade }: {
  file?: AdmissionRequest; report?: { id: string; title: string; department: string; task: string; region: string }; onClose: () => void; onMade?: (id: string) => void
}) {
  const create = useMutate(createAdmissionRequest, { touches: [listAdmissionRequests, getPushedDuty] })
  const update = useMutate(updateAdmissionRequest, { touches: [listAdmissionRequests, getAdmissionRequest] })
  const matters = useCall(listMatters, { query: {} }, { staleMs: 600_000 })
  return (
    <ActionDialog<RequestTyped>
      open name="admission-request" as="drawer" width={640}
      title={file ? t('修改准入申请') : t('申请准入')}
      sentence={t('可以先存成草稿。送出时按四条规则核对：上级能办的不下放，部门自己的职责不转嫁，依法协助的给经费和条件，委托办理的权随责走、费随事转。')}
      verb={t('保存草稿')}
      initial={file ? { ...file, ...(file.priceFen ? { yuan: file.priceFen / 100 } : {}), ...(file.expected ? { expected: file.expected } : {}) } as Partial<RequestTyped> : {
        kind: 'entrust', pricing: 'unit', unit: t('件'), districtCan: false, streetCan: false, ownDuty: false, fromOn: dayOf(new Date()),
        ...(report ? { title: report.title, department: report.department, task: report.task, communities: [report.region] } : {}),
      }}
      onSubmit={async ({ yuan, ...typed }) => {
        const text = (value: string | undefined) => value ?? ''
        const body = {
          title: typed.title, department: typed.department, task: typed.task, basis: text(typed.basis), kind: typed.kind, matterCode: text(typed.matterCode), communities: typed.communities ?? [],
          districtCan: typed.districtCan ?? false, districtWhy: text(typed.districtWhy), streetCan: typed.streetCan ?? false, streetWhy: text(typed.streetWhy), ownDuty: typed.ownDuty ?? false,
          ownWhy: text(typed.ownWhy), authority: text(typed.authority), people: text(typed.people), conditions: text(typed.conditions), pricing: typed.pricing, priceFen: fenOf(yuan),
          unit: typed.pricing === 'unit' ? text(typed.unit) : '', expected: typed.expected ?? 0, moneySource: text(typed.moneySource), fromOn: typed.fromOn,
        }
        if (file) await update.mutateAsync({ params: { id: file.id }, body: { ...body, version: file.version } as never })
        else onMade?.((await create.mutateAsync({ body: { ...body, ...(report ? { reportId: report.id } : {}) } as never })).id)
      }}
      onClose={onClose}
    >
      <h3>{t('要社区做什么')}</h3>
      <Form.Item name="title" label={t('事项名称')} rules={[{ required: true, message: t('请填写事项名称') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="department" label={t('提出部门')} rules={[{ required: true, message: t('请填写部门') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="task" label={t('要社区做什么')} rules={[{ required: true, message: t('请写明要社区做什么') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="basis" label={t('依据')} extra={t('法律、法规或文件名称和条款。')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="kind" label={t('方式')}><Radio.Group options={Object.entries(ADMISSION_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="communities" label={t('哪些社区（嘎查）')}><CommunitiesField /></Form.Item>
      <Form.Item name="matterCode" label={t('对应的办事事项')} extra={t('选了以后，办结的件数自动计入工作量。')}>
        <Select allowClear showSearch optionFilterProp="label" options={(matters.data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))} />
      </Form.Item>
      <h3>{t('谁应当办')}</h3>
      <Form.Item name="districtCan" label={t('旗县区自己能不能办')}><Radio.Group options={yesNo()} /></Form.Item>
      <Form.Item name="districtWhy" label={t('旗县区办不了的原因')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="streetCan" label={t('街道（苏木镇）能不能办')}><Radio.Group options={yesNo()} /></Form.Item>
      <Form.Item name="streetWhy" label={t('街道办不了的原因')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="ownDuty" label={t('是不是本部门的法定职责')}><Radio.Group options={[{ value: false, label: t('不是') }, { value: true, label: t('是') }]} /></Form.Item>
      <h3>{t('权限、人员、条件')}</h3>
      <Form.Item name="authority" label={t('随之下放的权限')} extra={t('委托办理的必须写明社区可以决定什么。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="people" label={t('配备的人员')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="conditions" label={t('工作条件')} extra={t('场地、设备、系统、培训。依法协助的必须写明。')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
      <h3>{t('经费')}</h3>
      <Form.Item name="pricing" label={t('计费方式')}><Radio.Group options={[{ value: 'unit', label: t('按件计费') }, { value: 'lump', label: t('每个社区每年包干') }]} /></Form.Item>
      <Form.Item noStyle dependencies={['pricing']}>
        {({ getFieldValue }) => (
          <>
            <Form.Item name="yuan" label={getFieldValue('pricing') === 'lump' ? t('每个社区每年多少元') : t('每件多少元')}><InputNumber min={0} precision={2} style={{ width: 200 }} /></Form.Item>
            {getFieldValue('pricing') === 'unit' && <Form.Item name="unit" label={t('计费单位')}><Input maxLength={10} style={{ width: 200 }} /></Form.Item>}
          </>
        )}
      </Form.Item>
      <Form.Item name="expected" label={t('预计每年工作量')}><InputNumber min={0} precision={0} style={{ width: 200 }} /></Form.Item>
      <Form.Item name="moneySource" label={t('经费来源')}><Input maxLength={300} /></Form.Item>
      <Form.Item name="fromOn" label={t('计划从哪天起')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
    </ActionDialog>
  )
}
