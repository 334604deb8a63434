import type { ReactNode } from 'react'
import { Checkbox, Form, Input, InputNumber, Radio, Select, type FormInstance } from 'antd'
import type { FormDefinition } from '../../../../platform/web/form/definition.ts'
import { schemaAt } from '../../../../platform/web/form/rules.ts'
import { patternOf } from '../../../../platform/web/form/values.ts'
import { t } from '../../../../platform/web/text.ts'
import { CALL_BACK_OUTCOMES } from '../../rating.ts'
import type { AllowedMove, Case } from '../../contract.ts'
import { amountOf } from './words.ts'

/** What the fields of a move hold, before it becomes the body of `moveCase`. */
export interface MoveValues {
  reason?: string
  remedies?: string
  missing?: string[]
  missingMore?: string
  suspension?: 'waiting_applicant' | 'special_procedure'
  amount?: number
  approvedBy?: string
  extensionReason?: string
  target?: string
  answer?: string
  outcome?: AllowedMove['outcomes'][number]['code']
  callBack?: keyof typeof CALL_BACK_OUTCOMES
  note?: string
}

/** Outcomes against the person concerned want a reason and the remedies. */
const REFUSING = new Set<string | undefined>(['refused', 'ended'])
const LONG = { autoSize: { minRows: 3, maxRows: 10 }, showCount: true }
const required = (message: string) => [{ required: true, whitespace: true, message }]

