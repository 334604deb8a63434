import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { DayInput, dayRule, markOptional, Panel, ProblemAlert, sends, showFaults, UnsavedGuard, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPlanDraft, LINK_KINDS, listPlanDrafts, listPlanIndicators, listPlans, writePlanDraft, type DraftBody } from '../../contract.ts'
import type { Draft } from './draft-page.tsx'
import { linesOf, numberWords, SIGNS } from './parts.tsx'

type Passage = Omit<DraftBody['tasks'][number], 'helpers'> & { helpers?: string }
type Typed = Omit<DraftBody, 'aims' | 'tasks' | 'safeguards'> & { aims: Passage[]; tasks: Passage[]; safeguards: Passage[] }

const typedOf = (body: DraftBody): Typed => {
  const passages = (items: DraftBody['aims']) => items.map(({ helpers, ...one }) => ({ ...one, ...(helpers?.length ? { helpers: helpers.join('、') } : {}) }))
  return { ...body, aims: passages(body.aims), tasks: passages(body.tasks), safeguards: passages(body.safeguards) }
}

/** Empty text fields come as undefined or '' from the form: optional ones are left out. */
const filled = <T extends object>(one: T): T => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined && value !== null && value !== '')) as T

function bodyOf(typed: Typed, kept: DraftBody): DraftBody {
  const passages = (items: Passage[] = []) => items.map(({ helpers, ...one }) => ({ ...one, section: one.section ?? '', ...filled({ lead: one.lead?.trim() }), ...(linesOf(helpers).length ? { helpers: linesOf(helpers) } : {}) }))
  return {
    ...kept, ...typed, number: typed.number ?? '', head: filled(typed.head ?? {}), links: (typed.links ?? []).map(filled),
    phases: (typed.phases ?? []).map((one) => ({ ...one, aims: (one.aims ?? []).map((aim) => ({ ...filled(aim), section: aim.section ?? '' })) })),
    aims: passages(typed.aims), tasks: passages(typed.tasks), safeguards: passages(typed.safeguards),
    baselines: (typed.baselines ?? []).map((one) => ({ ...filled(one), section: one.section ?? '' })),
    targets: (typed.targets ?? []).map((one) => ({ ...filled(one), unit: one.unit ?? '', quote: one.quote ?? '', section: one.section ?? '' })),
  } as DraftBody
}

const must = (message: string) => [{ required: true, whitespace: true, message }]

