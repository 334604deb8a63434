import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { ActionDialog, DayInput, dayRule, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPlans } from '../../../plans/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createProject, FACILITIES, getProject, listMoneyRules, listProjects, MODES, updateProject, type Project } from '../../contract.ts'
import { fenOf, useHere, YuanInput } from './parts.tsx'

interface Typed {
  region: string; name: string; mode: Project['mode']; facility: Project['facility']; site: string; areaM2: number; owner: string; yuan: number; ratioId?: string; startOn: string; dueOn: string
  named?: boolean; planCode?: string; quote?: string; words: string
}

/** Puts a project on file, or corrects it. */
export function ProjectForm({ project, onClose, onMade }: { project?: Project; onClose: () => void; onMade?: (id: string) => void }) {
  const here = useHere()
  const rules = useCall(listMoneyRules, {}, { staleMs: 60_000 })
  const plans = useCall(listPlans, { query: {} }, { staleMs: 60_000 })
  const create = useMutate(createProject, { touches: [listProjects] })
  const update = useMutate(updateProject, { touches: [listProjects, getProject] })
  return (
    <ActionDialog<Typed>
      open name="project" as="drawer" width={560} title={project ? t('修改项目') : t('登记项目')} verb={t('保存')}
      initial={project ? { ...project, yuan: project.budgetFen / 100, ratioId: project.ratioId ?? undefined, planCode: project.planCode || undefined } as Partial<Typed> : { mode: 'new', facility: 'station', owner: t('旗民政局') }}
      onSubmit={async ({ yuan, words, ...typed }) => {
        const body = { ...typed, region: project?.region ?? typed.region, budgetFen: fenOf(yuan), ratioId: typed.ratioId ?? null, named: typed.named ?? false, planCode: typed.planCode ?? '', quote: typed.quote ?? '' }
        if (project) await update.mutateAsync({ params: { id: project.id }, body: { ...body, words, version: project.version } as never })
        else onMade?.((await create.mutateAsync({ body: body as never })).id)
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('项目名称')} rules={[{ required: true, message: t('请填写项目名称') }]}><Input maxLength={80} /></Form.Item>
      {!project && here && (
        <Form.Item name="region" label={t('所在地')} extra={t('登记以后不能改。')} rules={[{ required: true, message: t('请选择所在地') }]}><PlaceField root={here} upTo="community" rootCounts /></Form.Item>
      )}
      <Form.Item name="site" label={t('建设地点')} rules={[{ required: true, message: t('请填写建设地点') }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name="facility" label={t('设施种类')}><Select options={Object.entries(FACILITIES).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="mode" label={t('建设方式')}><Select options={Object.entries(MODES).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
      <Form.Item name="areaM2" label={t('建筑面积（平方米）')} rules={[{ required: true, message: t('请填写面积') }]}><InputNumber min={0} precision={2} style={{ width: 220 }} /></Form.Item>
      <Form.Item name="owner" label={t('牵头单位')} rules={[{ required: true, message: t('请填写牵头单位') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="yuan" label={t('总投资')} rules={[{ required: true, message: t('请填写总投资') }]}><YuanInput min={0} /></Form.Item>
      <Form.Item name="ratioId" label={t('三级出资比例')} extra={t('选了以后按比例算出各级应出多少；没有约定的不选。')}>
        <Select allowClear placeholder={t('没有约定')} options={(rules.data?.ratios ?? []).map((one) => ({ value: one.id, label: t('{title}（自治区、盟市、旗县区{text}）', { title: one.title, text: one.text }) }))} />
      </Form.Item>
      <Form.Item name="startOn" label={t('计划开工')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="dueOn" label={t('计划完工')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
      <Form.Item name="named" valuePropName="checked"><Checkbox>{t('规划里列出了这个项目')}</Checkbox></Form.Item>
      <Form.Item noStyle dependencies={['named']}>
        {({ getFieldValue }) => getFieldValue('named') && (
          <>
            <Form.Item name="planCode" label={t('哪份规划')} rules={[{ required: true, message: t('请选择规划') }]}>
              <Select showSearch optionFilterProp="label" options={(plans.data?.items ?? []).filter((one, i, all) => all.findIndex((each) => each.code === one.code) === i).map((one) => ({ value: one.code, label: one.title }))} />
            </Form.Item>
            <Form.Item name="quote" label={t('规划原文')}><Input maxLength={200} /></Form.Item>
          </>
        )}
      </Form.Item>
      {project && <Form.Item name="words" label={t('为什么修改')} rules={[{ required: true, message: t('请写明原因') }]}><Input maxLength={300} /></Form.Item>}
    </ActionDialog>
  )
}