/** The body of a move from its fields; what a move does not want is not sent. */
export function bodyOf(values: MoveValues, move: AllowedMove): object {
  const text = (words: string | undefined) => (words?.trim() ? words.trim() : undefined)
  const [post, region] = values.target?.split('@') ?? []
  const more = (values.missingMore ?? '').split('\n').map((line) => line.trim()).filter(Boolean)
  const body = {
    reason: text(values.reason),
    remedies: text(values.remedies),
    missing: move.needs.includes('missing') ? [...(values.missing ?? []), ...more] : undefined,
    suspension: values.suspension,
    extension:
      values.amount && move.mayExtendBy
        ? { amount: values.amount, unit: move.mayExtendBy.unit, reason: text(values.extensionReason) ?? '', approvedBy: text(values.approvedBy) ?? '' }
        : undefined,
    target: post && region ? { post, region } : undefined,
    answer: text(values.answer),
    outcome: values.outcome,
    callBack: values.callBack,
    note: text(values.note),
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

/** What can be named in the one request for correction: every paper of the matter and every field that the person filled in. */
function missable(c: Case): { papers: string[]; fields: string[] } {
  const papers = c.materials.map((one) => one.title)
  const form = c.formDefinition as FormDefinition
  const theirs = ({ path }: Case['answers'][number]) => !form.ui.fields?.[patternOf(path)]?.readOnly && schemaAt(form, path)?.const !== true
  const fields = c.answers.filter(theirs).map((one) => t('“{title}”需要改正', { title: one.title }))
  return { papers, fields: [...new Set(fields)] }
}

/** The fields that a move wants, in the order in which they are thought of. */
export function MoveFields({ c, move, form }: { c: Case; move: AllowedMove; form: FormInstance<MoveValues> }) {
  const wants = (need: AllowedMove['needs'][number]) => move.needs.includes(need)
  const outcome = Form.useWatch('outcome', form)
  const refusing = wants('outcome') && REFUSING.has(outcome)
  return (
    <>
      {wants('missing') && <Missing c={c} form={form} />}
      {wants('target') && (
        <Form.Item name="target" label={move.move === 'invite' ? t('请谁协办') : t('转交到')} rules={[{ required: true, message: t('请选择地点和岗位') }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('选择地点和岗位')}
            notFoundContent={t('没有可以选择的地点和岗位')}
            options={targetGroups(move)}
          />
        </Form.Item>
      )}
      {wants('suspension') && (
        <Form.Item name="suspension" label={t('为什么暂停')} rules={[{ required: true, message: t('请选择为什么暂停') }]}>
          <Radio.Group
            className="c-stack"
            options={[
              { value: 'waiting_applicant', label: t('等申请人补充') },
              { value: 'special_procedure', label: t('特别程序（听证、检测、鉴定、专家评审等）') },
            ]}
          />
        </Form.Item>
      )}
      {wants('extension') && (
        <>
          <Form.Item
            name="amount"
            label={t('延长多久')}
            extra={move.mayExtendBy ? t('最多可延长{most}', { most: amountOf(move.mayExtendBy.amount, move.mayExtendBy.unit as 'working_day') }) : undefined}
            rules={[{ required: true, message: t('请填写延长多久') }]}
          >
            <InputNumber min={1} max={move.mayExtendBy?.amount ?? 365} precision={0} suffix={move.mayExtendBy ? amountOf(0, move.mayExtendBy.unit as 'working_day').slice(1) : t('天')} style={{ inlineSize: 200 }} />
          </Form.Item>
          <Form.Item name="approvedBy" label={t('批准的负责人')} rules={required(t('请填写批准的负责人'))}>
            <Input maxLength={50} autoComplete="off" />
          </Form.Item>
          <Form.Item name="extensionReason" label={t('延长的理由')} extra={t('理由会告知申请人。')} rules={required(t('请写明延长的理由'))}>
            <Input.TextArea {...LONG} maxLength={500} />
          </Form.Item>
        </>
      )}
      {wants('callBack') && (
        <Form.Item name="callBack" label={t('回访结果')} rules={[{ required: true, message: t('请选择回访结果') }]}>
          <Radio.Group className="c-stack" options={Object.entries(CALL_BACK_OUTCOMES).map(([value, { name }]) => ({ value, label: t(name) }))} />
        </Form.Item>
      )}
      {wants('outcome') && (
        <Form.Item name="outcome" label={t('办理结果')} rules={[{ required: true, message: t('请选择办理结果') }]}>
          <Radio.Group className="c-stack" options={move.outcomes.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
      )}
      {(wants('reason') || refusing) && (
        <Form.Item
          name="reason"
          label={move.move === 'decline' ? t('不予受理的理由') : refusing ? t('不予办理的理由') : t('理由')}
          extra={move.move === 'return' ? t('理由会记入办理记录。') : t('理由会告知申请人，并记入办理记录。')}
          rules={[...required(t('请写明理由')), { min: 2, message: t('请至少写2个字') }]}
        >
          <Input.TextArea {...LONG} maxLength={1000} />
        </Form.Item>
      )}
      {(wants('remedies') || refusing) && (
        <Form.Item name="remedies" label={t('救济途径')} rules={required(t('请写明不服时可以怎样做'))} {...(move.remedies ? { initialValue: move.remedies } : {})}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      )}
      {wants('answer') && (
        <Form.Item
          name="answer"
          label={move.move === 'reply' ? t('协办意见') : move.move === 'callBack' ? t('回访情况') : t('给申请人的答复')}
          rules={required(t('请填写内容'))}
        >
          <Input.TextArea {...LONG} maxLength={2000} />
        </Form.Item>
      )}
      {(move.move === 'invite' || move.move === 'handOver') && (
        <Form.Item name="note" label={t('请对方做什么')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      )}
    </>
  )
}

/** 一次性告知: everything at once, ticked from what the matter asks, the rest in own words. */
function Missing({ c, form }: { c: Case; form: FormInstance<MoveValues> }) {
  const { papers, fields } = missable(c)
  return (
    <>
      <Form.Item
        name="missing"
        label={t('缺少或需要改正的')}
        required
        rules={[
          {
            validator: async (_rule, chosen: string[] | undefined) => {
              if (!chosen?.length && !(form.getFieldValue('missingMore') as string | undefined)?.trim()) throw new Error(t('请至少选择或写明一项'))
            },
          },
        ]}
        dependencies={['missingMore']}
      >
        <Ticks>
          {papers.length > 0 && <span className="c-sub">{t('材料')}</span>}
          {papers.map((title) => (
            <Checkbox key={title} value={title}>
              {title}
              {c.materials.find((one) => one.title === title)?.state === 'missing' && <span className="d-count d-count-late c-after">{t('还没有交')}</span>}
              {c.materials.find((one) => one.title === title)?.state === 'held' && <span className="d-count c-after">{t('档案已有')}</span>}
            </Checkbox>
          ))}
          {fields.length > 0 && <span className="c-sub">{t('填写内容')}</span>}
          {fields.map((title) => (
            <Checkbox key={title} value={title}>
              {title}
            </Checkbox>
          ))}
        </Ticks>
      </Form.Item>
      <Form.Item name="missingMore" label={t('另外还需要')} extra={t('一行写一项，写清楚要什么、怎样才合格。')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </>
  )
}

/** Boxes in a column. The field hands its group an attribute that groups may not have: only what is needed goes on. */
function Ticks({ id, value, onChange, children }: { id?: string; value?: string[]; onChange?: (value: string[]) => void; children: ReactNode }) {
  return (
    <Checkbox.Group {...(id ? { id } : {})} className="c-stack" {...(value ? { value } : {})} {...(onChange ? { onChange } : {})}>
      {children}
    </Checkbox.Group>
  )
}

/** Targets by place, then post. */
function targetGroups(move: AllowedMove) {
  const places = new Map<string, { label: string; options: { value: string; label: string }[] }>()
  for (const one of move.targets) {
    const group = places.get(one.region) ?? { label: one.regionName, options: [] }
    group.options.push({ value: `${one.post}@${one.region}`, label: one.label || `${one.regionName}${one.postTitle}` })
    places.set(one.region, group)
  }
  return [...places.values()].map((group) => ({ ...group, title: group.label }))
}
