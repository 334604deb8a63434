import { Alert, Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import {
  Go, newClientId, PageHeading, Panel, ProblemAlert, problemOf, sends, showFaults, UnsavedGuard, useCall, useGo, useMutate, useSearchState, DayInput, dayRule,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createPerson, getDwelling, listPeople, type Person } from '../../contract.ts'
import { askAbove, SimilarFiles } from '../../../duplicates/web/parts.tsx'
import { DwellingPicker } from '../fields.tsx'
import { BornItem, IdKindItem, LanguageItem, NameItem, NumberWords, numberRule, PhoneItem, readNumber, SexItem } from './person-fields.tsx'
import { keepPurpose } from './purpose.ts'
import { usePostPlace } from './use-place-filter.ts'
import './register.css'

interface Values {
  idKind: string
  idNumber?: string
  name: string
  sex: Person['sex']
  bornOn: string
  phone?: string
  language: Person['language']
  region: string
  dwellingId?: string
  since: string
  registered: boolean
}

/** Opens a file for a person who has none. The number says birth date and sex as it is typed; an existing file is refused in words. */
export default function NewPersonPage() {
  const place = usePostPlace()
  const [search] = useSearchState()
  const asked = search.dwelling
  const dwelling = useCall(getDwelling, { params: { id: asked ?? '' } }, { enabled: Boolean(asked) })
  const ready = !asked || dwelling.data !== undefined || dwelling.error !== null
  return (
    <>
      <PageHeading title={t('新建居民档案')} crumbs={[{ label: t('居民'), to: '/people' }]} />
      {place && ready && <NewPersonForm place={place} {...(dwelling.data ? { home: dwelling.data } : {})} />}
    </>
  )
}

function NewPersonForm({ place, home }: { place: { code: string; name: string }; home?: { id: string; address: string; region: string } }) {
  const [form] = Form.useForm<Values>()
  const go = useGo()
  const create = useMutate(createPerson, { touches: [listPeople] })
  const [error, setError] = useState<unknown>(null)
  const [touched, setTouched] = useState(false)
  const [asks, setAsks] = useState(false)
  const clientId = useRef(newClientId())
  const idKind = Form.useWatch('idKind', form) ?? '111'
  const idNumber = Form.useWatch('idNumber', form)
  const sex = Form.useWatch('sex', form)
  const bornOn = Form.useWatch('bornOn', form)
  const name = Form.useWatch('name', form)
  const phone = Form.useWatch('phone', form)
  const dwellingId = Form.useWatch('dwellingId', form)
  const check = readNumber(idKind, idNumber, { sex, bornOn })
  const today = dayOf(new Date())
  const inCommunity = place.code.length > 12 || !place.code.endsWith('000')

  const fill = (kind: string, typed: string | undefined) => {
    const read = readNumber(kind, typed, {})
    if (read?.ok && read.facts) form.setFieldsValue({ bornOn: read.facts.bornOn, ...(read.facts.sex ? { sex: read.facts.sex } : {}) })
  }
  const send = async (typed: Values) => {
    setError(null)
    const tie = { relation: '99', validFrom: typed.since, dwellingId: typed.dwellingId ?? '' }
    try {
      const made = await create.mutateAsync({
        body: {
          name: typed.name,
          sex: typed.sex,
          bornOn: typed.bornOn,
          idKind: typed.idKind,
          language: typed.language,
          region: typed.region,
          ...(typed.idNumber?.trim() ? { idNumber: typed.idNumber.trim() } : {}),
          ...(typed.phone?.trim() ? { phone: typed.phone.trim() } : {}),
          ties: typed.dwellingId ? [{ ...tie, kind: 'living' }, ...(typed.registered ? [{ ...tie, kind: 'registered' as const }] : [])] : [],
          clientId: clientId.current,
        },
      })
      if (asks) await askAbove(made.id, `ask-${clientId.current}`)
      setTouched(false)
      keepPurpose(made.id, { kind: 'window', note: t('新建档案') })
      setTimeout(() => go(`/people/${made.id}`, { replace: true }))
    } catch (refusal) {
      setError(refusal)
      showFaults(form, refusal)
      window.scrollTo({ top: 0 })
    }
  }
  const exists = error !== null && problemOf(error).code === 'register.person_exists'
  return (
    <Form<Values>
      form={form}
      name="new-person"
      layout="vertical"
      className="p-form"
      initialValues={{
        idKind: '111', language: 'zh', since: today, registered: false, ...(home ? { region: home.region, dwellingId: home.id } : inCommunity ? { region: place.code } : {}),
      }}
      requiredMark={(label, { required }) => (
        <>
          {label}
          {!required && <span className="d-optional">{t('（选填）')}</span>}
        </>
      )}
      disabled={create.isPending}
      onValuesChange={(changed: Partial<Values>, all: Values) => {
        setTouched(true)
        if ('idNumber' in changed || 'idKind' in changed) fill(all.idKind, all.idNumber)
      }}
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
      {exists ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="d-problem"
          title={t('这个证件号码已有档案，不能重复建档')}
          description={
            <>
              <p>{t('请先核对号码。本人由别处迁来的，由街道（苏木镇）或旗县办理迁入，不另建档案。')}</p>
              <Go to="/people">{t('到居民列表按号码查找')}</Go>
            </>
          }
        />
      ) : (
        <ProblemAlert error={error} />
      )}
      <Panel title={t('身份')}>
        <div className="p-two">
          <IdKindItem />
          <Form.Item
            name="idNumber"
            label={t('证件号码')}
            extra={<span aria-live="polite"><NumberWords check={check} typed={idNumber} /></span>}
            validateTrigger={['onBlur', 'onSubmit']}
            rules={[numberRule(() => form.getFieldValue('idKind') as string)]}
          >
            <Input maxLength={40} autoComplete="off" autoFocus className="d-figures" />
          </Form.Item>
          <NameItem />
          <SexItem />
          <BornItem />
        </div>
      </Panel>
      <Panel title={t('联系')}>
        <div className="p-two">
          <PhoneItem />
          <LanguageItem />
        </div>
      </Panel>
      <SimilarFiles typed={{ name, sex, bornOn, phone, dwellingId, ...(check?.ok ? { idNumber } : {}) }} asks={asks} onAsks={setAsks} />
      <Panel title={t('住处')}>
        <div className="p-two">
          <Form.Item name="region" label={t('所在地')} className="p-wide" rules={[
            { required: true, message: t('请选择社区（嘎查）或网格') },
            { validator: (_, code?: string) => (code && code.length === 12 && code.endsWith('000') ? Promise.reject(new Error(t('请选到社区（嘎查）或网格'))) : Promise.resolve()) },
          ]}>
            <PlaceField root={place.code} rootCounts={inCommunity} />
          </Form.Item>
          <Form.Item name="dwellingId" label={t('现住房')} extra={t('查不到时可以先建档，登记住房后再办迁入。')}>
            <DwellingPicker label={t('现住房')} onPick={(row) => form.setFieldValue('region', row.region)} {...(home ? { known: { value: home.id, label: home.address } } : {})} />
          </Form.Item>
          <Form.Item name="since" label={t('从哪天起住')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
            <DayInput max={today} />
          </Form.Item>
          <RegisteredHere />
        </div>
      </Panel>
      <div className="p-buttons">
        <span className="d-quiet d-keys">{t('Ctrl+S 保存')}</span>
        <Button onClick={() => go('/people')}>{t('取消')}</Button>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('建立档案')}
        </Button>
      </div>
    </Form>
  )
}

function RegisteredHere() {
  const dwelling = Form.useWatch('dwellingId') as string | undefined
  if (!dwelling) return null
  return (
    <Form.Item name="registered" valuePropName="checked" label={t('户籍')} className="p-wide">
      <RegisteredBox />
    </Form.Item>
  )
}

function RegisteredBox({ id, checked, onChange }: { id?: string; checked?: boolean; onChange?: (checked: boolean) => void }) {
  return (
    <label className="p-check">
      <input type="checkbox" {...(id ? { id } : {})} checked={checked ?? false} onChange={(event) => onChange?.(event.target.checked)} /> {t('户籍也在这处住房')}
    </label>
  )
}
