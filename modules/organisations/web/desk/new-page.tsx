import { Button, Form, Select } from 'antd'
import { useRef, useState } from 'react'
import {
  DayInput, PageHeading, Panel, ProblemAlert, UnsavedGuard, dayRule, markOptional, newClientId, sends, showFaults, useAbility, useGo, useMutate, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField, levelOfCode } from '../../../regions/web/fields.tsx'
import { ORGANISATION_GROUPS, createOrganisation, getCompleteness, listOrganisations, listServing, organisationGroups } from '../../contract.ts'
import { OrganisationFields, bodyOf, type BasicValues } from './organisation-form.tsx'
import { useKinds, useOwnPlace } from './use-own-place.ts'
import './organisations.css'

interface Values extends BasicValues {
  kind: string
  region: string
  validFrom: string
}

/** Opens the file of an organisation: where, what kind, then the fields of that kind. */
export default function NewOrganisationPage() {
  const own = useOwnPlace()
  const { kinds, ready } = useKinds()
  return (
    <>
      <PageHeading title={t('新建组织档案')} crumbs={[{ label: t('组织'), to: '/organisations' }]} />
      {own && ready && <NewForm root={own.code} kinds={kinds} />}
    </>
  )
}

function NewForm({ root, kinds }: { root: string; kinds: ReturnType<typeof useKinds>['kinds'] }) {
  const [form] = Form.useForm<Values>()
  const [search] = useSearchState()
  const go = useGo()
  const all = useAbility('organisations.keep_all')
  const [error, setError] = useState<unknown>(null)
  const [touched, setTouched] = useState(false)
  const clientId = useRef(newClientId())
  const create = useMutate(createOrganisation, { touches: [listOrganisations, getCompleteness, listServing] })
  const today = dayOf(new Date())
  const region = Form.useWatch('region', form) ?? search.region ?? root
  const chosen = Form.useWatch('kind', form) ?? search.kind
  const level = levelOfCode(region)
  const possible = kinds.filter((kind) => (kind.levels as readonly string[]).includes(level) && (all || kind.party))
  const kind = possible.find((one) => one.code === chosen)
  // The group one came from stands first.
  const groups = organisationGroups
    .toSorted((a, b) => Number(b === search.group) - Number(a === search.group))
    .map((group) => ({ label: t(ORGANISATION_GROUPS[group]), options: possible.filter((one) => one.group === group).map((one) => ({ value: one.code, label: t(one.title) })) }))
    .filter((group) => group.options.length > 0)
  const send = async ({ kind: code, region: place, validFrom, ...typed }: Values) => {
    setError(null)
    try {
      const made = await create.mutateAsync({ body: { kind: code, region: place, validFrom, ...bodyOf(typed), clientId: clientId.current } })
      setTouched(false)
      setTimeout(() => go(`/organisations/${made.id}`, { replace: true }))
    } catch (refusal) {
      setError(refusal)
      showFaults(form, refusal)
      window.scrollTo({ top: 0 })
    }
  }
  return (
    <Form<Values>
      form={form}
      name="new-organisation"
      layout="vertical"
      className="o-form"
      initialValues={{ region: search.region ?? root, validFrom: today, ...(search.kind ? { kind: search.kind } : {}) }}
      requiredMark={markOptional}
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
      <Panel title={t('是什么组织')}>
        <div className="o-two">
          <Form.Item name="region" label={t('在哪里')} className="o-wide" rules={[{ required: true, message: t('请选择地点') }]}>
            <PlaceField root={root} rootCounts upTo="community" />
          </Form.Item>
          <Form.Item name="kind" label={t('类型')} extra={t('地点定了，才知道可以登记哪些类型。')} rules={[{ required: true, message: t('请选择类型') }]}>
            <Select options={groups} showSearch={{ optionFilterProp: 'label' }} placeholder={t('选择或输入查找')} />
          </Form.Item>
          <Form.Item name="validFrom" label={t('成立（进驻）日期')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}>
            <DayInput />
          </Form.Item>
        </div>
      </Panel>
      {kind && <OrganisationFields key={kind.code} kind={kind} />}
      <div className="o-buttons">
        <span className="d-quiet d-keys">{t('Ctrl+S 保存')}</span>
        <Button onClick={() => go('/organisations')}>{t('取消')}</Button>
        <Button type="primary" htmlType="submit" loading={create.isPending} disabled={!kind}>
          {t('建档')}
        </Button>
      </div>
    </Form>
  )
}
