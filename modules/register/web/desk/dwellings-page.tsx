import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, ListPage, newClientId, useAbility, useGo, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { createDwelling, DWELLING_USES, dwellingUses, listDwellings, searchAddresses } from '../../contract.ts'
import { optionsOf, useName } from '../names.ts'
import { usePlaceFilter, usePostPlace } from './use-place-filter.ts'

interface Row {
  id: string
  regionName: string
  address: string
  use: string
  areaM2?: number | null
  residents?: { id: string; name: string }[]
}

/** 住房: found by any part of the address, or all of a place. */
export default function DwellingsPage() {
  const [search] = useSearchState()
  const keeps = useAbility('register.keep')
  const place = usePlaceFilter()
  const [adding, setAdding] = useState(false)
  const uses = { key: 'use', label: t('用途'), options: optionsOf(DWELLING_USES, dwellingUses) }
  const q = search.q?.trim()
  // Searching and listing are two doors with the same rows; the address says which one is asked.
  const operation = (q ? searchAddresses : listDwellings) as typeof listDwellings
  return (
    <>
      <ListPage<typeof listDwellings, Row>
        id={q ? 'addresses' : 'dwellings'}
        title={t('住房')}
        operation={operation}
        ask={({ q: asked, filters, after }) =>
          asked
            ? ({ query: { q: asked.slice(0, 60) } } as never)
            : {
                query: {
                  ...(filters.place ? { region: filters.place } : {}),
                  ...(filters.use ? { use: filters.use as 'owner' } : {}),
                  ...(after ? { after } : {}),
                },
              }
        }
        read={(reply) => reply}
        rowKey={(row) => row.id}
        rowTo={(row) => `/dwellings/${row.id}`}
        search={t('地址的任何一部分')}
        filters={q ? [] : [...(place ? [place] : []), uses]}
        columns={[
          { key: 'address', title: t('地址'), render: (row) => row.address },
          { key: 'place', title: t('所在地'), width: 180, render: (row) => row.regionName },
          { key: 'use', title: t('用途'), width: 90, render: (row) => useName(row.use) },
          ...(q
            ? [{ key: 'residents', title: t('现住'), width: 260, render: (row: Row) => row.residents?.map((each) => each.name).join('、') || t('没有登记居住的人') }]
            : [{ key: 'area', title: t('面积'), width: 120, align: 'end' as const, render: (row: Row) => (row.areaM2 ? t('{n}平方米', { n: row.areaM2 }) : t('未登记')) }]),
        ]}
        unit={t('处')}
        empty={{ why: t('本辖区还没有登记住房'), todo: t('住房是住址、网格和家庭的基础，可以从“登记住房”开始。') }}
        action={
          keeps && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
              {t('登记住房')}
            </Button>
          )
        }
      />
      <NewDwellingDialog open={adding} onClose={() => setAdding(false)} />
    </>
  )
}

interface Values {
  region: string
  estate: string
  building: string
  door?: string
  use: 'owner' | 'tenant' | 'vacant' | 'business' | 'other'
  areaM2?: string
}

function NewDwellingDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const place = usePostPlace()
  const go = useGo()
  const clientId = useRef(newClientId())
  const create = useMutate(createDwelling, { touches: [listDwellings, searchAddresses], onDone: (made) => go(`/dwellings/${made.id}`) })
  if (!place) return null
  const inCommunity = place.code.length > 12 || !place.code.endsWith('000')
  return (
    <ActionDialog<Values>
      open={open}
      name="new-dwelling"
      as="drawer"
      title={t('登记住房')}
      sentence={t('一个地址只登记一次。楼栋没有登记过的，会一起登记。')}
      verb={t('登记')}
      initial={{ use: 'owner', ...(inCommunity ? { region: place.code } : {}) }}
      onSubmit={({ areaM2, ...typed }) =>
        create.mutateAsync({ body: { ...typed, door: typed.door ?? '', ...(areaM2 ? { areaM2: Number(areaM2) } : {}), clientId: clientId.current } })
      }
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      <Form.Item name="region" label={t('所在地')} rules={[{ required: true, message: t('请选择社区（嘎查）或网格') }]}>
        <PlaceField root={place.code} rootCounts={inCommunity} />
      </Form.Item>
      <Form.Item name="estate" label={t('小区、街巷或自然村')} rules={[{ required: true, whitespace: true, message: t('请填写小区、街巷或自然村的名称') }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="building" label={t('楼栋或门牌号')} rules={[{ required: true, whitespace: true, message: t('请填写楼栋或门牌号，如“3号楼”') }]}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="door" label={t('单元和房号')} extra={t('如“2单元501室”；独门独院的不填。')}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="use" label={t('用途')} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(DWELLING_USES, dwellingUses)} />
      </Form.Item>
      <Form.Item name="areaM2" label={t('建筑面积（平方米）')} rules={[{ pattern: /^\d{1,5}(\.\d{1,2})?$/, message: t('请填写数字，如85.5') }]}>
        <Input inputMode="decimal" maxLength={8} autoComplete="off" />
      </Form.Item>
    </ActionDialog>
  )
}
