import { Button, Checkbox, Form, Input, Select } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { ActionDialog, Go, ListPage, newClientId, useAbility, useCall, useMutate, useRefresh, useSearchState } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { assignBuildings, getAddressReport, getDrawing, listAddresses, listGrids, setBuildingPoint } from '../../contract.ts'
import type { Geometry } from '../../geometry.ts'
import { faultName } from '../names.ts'
import { usePlaceFilter } from './sections.tsx'

const GridMap = lazy(() => import('./map.tsx'))
type Row = Reply<typeof listAddresses>['items'][number]

/** 地址核对: buildings in no grid, in two, elsewhere on the map, without a point; given to a grid one by one or many at once. */
export default function AddressesPage() {
  const [search] = useSearchState()
  const filters = usePlaceFilter()
  const mayAssign = useAbility('grids.assign')
  const mayLocate = useAbility('grids.locate')
  const refresh = useRefresh()
  const report = useCall(getAddressReport, { query: search.place ? { region: search.place } : {} })
  const [chosen, setChosen] = useState<readonly Row[]>([])
  const [assigning, setAssigning] = useState(false)
  const [locating, setLocating] = useState<Row>()
  const toggle = (row: Row) => setChosen(chosen.some((one) => one.id === row.id) ? chosen.filter((one) => one.id !== row.id) : [...chosen, row])
  const counts = report.data
  const communities = new Set(chosen.map((row) => row.region.slice(0, 12)))
  return (
    <>
      <ListPage
        id="grid-addresses"
        title={t('地址核对')}
        crumbs={[{ label: t('网格'), to: '/grids' }]}
        operation={listAddresses}
        notice={
          <>
            <dl className="g-figures">
              <div className={counts && counts.unplaced === 0 ? 'g-good' : 'g-bad'}>
                <dt>{t('不在网格或在两个网格的楼栋')}</dt>
                <dd>{counts ? counts.unplaced : '…'}</dd>
              </div>
              <div><dt>{t('全部楼栋')}</dt><dd>{counts?.buildings ?? '…'}</dd></div>
              <div><dt>{t('涉及住房')}</dt><dd>{counts?.dwellings ?? '…'}</dd></div>
              <div><dt>{t('没有坐标')}</dt><dd>{counts?.noPoint ?? '…'}</dd></div>
            </dl>
            {search.place && /^\d{12}$/.test(search.place) && !search.place.endsWith('000') && <PlaceMap community={search.place} />}
            {mayAssign && chosen.length > 0 && (
              <div className="g-pick" role="status">
                {t('已选{n}栋楼', { n: chosen.length })}
                <Button type="primary" disabled={communities.size > 1} onClick={() => setAssigning(true)}>{t('划入网格')}</Button>
                <Button onClick={() => setChosen([])}>{t('取消选择')}</Button>
                {communities.size > 1 && <span className="d-quiet">{t('一次只能选同一个社区的楼栋。')}</span>}
              </div>
            )}
          </>
        }
        ask={({ tab, q, filters: set, after }) => ({
          query: { fault: tab as 'unplaced', ...(set.place ? { region: set.place } : {}), ...(q ? { q: q.slice(0, 60) } : {}), ...(after ? { after } : {}) },
        })}
        read={(reply) => ({
          items: reply.items, next: reply.next, total: reply.total,
          ...(counts ? { counts: { unplaced: counts.unplaced, no_grid: counts.noGrid, outside: counts.outside, two_grids: counts.twoGrids, differs: counts.differs, no_point: counts.noPoint, all: counts.buildings } } : {}),
        })}
        tabs={[
          { key: 'unplaced', label: t('待处理'), tone: 'late' }, { key: 'no_grid', label: t('没有网格') }, { key: 'outside', label: t('不在任何网格') }, { key: 'two_grids', label: t('在两个网格') },
          { key: 'differs', label: t('与地图不一致'), tone: 'mine' }, { key: 'no_point', label: t('没有坐标') }, { key: 'all', label: t('全部') },
        ]}
        filters={filters}
        search={t('地址的任何一部分')}
        rowKey={(row) => row.id}
        unit={t('栋')}
        columns={[
          {
            key: 'address', title: t('楼栋'), width: 260,
            render: (row) => (mayAssign ? <Checkbox checked={chosen.some((one) => one.id === row.id)} onChange={() => toggle(row)}>{row.address}</Checkbox> : row.address),
          },
          { key: 'record', title: t('登记的网格'), width: 200, render: (row) => (row.region.length > 12 ? <Go to={`/grids/${row.region.slice(0, 15)}`}>{row.regionName}</Go> : t('{name}（未划网格）', { name: row.regionName })) },
          { key: 'map', title: t('地图上的网格'), width: 180, render: (row) => row.onMap.map((one) => one.name).join('、') || (row.lon === null ? t('没有坐标') : t('不在任何网格')) },
          { key: 'fault', title: t('问题'), render: (row) => row.faults.map(faultName).join('、') || t('没有问题') },
          { key: 'dwellings', title: t('住房'), width: 80, align: 'end', render: (row) => row.dwellings },
          { key: 'do', title: t('位置'), width: 120, render: (row) => (mayLocate ? <Button size="small" onClick={() => setLocating(row)}>{row.lon === null ? t('标位置') : t('改位置')}</Button> : row.lon === null ? '' : `${row.lon}，${row.lat}`) },
        ]}
        empty={(tab) => (tab === 'unplaced' ? { why: t('每个地址都在且只在一个网格'), todo: t('没有要处理的楼栋。新登记的楼栋会自动核对。') } : { why: t('没有这样的楼栋') })}
      />
      {chosen[0] && (
        <AssignDialog open={assigning} rows={chosen} onClose={() => setAssigning(false)} onDone={() => { setChosen([]); void refresh() }} />
      )}
      {locating && <PointDialog key={locating.id} row={locating} onClose={() => setLocating(undefined)} />}
    </>
  )
}

