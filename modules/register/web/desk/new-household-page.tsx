import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import {
  newClientId, PageHeading, Panel, ProblemAlert, sends, showFaults, UnsavedGuard, useCall, useGo, useMutate, useSearchState, DayInput, dayRule,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { createHousehold, getDwelling, getPerson, HOUSEHOLD_KINDS, householdKinds, listHouseholds, TIE_KINDS } from '../../contract.ts'
import { Boxes, DwellingPicker, PersonPicker } from '../fields.tsx'
import { optionsOf } from '../names.ts'
import { relationOptions } from './move-dialogs.tsx'
import './register.css'

interface Values {
  kind: 'family' | 'collective'
  number?: string
  dwellingId: string
  validFrom: string
  members?: { personId: string; relation: string; kinds: ('registered' | 'living')[] }[]
}

/** Said as a validator: a required mark on a group of boxes is an attribute that their role does not have. */
const atLeastOne = () => ({
  validator: (_: unknown, chosen?: unknown[]) => (chosen && chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(t('至少选一项')))),
})

/** Opens a household at a dwelling with its first members. */
export default function NewHouseholdPage() {
  const [search] = useSearchState()
  const asked = search.dwelling
  const dwelling = useCall(getDwelling, { params: { id: asked ?? '' } }, { enabled: Boolean(asked) })
  const ready = !asked || dwelling.data !== undefined || dwelling.error !== null
  return (
    <>
      <PageHeading
        title={t('新建户')}
        crumbs={[
          { label: t('居民'), to: '/people' },
          { label: t('家庭'), to: '/households' },
        ]}
      />
      {ready && <HouseholdForm {...(dwelling.data ? { known: { value: dwelling.data.id, label: dwelling.data.address } } : {})} />}
    </>
  )
}

function HouseholdForm({ known }: { known?: { value: string; label: string } }) {
  const [form] = Form.useForm<Values>()
  const go = useGo()
  const [error, setError] = useState<unknown>(null)
  const [touched, setTouched] = useState(false)
  const clientId = useRef(newClientId())
  const create = useMutate(createHousehold, { touches: [listHouseholds, getDwelling, getPerson] })
  const today = dayOf(new Date())
  const send = async ({ members = [], number, ...typed }: Values) => {
    setError(null)
    try {
      const made = await create.mutateAsync({ body: { ...typed, members, ...(number?.trim() ? { number: number.trim() } : {}), clientId: clientId.current } })
      setTouched(false)
      setTimeout(() => go(`/households/${made.id}`, { replace: true }))
    } catch (refusal) {
      setError(refusal)
      showFaults(form, refusal)
      window.scrollTo({ top: 0 })
    }
  }
  return (
    <Form<Values>
      form={form}
      name="new-household"
      layout="vertical"
      className="p-form"
      initialValues={{ kind: 'family', validFrom: today, members: [{ relation: '02', kinds: ['registered', 'living'] }], ...(known ? { dwellingId: known.value } : {}) }}
      requiredMark={(label, { required }) => (
        <>
          {label}
          {!required && <span className="d-optional">{t('（选填）')}</span>}
        </>
      )}
      disabled={create.isPending}
      onValuesChange={() => setTouched(true)}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (sends(event)) {
          event.preventDefault()
          form.submit()
        }
      }}
      onFinish={(typed) => void send(typed)}
      scrollToFirstError={{ focus: true }}
    >
      <UnsavedGuard when={touched && !create.isPending} />
      <ProblemAlert error={error} />
      <Panel title={t('户')}>
        <div className="p-two">
          <Form.Item name="dwellingId" label={t('住房')} className="p-wide" rules={[{ required: true, message: t('请查找并选择住房') }]}>
            <DwellingPicker label={t('住房')} {...(known ? { known } : {})} />
          </Form.Item>
          <Form.Item name="kind" label={t('类型')} rules={[{ required: true }]}>
            <Radio.Group options={optionsOf(HOUSEHOLD_KINDS, householdKinds)} />
          </Form.Item>
          <Form.Item name="validFrom" label={t('立户日期')} rules={[{ required: true, message: t('请填写立户日期') }, dayRule({ max: today })]}>
            <DayInput max={today} />
          </Form.Item>
          <Form.Item name="number" label={t('户号')} extra={t('户口簿上的户号。')}>
            <Input maxLength={20} autoComplete="off" />
          </Form.Item>
        </div>
      </Panel>
      <Panel title={t('成员')}>
        <p className="d-sentence-small">{t('成员要先建档。一户只有一位户主。')}</p>
        <Form.List name="members">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }, index) => (
                <div key={key} className="p-member">
                  <Form.Item name={[name, 'personId']} label={t('成员{n}', { n: index + 1 })} rules={[{ required: true, message: t('请查找并选择居民') }]}>
                    <PersonPicker label={t('成员{n}', { n: index + 1 })} />
                  </Form.Item>
                  <Form.Item name={[name, 'relation']} label={t('与户主关系')} rules={[{ required: true, message: t('请选择关系') }]}>
                    <Select options={relationOptions()} showSearch={{ optionFilterProp: 'label' }} />
                  </Form.Item>
                  <Form.Item name={[name, 'kinds']} label={t('登记为')} required rules={[atLeastOne()]}>
                    <Boxes options={optionsOf(TIE_KINDS, ['registered', 'living'])} />
                  </Form.Item>
                  <Form.Item label={<span className="d-hidden">{t('操作')}</span>} required>
                    <Button icon={<DeleteOutlined aria-hidden />} aria-label={t('去掉成员{n}', { n: index + 1 })} onClick={() => remove(name)} />
                  </Form.Item>
                </div>
              ))}
              <Button icon={<PlusOutlined aria-hidden />} disabled={fields.length >= 30} onClick={() => add({ relation: '99', kinds: ['registered', 'living'] })}>
                {t('添加成员')}
              </Button>
            </>
          )}
        </Form.List>
      </Panel>
      <div className="p-buttons">
        <span className="d-quiet d-keys">{t('Ctrl+S 保存')}</span>
        <Button onClick={() => go('/households')}>{t('取消')}</Button>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('立户')}
        </Button>
      </div>
    </Form>
  )
}
