import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useRef, useState } from 'react'
import {
  ActionDialog, DateText, DayInput, dayRule, deskCall, ListPage, MaskedValue, newClientId, useAbility, useCall, useMutate, useSearchState,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { PersonPicker } from '../../../register/web/fields.tsx'
import {
  AREAS_OF, AREA_KINDS, endResponsible, listAddresses, listEstates, listGrids, listResponsibles, listVacancies, nameResponsible, responsibleKinds, unmaskResponsible, updateResponsible,
  type AreaInput, type AreaKind, type ResponsibleKind, type ResponsibleLine,
} from '../../contract.ts'
import { kindName, options } from '../names.ts'
import { usePlaceFilter, usePost } from './sections.tsx'

/** 责任人: heads of groups, courtyards, buildings and doors, representatives; terms that end, those who were. */
export default function ResponsiblesPage() {
  const [search, setSearch] = useSearchState()
  const filters = usePlaceFilter()
  const keeps = useAbility('grids.keep_responsibles')
  const unmasks = useAbility('grids.unmask')
  const [adding, setAdding] = useState(search.new !== undefined)
  const [changing, setChanging] = useState<ResponsibleLine>()
  const [ending, setEnding] = useState<ResponsibleLine>()
  return (
    <>
      <ListPage
        id="responsibles"
        title={t('责任人')}
        crumbs={[{ label: t('网格'), to: '/grids' }]}
        operation={listResponsibles}
        ask={({ tab, q, filters: set, after }) => ({
          query: {
            only: tab as 'current', ...(set.place ? { region: set.place } : {}), ...(set.kind ? { kind: set.kind as ResponsibleKind } : {}), ...(q ? { q: q.slice(0, 50) } : {}), ...(after ? { after } : {}),
          },
        })}
        read={(reply) => ({ items: reply.items, next: reply.next, counts: reply.counts })}
        tabs={[{ key: 'current', label: t('在任') }, { key: 'ending', label: t('即将到期'), tone: 'mine' }, { key: 'past', label: t('已离任') }]}
        filters={[...filters, { key: 'kind', label: t('职务'), options: options(responsibleKinds, kindName) }]}
        search={t('姓名')}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.endsSoon ? 'soon' : undefined)}
        unit={t('人')}
        columns={[
          { key: 'name', title: t('姓名'), width: 120, render: (row) => row.name },
          { key: 'kind', title: t('职务'), width: 120, render: (row) => kindName(row.kind) },
          { key: 'areas', title: t('负责范围'), render: (row) => row.areaNames.join('、') },
          {
            key: 'phone', title: t('电话'), width: 210,
            render: (row) => (
              <MaskedValue
                label={t('{name}的电话', { name: row.name })}
                masked={row.phoneMasked ?? t('没有登记')}
                {...(unmasks && row.phoneMasked
                  ? { reveal: async (purpose: { kind: string }) => (await deskCall(unmaskResponsible, { params: { id: row.id }, body: { purpose: purpose.kind } })).phone ?? '' }
                  : {})}
              />
            ),
          },
          { key: 'shown', title: t('居民可见'), width: 100, spare: true, render: (row) => (row.phoneShown ? t('本人同意') : t('不公开')) },
          { key: 'from', title: t('任期'), width: 300, render: (row) => <><DateText value={row.validFrom} />{row.validUntil ? <>{t('至')}<DateText value={row.validUntil} />{row.endsSoon && t('，即将到期')}</> : t('起')}</> },
          {
            key: 'do', title: t('办理'), width: 140,
            render: (row) => keeps && (row.validUntil === null || row.validUntil > dayOf(new Date())) && (
              <>
                <Button size="small" type="link" onClick={() => setChanging(row)}>{t('修改')}</Button>
                <Button size="small" type="link" onClick={() => setEnding(row)}>{t('离任')}</Button>
              </>
            ),
          },
        ]}
        empty={(tab) => (tab === 'current' ? { why: t('还没有登记责任人'), todo: t('登记居民小组长、楼栋长、单元门栋长和居民代表，居民就能查到谁负责自己家。') } : { why: t('没有这样的责任人') })}
        action={keeps && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>{t('登记责任人')}</Button>}
      />
      {adding && <NameDialog preset={search} onClose={() => { setAdding(false); setSearch({ new: undefined, of: undefined, in: undefined }) }} />}
      {changing && <ChangeDialog key={changing.id} row={changing} onClose={() => setChanging(undefined)} />}
      {ending && <EndDialog key={ending.id} row={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

interface Values {
  region: string
  kind: ResponsibleKind
  name: string
  personId?: string
  phone?: string
  phoneShown?: boolean
  area: AreaKind
  grid?: string
  estate?: string
  buildings?: string[]
  from?: number
  to?: number
  validFrom: string
  validUntil?: string
}

const PHONE_TOUCHES = [listResponsibles, listVacancies]

function areasOf(v: Values): AreaInput[] {
  if (v.area === 'grid') return [{ kind: 'grid', grid: v.grid! }]
  if (v.area === 'estate') return [{ kind: 'estate', estate: v.estate! }]
  if (v.area === 'units') return [{ kind: 'units', buildingId: v.buildings![0]!, from: v.from!, to: v.to ?? v.from! }]
  return v.buildings!.map((buildingId) => ({ kind: 'building', buildingId }))
}

function NameDialog({ preset, onClose }: { preset: Record<string, string | undefined>; onClose: () => void }) {
  const post = usePost()
  const clientId = useRef(newClientId())
  const create = useMutate(nameResponsible, { touches: PHONE_TOUCHES })
  const today = dayOf(new Date())
  if (!post) return null
  const own = post.region.length > 12 || !post.region.endsWith('000')
  const kind = responsibleKinds.find((one) => one === preset.new)
  return (
    <ActionDialog<Values>
      open
      name="responsible"
      as="drawer"
      title={t('登记责任人')}
      sentence={t('居民能看到姓名和办公电话；个人电话只有本人同意才显示。')}
      verb={t('登记')}
      initial={{
        kind: kind ?? 'building_head', area: kind === 'group_leader' ? 'grid' : 'building', validFrom: today, ...(preset.in ? { region: preset.in.slice(0, 12) } : own ? { region: post.region.slice(0, 12) } : {}),
        ...(kind === 'group_leader' && preset.of ? { grid: preset.of } : {}), ...(kind === 'building_head' && preset.of ? { buildings: [preset.of] } : {}),
      }}
      onSubmit={(v) =>
        create.mutateAsync({
          body: {
            region: v.region, kind: v.kind, name: v.name, personId: v.personId ?? null, areas: areasOf(v), validFrom: v.validFrom, validUntil: v.validUntil || null,
            ...(v.phone ? { phone: v.phone } : {}), phoneShown: v.phoneShown ?? false, clientId: clientId.current,
          },
        })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="region" label={t('社区（嘎查）')} rules={[{ required: true, message: t('请选择社区（嘎查）') }]}>
            <PlaceField root={own ? post.region.slice(0, 12) : post.region} rootCounts={own} upTo="community" />
          </Form.Item>
          <Form.Item name="kind" label={t('职务')} rules={[{ required: true }]}>
            <Select options={options(responsibleKinds, kindName)} onChange={(next: ResponsibleKind) => form.setFieldValue('area', AREAS_OF[next][0])} />
          </Form.Item>
          <Form.Item name="personId" label={t('在册居民')} extra={t('是本地居民的，请选上，以便本人在“我的档案”里看到。')}>
            <PersonPicker label={t('在册居民')} onPick={(row) => form.setFieldValue('name', row.name)} />
          </Form.Item>
          <Form.Item name="name" label={t('姓名')} rules={[{ required: true, whitespace: true, message: t('请填写姓名') }]}>
            <Input maxLength={50} autoComplete="off" />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => <AreaFields kind={form.getFieldValue('kind') as ResponsibleKind} area={form.getFieldValue('area') as AreaKind} region={form.getFieldValue('region') as string | undefined} />}
          </Form.Item>
          <Form.Item name="validFrom" label={t('任期开始')} rules={[{ required: true, message: t('请选择日期') }, dayRule()]}>
            <DayInput />
          </Form.Item>
          <Form.Item name="validUntil" label={t('任期到')} rules={[dayRule()]}>
            <DayInput />
          </Form.Item>
          <PhoneFields />
        </>
      )}
    </ActionDialog>
  )
}

function PhoneFields() {
  return (
    <>
      <Form.Item name="phone" label={t('个人电话')}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="phoneShown" valuePropName="checked">
        <Checkbox>{t('本人同意让所负责的居民看到这个电话')}</Checkbox>
      </Form.Item>
    </>
  )
}

function AreaFields({ kind, area, region }: { kind: ResponsibleKind; area: AreaKind; region: string | undefined }) {
  const shown = AREAS_OF[kind].filter((one) => one !== 'households')
  const enabled = Boolean(region && region.length >= 12 && !region.endsWith('000'))
  const community = (region ?? '000000000000').slice(0, 12)
  const grids = useCall(listGrids, { query: { region: community } }, { enabled: enabled && area === 'grid' })
  const estates = useCall(listEstates, { query: { region: community } }, { enabled: enabled && area === 'estate' })
  const [typed, setTyped] = useState('')
  const buildings = useCall(listAddresses, { query: { region: community, fault: 'all', ...(typed ? { q: typed } : {}) } }, { enabled: enabled && (area === 'building' || area === 'units'), keep: true })
  return (
    <>
      <Form.Item name="area" label={t('负责范围')} rules={[{ required: true }]}>
        <Select options={shown.map((value) => ({ value, label: t(AREA_KINDS[value]) }))} />
      </Form.Item>
      {area === 'grid' && (
        <Form.Item name="grid" label={t('网格')} rules={[{ required: true, message: t('请选择网格') }]}>
          <Select options={(grids.data?.items ?? []).map((g) => ({ value: g.code, label: g.name }))} />
        </Form.Item>
      )}
      {area === 'estate' && (
        <Form.Item name="estate" label={t('小区（院落）')} rules={[{ required: true, message: t('请选择小区') }]}>
          <Select showSearch options={(estates.data?.items ?? []).filter((e) => e.buildings > 0).map((e) => ({ value: e.name, label: e.name }))} />
        </Form.Item>
      )}
      {(area === 'building' || area === 'units') && (
        <Form.Item
          name="buildings"
          label={t('楼栋')}
          rules={[{ required: true, message: t('请选择楼栋') }, { validator: (_, value?: string[]) => (area === 'units' && (value?.length ?? 0) > 1 ? Promise.reject(new Error(t('按单元负责时只选一栋楼'))) : Promise.resolve()) }]}
        >
          <Select mode="multiple" showSearch={{ filterOption: false, onSearch: setTyped }} options={(buildings.data?.items ?? []).map((b) => ({ value: b.id, label: b.address }))} />
        </Form.Item>
      )}
      {area === 'units' && (
        <>
          <Form.Item name="from" label={t('从几单元')} rules={[{ required: true, message: t('请填写单元号') }]}>
            <InputNumber min={1} max={99} />
          </Form.Item>
          <Form.Item name="to" label={t('到几单元')} extra={t('只负责一个单元的不用填。')}>
            <InputNumber min={1} max={99} />
          </Form.Item>
        </>
      )}
    </>
  )
}

function ChangeDialog({ row, onClose }: { row: ResponsibleLine; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const change = useMutate(updateResponsible, { touches: PHONE_TOUCHES })
  return (
    <ActionDialog<{ phone?: string; phoneShown?: boolean; validUntil?: string; reason: string }>
      open
      name="change-responsible"
      title={t('修改{name}', { name: row.name })}
      sentence={t('{kind}，负责{areas}。电话不填就不变。', { kind: kindName(row.kind), areas: row.areaNames.join('、') })}
      verb={t('保存')}
      reason={{}}
      initial={{ phoneShown: row.phoneShown, ...(row.validUntil ? { validUntil: row.validUntil } : {}) }}
      onSubmit={({ phone, phoneShown, validUntil, reason }) =>
        change.mutateAsync({
          params: { id: row.id },
          body: { version: row.version, reason, ...(phone ? { phone } : {}), phoneShown: phoneShown ?? false, validUntil: validUntil || null, clientId: clientId.current },
        })}
      onClose={onClose}
    >
      <Form.Item name="validUntil" label={t('任期到')} rules={[dayRule()]}>
        <DayInput />
      </Form.Item>
      <PhoneFields />
    </ActionDialog>
  )
}

function EndDialog({ row, onClose }: { row: ResponsibleLine; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const end = useMutate(endResponsible, { touches: PHONE_TOUCHES })
  return (
    <ActionDialog<{ on: string; reason: string }>
      open
      name="end-responsible"
      title={t('{name}离任', { name: row.name })}
      sentence={t('离任后这里显示空缺，以前的任期留在历史里。')}
      verb={t('离任')}
      danger
      reason={{}}
      initial={{ on: dayOf(new Date()) }}
      onSubmit={({ on, reason }) => end.mutateAsync({ params: { id: row.id }, body: { on, reason, version: row.version, clientId: clientId.current } })}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('离任日期')} rules={[{ required: true, message: t('请选择日期') }, dayRule({ min: row.validFrom })]}>
        <DayInput min={row.validFrom} />
      </Form.Item>
    </ActionDialog>
  )
}