/** The editor of a text: sections with their rows, saved as a whole by the button or Ctrl+S. */
export function DraftForm({ draft }: { draft: Draft }) {
  const [form] = Form.useForm<Typed>()
  const [touched, setTouched] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [saved, setSaved] = useState('')
  const save = useMutate(writePlanDraft, { touches: [getPlanDraft, listPlanDrafts] })
  const indicators = useCall(listPlanIndicators, {}, { staleMs: 600_000 }).data?.items ?? []
  const plans = useCall(listPlans, { query: {} }, { staleMs: 60_000 }).data?.items ?? []
  const send = async () => {
    if (save.isPending) return
    let typed: Typed
    try {
      typed = await form.validateFields()
    } catch {
      const first = form.getFieldsError().find((field) => field.errors.length > 0)
      if (first) form.scrollToField(first.name as never, { focus: true })
      return
    }
    setError(null)
    try {
      const done = await save.mutateAsync({ params: { id: draft.id }, body: { body: bodyOf(typed, draft.body), version: draft.version } as never })
      setTouched(false)
      setSaved(done.faults.length ? t('已保存，送审前还有{n}处要改。', { n: done.faults.length }) : t('已保存，可以送审。'))
    } catch (refusal) {
      setError(refusal)
      showFaults(form, refusal)
    }
  }
  const choices = { indicators: indicators.map((one) => ({ value: one.code, label: `${one.code} ${one.title}` })), plans: [...new Map(plans.map((one) => [one.code, { value: one.code, label: one.title }])).values()] }
  return (
    <Form<Typed>
      form={form} name="draft" layout="vertical" initialValues={typedOf(draft.body)} requiredMark={markOptional} disabled={save.isPending}
      onValuesChange={() => { setTouched(true); setSaved('') }}
      onKeyDown={(event) => { if (sends(event)) { event.preventDefault(); void send() } }}
      onFinish={() => void send()}
    >
      <UnsavedGuard when={touched && !save.isPending} />
      <Panel title={t('基本情况')}>
        <Form.Item name="title" label={t('名称')} rules={must(t('请填写规划名称'))}><Input maxLength={100} /></Form.Item>
        <div className="pl-two">
          <Form.Item name="issuer" label={t('发布单位')} rules={must(t('请填写发布单位'))}><Input maxLength={60} /></Form.Item>
          <Form.Item name="number" label={t('文号')}><Input maxLength={60} /></Form.Item>
          <Form.Item name="from" label={t('规划期第一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name="until" label={t('规划期最后一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
          <Form.Item name={['head', 'index']} label={t('索引号')}><Input maxLength={60} /></Form.Item>
          <Form.Item name={['head', 'openness']} label={t('公开方式')}><Select allowClear options={['主动公开', '依申请公开', '不予公开'].map((value) => ({ value, label: t(value) }))} /></Form.Item>
          <Form.Item name={['head', 'category']} label={t('组配分类')}><Input maxLength={60} /></Form.Item>
          <Form.Item name={['head', 'validity']} label={t('公文时效')}><Input maxLength={30} /></Form.Item>
        </div>
        <Form.Item name="place" hidden><Input /></Form.Item>
      </Panel>
      <Rows name="links" title={t('依据和上级规划')} add={t('增加依据')} fresh={{ kind: 'parent' }} why={t('至少写一份上级规划、法规政策或相衔接的规划。')}>
        {(at) => (
          <div className="pl-two">
            <Form.Item name={[at, 'kind']} label={t('关系')} rules={must(t('请选择关系'))}><Select options={Object.entries(LINK_KINDS).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
            <Form.Item name={[at, 'code']} label={t('本平台的规划')} extra={t('选了可以直接打开。')}>
              <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={choices.plans} onChange={(code?: string) => code && form.setFieldValue(['links', at, 'title'], choices.plans.find((one) => one.value === code)?.label)} />
            </Form.Item>
            <Form.Item name={[at, 'title']} label={t('文件名称')} rules={must(t('请填写文件名称'))}><Input maxLength={100} /></Form.Item>
            <Form.Item name={[at, 'number']} label={t('文号或条款')}><Input maxLength={60} /></Form.Item>
          </div>
        )}
      </Rows>
      <Panel title={t('目标')}>
        <Form.List name="targets">
          {(fields, { add, remove }) => (
            <>
              <p className="d-quiet">{t('只对本规划的适用地生效，别处不适用。')}</p>
              {fields.map((field) => (
                <div key={field.key} className="pl-row">
                  <div className="pl-three">
                    <Form.Item name={[field.name, 'indicator']} label={t('指标')} rules={must(t('请选择指标'))}><Select showSearch={{ optionFilterProp: 'label' }} options={choices.indicators} /></Form.Item>
                    <Form.Item name={[field.name, 'year']} label={t('年份')} rules={[{ required: true, message: t('请填写年份') }]}><InputNumber min={1990} max={2100} style={{ inlineSize: '100%' }} /></Form.Item>
                    <Form.Item name={[field.name, 'reach']} label={t('范围')} rules={must(t('请选择范围'))}><Select options={[{ value: 'whole', label: t('总体达到') }, { value: 'each', label: t('处处达到') }]} /></Form.Item>
                    <Form.Item name={[field.name, 'comparator']} label={t('要求')} rules={must(t('请选择'))}><Select options={SIGNS} /></Form.Item>
                    <Form.Item name={[field.name, 'value']} label={t('目标值')} rules={[{ required: true, message: t('请填写目标值') }]}><InputNumber min={0} style={{ inlineSize: '100%' }} /></Form.Item>
                    <Form.Item name={[field.name, 'unit']} label={t('单位')}><Input maxLength={20} /></Form.Item>
                  </div>
                  <div className="pl-two">
                    <Form.Item name={[field.name, 'quote']} label={t('原文')}><Input maxLength={200} /></Form.Item>
                    <Form.Item name={[field.name, 'section']} label={t('出处')}><Input maxLength={60} /></Form.Item>
                  </div>
                  <div className="pl-row-foot"><Button onClick={() => remove(field.name)}>{t('去掉这一项')}</Button></div>
                </div>
              ))}
              <Button onClick={() => add({ comparator: 'at_least', reach: 'whole', unit: '%', year: Number(draft.body.until.slice(0, 4)) })}>{t('增加目标')}</Button>
              {draft.offered.length > 0 && (
                <details className="pl-offered">
                  <summary>{t('来源规划的目标（{n}项，没有带入）', { n: draft.offered.length })}</summary>
                  <ul className="pl-lines">
                    {draft.offered.map((one) => (
                      <li key={`${one.indicator} ${one.year} ${one.quote}`} className="pl-head">
                        <strong>{choices.indicators.find((each) => each.value === one.indicator)?.label ?? one.indicator}</strong><span>{numberWords(one)}</span><span className="d-quiet">{t('{year}年', { year: one.year })}</span>
                        <span className="pl-end"><Button size="small" onClick={() => { add({ indicator: one.indicator, comparator: one.comparator, unit: one.unit, reach: one.reach, ...(one.atLevel ? { atLevel: one.atLevel } : {}), year: Number(draft.body.until.slice(0, 4)) }); setTouched(true) }}>{t('照这项写，数值自填')}</Button></span>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          )}
        </Form.List>
      </Panel>
      <Rows name="phases" title={t('阶段')} add={t('增加阶段')} fresh={{ aims: [{}] }} why={t('长规划可以分阶段，每个阶段到期后逐条评估。')}>
        {(at) => (
          <>
            <div className="pl-three">
              <Form.Item name={[at, 'title']} label={t('阶段名称')} rules={must(t('请填写阶段名称'))}><Input maxLength={60} /></Form.Item>
              <Form.Item name={[at, 'from']} label={t('第一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
              <Form.Item name={[at, 'until']} label={t('最后一天')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>
            </div>
            <Form.List name={[at, 'aims']}>
              {(aims, { add, remove }) => (
                <>
                  {aims.map((aim) => (
                    <div key={aim.key} className="pl-aim">
                      <Form.Item name={[aim.name, 'title']} label={t('阶段目标')} rules={must(t('请填写阶段目标'))}><Input maxLength={100} /></Form.Item>
                      <Button onClick={() => remove(aim.name)} disabled={aims.length === 1}>{t('去掉')}</Button>
                    </div>
                  ))}
                  <Button size="small" onClick={() => add({})}>{t('增加一条阶段目标')}</Button>
                </>
              )}
            </Form.List>
          </>
        )}
      </Rows>
      {([['aims', t('发展目标'), false], ['tasks', t('主要任务'), true], ['safeguards', t('保障措施'), false]] as const).map(([name, title, led]) => (
        <Rows key={name} name={name} title={title} add={t('增加一条')} fresh={{}}>
          {(at) => (
            <>
              <div className="pl-two">
                <Form.Item name={[at, 'title']} label={t('标题')} rules={must(t('请填写标题'))}><Input maxLength={100} /></Form.Item>
                <Form.Item name={[at, 'section']} label={t('章节')}><Input maxLength={60} /></Form.Item>
              </div>
              <Form.Item name={[at, 'text']} label={t('内容')} rules={must(t('请填写内容'))}><Input.TextArea maxLength={4000} autoSize={{ minRows: 2 }} /></Form.Item>
              {led && (
                <div className="pl-two">
                  <Form.Item name={[at, 'lead']} label={t('牵头单位')}><Input maxLength={60} /></Form.Item>
                  <Form.Item name={[at, 'helpers']} label={t('配合单位')} extra={t('用顿号隔开。')}><Input maxLength={300} /></Form.Item>
                </div>
              )}
            </>
          )}
        </Rows>
      ))}
      <Rows name="baselines" title={t('起点数据')} add={t('增加一条')} fresh={{}} why={t('文本里写明的过去的数，和系统统计的数并列，互不替换。')}>
        {(at) => (
          <div className="pl-three">
            <Form.Item name={[at, 'title']} label={t('名称')} rules={must(t('请填写名称'))}><Input maxLength={60} /></Form.Item>
            <Form.Item name={[at, 'value']} label={t('数值')} rules={must(t('请填写数值'))}><Input maxLength={100} /></Form.Item>
            <Form.Item name={[at, 'section']} label={t('出处')}><Input maxLength={60} /></Form.Item>
          </div>
        )}
      </Rows>
      <ProblemAlert error={error} />
      <div className="pl-save">
        <span role="status" className="d-quiet">{saved || (touched ? t('有改动还没有保存') : '')}</span>
        <span className="d-quiet d-keys">{t('Ctrl+S 保存')}</span>
        <Button type="primary" htmlType="submit" loading={save.isPending}>{t('保存')}</Button>
      </div>
    </Form>
  )
}

function Rows({ name, title, add: words, fresh, why, children }: { name: string; title: string; add: string; fresh: object; why?: string; children: (at: number) => ReactNode }) {
  return (
    <Panel title={title}>
      {why && <p className="d-quiet">{why}</p>}
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="pl-row">
                {children(field.name)}
                <div className="pl-row-foot"><Button onClick={() => remove(field.name)}>{t('去掉这一项')}</Button></div>
              </div>
            ))}
            <Button onClick={() => add({ ...fresh })}>{words}</Button>
          </>
        )}
      </Form.List>
    </Panel>
  )
}