/** The community's grids with all buildings that have a point: the same that the list says. */
function PlaceMap({ community }: { community: string }) {
  const drawing = useCall(getDrawing, { params: { community } })
  if (!drawing.data) return null
  return (
    <details open style={{ marginBlockEnd: 12 }}>
      <summary>{t('{name}的网格和楼栋', { name: drawing.data.community.name })}</summary>
      <Suspense fallback={<div className="g-map g-map-small" />}>
        <GridMap
          small
          shapes={drawing.data.inForce.map((g) => ({ key: g.code, name: g.name, geometry: g.geometry as Geometry }))}
          outline={drawing.data.outline as Geometry | null}
          buildings={drawing.data.buildings}
        />
      </Suspense>
    </details>
  )
}

function AssignDialog({ open, rows, onClose, onDone }: { open: boolean; rows: readonly Row[]; onClose: () => void; onDone: () => void }) {
  const clientId = useRef(newClientId())
  const community = rows[0]!.region.slice(0, 12)
  const grids = useCall(listGrids, { query: { region: community } })
  const assign = useMutate(assignBuildings, { touches: [listAddresses, getAddressReport, listGrids] })
  const onMap = rows.map((row) => (row.onMap.length === 1 ? row.onMap[0]!.code : undefined))
  const same = onMap.every((code) => code && code === onMap[0]) ? onMap[0] : undefined
  return (
    <ActionDialog<{ grid: string; reason?: string }>
      open={open}
      name="assign-buildings"
      title={t('划入网格')}
      sentence={t('{n}栋楼和里面的住房、户、居民今天起归新网格；以前在哪个网格会留在历史里。', { n: rows.length })}
      verb={t('划入')}
      initial={same ? { grid: same } : {}}
      onSubmit={({ grid, reason }) => assign.mutateAsync({ body: { buildingIds: rows.map((row) => row.id), grid, reason: reason ?? '', clientId: clientId.current } })}
      onDone={() => { clientId.current = newClientId(); onDone() }}
      onClose={onClose}
    >
      <Form.Item name="grid" label={t('网格')} rules={[{ required: true, message: t('请选择网格') }]}>
        <Select options={(grids.data?.items ?? []).map((g) => ({ value: g.code, label: g.workers.length ? t('{grid}（{names}）', { grid: g.name, names: g.workers.map((w) => w.name).join('、') }) : g.name }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('原因')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </ActionDialog>
  )
}

function PointDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const community = row.region.slice(0, 12)
  const drawing = useCall(getDrawing, { params: { community } })
  const put = useMutate(setBuildingPoint, { touches: [listAddresses, getAddressReport] })
  const number = (low: number, high: number, message: string) => ({
    validator: (_: unknown, value: string) => (value !== undefined && value !== '' && Number(value) >= low && Number(value) <= high ? Promise.resolve() : Promise.reject(new Error(message))),
  })
  return (
    <ActionDialog<{ lon: string; lat: string }>
      open
      name="building-point"
      title={t('{address}的位置', { address: row.address })}
      sentence={t('在地图上点楼的位置，或直接填写经纬度。')}
      verb={t('保存位置')}
      width={720}
      initial={row.lon === null ? {} : { lon: String(row.lon), lat: String(row.lat) }}
      onSubmit={({ lon, lat }) =>
        put.mutateAsync({ params: { id: row.id }, body: { lon: Number(lon), lat: Number(lat), was: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat }, clientId: clientId.current } })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const [lon, lat] = [Number(form.getFieldValue('lon')), Number(form.getFieldValue('lat'))]
              return (
                <Suspense fallback={<div className="g-map g-map-small" />}>
                  {drawing.data && (
                    <GridMap
                      small
                      shapes={drawing.data.inForce.map((g) => ({ key: g.code, name: g.name, geometry: g.geometry as Geometry }))}
                      outline={drawing.data.outline as Geometry | null}
                      marker={lon && lat ? [lon, lat] : undefined}
                      onGround={([x, y]) => form.setFieldsValue({ lon: x.toFixed(6), lat: y.toFixed(6) })}
                    />
                  )}
                </Suspense>
              )
            }}
          </Form.Item>
          <Form.Item name="lon" label={t('经度')} rules={[{ required: true, message: t('请填写经度') }, number(70, 140, t('请填写经度，如105.669'))]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
          <Form.Item name="lat" label={t('纬度')} rules={[{ required: true, message: t('请填写纬度') }, number(3, 54, t('请填写纬度，如38.834'))]}>
            <Input inputMode="decimal" autoComplete="off" />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  )
}
