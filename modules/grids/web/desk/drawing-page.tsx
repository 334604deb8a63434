import { Button, Form, Input, Select } from 'antd'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, DayInput, dayRule, Go, ListTable, newClientId, PageHeading, Panel, ProblemAlert, UnsavedGuard, useAbility, useCall, useMutate, useParam,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getDrawing, listGrids, previewDraft, putDraftInForce, saveGridDraft, withdrawDraft, type Shape } from '../../contract.ts'
import { areaOf, faultOf, flawsOf, rounded, samePoint, snapTo, splitRing, tidy, type Geometry, type Point, type Ring } from '../../geometry.ts'
import { areaSize } from '../names.ts'
import { readShapes } from './geojson.ts'
import './grids.css'

const GridMap = lazy(() => import('./map.tsx'))
type Drawing = Reply<typeof getDrawing>

/** A grid as it is being drawn. `key` is for the page alone. */
interface Drawn {
  key: string
  code: string | null
  name: string
  ring: Ring
}

let serial = 0
const drawn = (code: string | null, name: string, ring: Ring): Drawn => ({ key: code ?? `new-${++serial}`, code, name, ring })
const outer = (geometry: { coordinates: readonly unknown[] }) => geometry.coordinates[0] as Ring
const asGeometry = (ring: Ring): Geometry => ({ type: 'Polygon', coordinates: [ring] })
const LEAST_FLAW_M2 = 20

/** 画网格: a community's grids on the map and, the same, as lists of corners. Saved as a draft, checked as one draws, put in force from a day. */
export default function DrawingPage() {
  const community = useParam('community')
  const query = useCall(getDrawing, { params: { community } }, { staleMs: Infinity })
  return <Awaiting query={query}>{(drawing) => <Board key={`${community} ${drawing.draft?.version ?? 0} ${drawing.draft?.state ?? ''}`} drawing={drawing} />}</Awaiting>
}

type Mode = 'pick' | 'corner' | 'new'

function Board({ drawing }: { drawing: Drawing }) {
  const mayDraw = useAbility('grids.draw') && drawing.draft?.state !== 'scheduled'
  const began = useMemo(
    () => (drawing.draft ? drawing.draft.shapes.map((s) => drawn(s.code, s.name, outer(s.geometry))) : drawing.inForce.map((g) => drawn(g.code, g.name, outer(g.geometry as { coordinates: unknown[] })))),
    [drawing],
  )
  const [grids, setGrids] = useState<readonly Drawn[]>(began)
  const [past, setPast] = useState<readonly (readonly Drawn[])[]>([])
  const [chosen, setChosen] = useState<string | undefined>()
  const [corner, setCorner] = useState<number>()
  const [mode, setMode] = useState<Mode>('pick')
  const [pending, setPending] = useState<readonly Point[]>([])
  const [said, setSaid] = useState('')
  const [splitting, setSplitting] = useState(false)
  const [inForce, setInForce] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const clientId = useRef(newClientId())
  const file = useRef<HTMLInputElement>(null)
  const save = useMutate(saveGridDraft, { touches: [getDrawing, previewDraft] })
  const outline = drawing.outline as Geometry | null
  const changed = grids !== began
  const current = grids.find((g) => g.key === chosen)
  const change = (next: readonly Drawn[], words = '') => {
    setPast([...past, grids])
    setGrids(next)
    setSaid(words)
  }
  const neighbourRings = (key: string | undefined): Ring[] => [
    ...grids.filter((g) => g.key !== key).map((g) => g.ring), ...(outline ? [outer(outline)] : []), ...drawing.neighbours.map((n) => outer(n.geometry as { coordinates: unknown[] })),
  ]
  const flaws = useMemo(() => flawsOf(outline, grids.map((g) => asGeometry(g.ring)), LEAST_FLAW_M2), [outline, grids])
  const strips = useMemo(() => flaws.flatMap((f) => f.strips), [flaws])
  const wrong = useMemo(() => new Map(grids.flatMap((g) => { const fault = faultOf(g.ring); return fault ? [[g.key, fault] as const] : [] })), [grids])
  const shapes = useMemo(() => grids.map((g) => ({ key: g.key, name: g.name, geometry: asGeometry(g.ring) })), [grids])
  const corners = useMemo(() => (mode === 'new' ? pending : mayDraw ? current?.ring.slice(0, -1) : undefined), [mode, pending, current, mayDraw])

  /** A corner that neighbours share goes with all of them, so that moving a border leaves no gap. */
  const moveCorner = (at: number, to: Point) => {
    if (!current) return
    const from = current.ring[at]!
    const target = snapTo(to, neighbourRings(current.key).map((ring) => ring.filter((p) => !samePoint(p, from))), 0.0002)
    const moved = grids.map((g) => (g.key === current.key || g.ring.some((p) => samePoint(p, from)) ? { ...g, ring: g.ring.map((p) => (samePoint(p, from) ? target : p)) } : g))
    change(moved, t('移动了顶点{n}', { n: at + 1 }))
  }
  /** A new corner on an edge, also in the neighbour that has the same edge. */
  const addCorner = (at: number, point: Point) => {
    if (!current) return
    const [a, b] = [current.ring[at]!, current.ring[at + 1]!]
    const target = snapTo(point, neighbourRings(current.key), 0.0001)
    const next = grids.map((g) => {
      for (let i = 1; i < g.ring.length; i += 1) {
        const [p, q] = [g.ring[i - 1]!, g.ring[i]!]
        if ((samePoint(p, a) && samePoint(q, b)) || (samePoint(p, b) && samePoint(q, a))) return { ...g, ring: [...g.ring.slice(0, i), target, ...g.ring.slice(i)] }
      }
      return g
    })
    change(next, t('加了一个顶点'))
    setCorner(at + 1)
  }
  const dropCorner = (at: number) => {
    if (!current || current.ring.length <= 4) return
    const gone = current.ring[at]!
    change(grids.map((g) => (g.ring.some((p) => samePoint(p, gone)) && g.ring.length > 4 ? { ...g, ring: tidy(g.ring.slice(0, -1).filter((p) => !samePoint(p, gone))) } : g)), t('删了顶点{n}', { n: at + 1 }))
    setCorner(undefined)
  }
  const onGround = (at: Point, reach: number) => {
    if (mode === 'new') {
      setPending([...pending, snapTo(at, neighbourRings(undefined), reach)])
      return
    }
    if (mode === 'corner' && current) {
      addCorner(nearestEdge(current.ring, at), at)
      return
    }
    const hit = grids.find((g) => boxHolds(g, at))
    setChosen(hit?.key)
    setCorner(undefined)
  }
  const closeNew = () => {
    const ring = tidy([...pending, pending[0]!])
    const fault = faultOf(ring)
    if (fault) {
      setSaid(t('还不能闭合：{fault}。', { fault }))
      return
    }
    const made = drawn(null, t('新网格{n}', { n: grids.length + 1 }), ring)
    change([...grids, made], t('画好了一个新网格'))
    setChosen(made.key)
    setPending([])
    setMode('pick')
  }
  const keep = () =>
    save.mutateAsync({
      params: { community: drawing.community.code },
      body: {
        shapes: grids.map((g) => ({ code: g.code, name: g.name, geometry: { type: 'Polygon', coordinates: [g.ring.map(([x, y]) => [x, y])] } })) as Shape[],
        note: drawing.draft?.note ?? '', version: drawing.draft?.version ?? null, clientId: clientId.current,
      },
    }).then(() => { clientId.current = newClientId() }, () => {})
  const importFile = async (picked: File) => {
    const read = readShapes(await picked.text())
    if (typeof read === 'string') setSaid(read)
    else {
      change(read.map((one) => drawn(drawing.inForce.find((g) => g.name === one.name)?.code ?? null, one.name, one.ring)), t('导入了{n}个网格', { n: read.length }))
      setChosen(undefined)
    }
  }
  const gaps = (kind: 'gap' | 'overlap' | 'beyond') => flaws.filter((f) => f.kind === kind)
  const flawLine = (kind: 'gap' | 'overlap' | 'beyond', good: string, bad: string) => {
    const found = gaps(kind)
    return <li className={found.length ? 'g-flaw' : 'g-ok'}>{found.length ? t('{bad}{n}处，{size}', { bad, n: found.length, size: areaSize(found.reduce((sum, f) => sum + f.m2, 0)) }) : good}</li>
  }
  const draft = drawing.draft
  return (
    <>
      <UnsavedGuard when={changed && !save.isPending} />
      <PageHeading
        title={t('{community}的网格图', { community: drawing.community.name })}
        crumbs={[{ label: t('网格'), to: '/grids' }]}
        aside={
          mayDraw && (
            <>
              <Button disabled={past.length === 0} onClick={() => { setGrids(past.at(-1)!); setPast(past.slice(0, -1)); setSaid(t('撤销了一步')) }}>{t('撤销')}</Button>
              <Button type={changed ? 'primary' : 'default'} disabled={!changed || wrong.size > 0} loading={save.isPending} onClick={() => void keep()}>{t('保存草图')}</Button>
              {draft?.state === 'open' && <Button type={changed ? 'default' : 'primary'} disabled={changed} onClick={() => setInForce(true)}>{t('预览并生效')}</Button>}
            </>
          )
        }
      />
      <p className="d-sentence" role="status">
        {said || (draft ? (draft.state === 'scheduled' ? <>{t('这份网格图将于')}<DateText value={draft.inForceOn} />{t('生效，撤回后才能再改。')}</> : t('{name}画的草图，还没有生效。', { name: draft.drawnBy })) : mayDraw ? t('现行的网格。改动后先保存为草图，再选日期生效。') : t('现行的网格。'))}
      </p>
      <ProblemAlert error={save.error} />
      <div className="g-split">
        <div>
          {mayDraw && (
            <div className="g-tools" role="toolbar" aria-label={t('画图工具')}>
              <Button aria-pressed={mode === 'pick'} type={mode === 'pick' ? 'primary' : 'default'} onClick={() => { setMode('pick'); setPending([]) }}>{t('选择和移动')}</Button>
              <Button aria-pressed={mode === 'corner'} type={mode === 'corner' ? 'primary' : 'default'} disabled={!current} onClick={() => setMode('corner')}>{t('加顶点')}</Button>
              <Button aria-pressed={mode === 'new'} type={mode === 'new' ? 'primary' : 'default'} onClick={() => { setMode('new'); setChosen(undefined) }}>{t('画新网格')}</Button>
              {mode === 'new' && <Button disabled={pending.length < 3} onClick={closeNew}>{t('闭合（{n}个顶点）', { n: pending.length })}</Button>}
              <Button disabled={!current} onClick={() => setSplitting(true)}>{t('分割')}</Button>
              <Button danger disabled={!current} onClick={() => { change(grids.filter((g) => g.key !== chosen), t('删了{name}', { name: current!.name })); setChosen(undefined) }}>{t('删除网格')}</Button>
            </div>
          )}
          <Suspense fallback={<div className="g-map" />}>
            <GridMap
              shapes={shapes}
              outline={outline}
              neighbours={drawing.neighbours.map((n) => ({ key: n.code, name: n.name, geometry: n.geometry as Geometry }))}
              buildings={drawing.buildings}
              flaws={strips}
              chosen={chosen}
              {...(corners ? { corners } : {})}
              corner={corner}
              onCorner={setCorner}
              {...(mayDraw && mode !== 'new' ? { onMove: moveCorner } : {})}
              onGround={onGround}
            />
          </Suspense>
          <p className="d-quiet">{t('红色是空隙、重叠或超出社区边界的地方；圆点是有坐标的楼栋，还有{n}栋没有坐标。', { n: drawing.withoutPoint })}</p>
        </div>
        <div>
          <Panel title={t('核对')}>
            <ul className="g-list">
              {outline ? flawLine('gap', t('没有空隙'), t('空隙')) : <li className="d-quiet">{t('社区没有边界数据，只核对重叠。')}</li>}
              {flawLine('overlap', t('没有重叠'), t('重叠'))}
              {outline && flawLine('beyond', t('没有超出社区'), t('超出社区'))}
            </ul>
          </Panel>
          <Panel title={t('网格清单')} aside={<span className="d-quiet">{t('共{n}个', { n: grids.length })}</span>}>
            <ul className="g-list">
              {grids.map((g) => (
                <li key={g.key}>
                  <button type="button" className="g-choose" aria-pressed={g.key === chosen} onClick={() => { setChosen(g.key === chosen ? undefined : g.key); setCorner(undefined) }}>
                    {g.name} <span className="d-quiet">{wrong.get(g.key) ?? areaSize(areaOf(asGeometry(g.ring)))}{g.code === null && t('，新')}</span>
                  </button>
                  {g.code && <Go to={`/grids/${g.code}`}>{t('详情')}</Go>}
                </li>
              ))}
            </ul>
            {mayDraw && (
              <p>
                <Button onClick={() => file.current?.click()}>{t('导入GeoJSON文件')}</Button> <span className="d-quiet">{t('会替换图上的全部网格')}</span>
                <input ref={file} type="file" hidden aria-label={t('GeoJSON文件')} accept=".json,.geojson,application/geo+json,application/json" onChange={(event) => { const picked = event.target.files?.[0]; if (picked) void importFile(picked); event.target.value = '' }} />
              </p>
            )}
          </Panel>
          {current && mayDraw && (
            <Panel title={t('{name}的顶点', { name: current.name })} aside={<span className="d-quiet">{t('{n}个', { n: current.ring.length - 1 })}</span>}>
              <label>
                {t('网格名称')}
                <Input value={current.name} maxLength={30} onChange={(event) => setGrids(grids.map((g) => (g.key === current.key ? { ...g, name: event.target.value } : g)))} />
              </label>
              <div className="g-points">
                {current.ring.slice(0, -1).map((point, at) => (
                  <CornerRow
                    key={`${at} ${String(point)}`}
                    at={at}
                    point={point}
                    on={at === corner}
                    onMove={(to) => moveCorner(at, to)}
                    onAdd={() => addCorner(at, middle(point, current.ring[at + 1]!))}
                    onDrop={() => dropCorner(at)}
                  />
                ))}
              </div>
            </Panel>
          )}
          {draft && mayDraw && <Button onClick={() => setWithdrawing(true)}>{t('撤回草图')}</Button>}
          {draft?.state === 'scheduled' && <Button onClick={() => setWithdrawing(true)}>{t('撤回')}</Button>}
        </div>
      </div>
      {splitting && current && (
        <SplitDialog
          grid={current}
          onClose={() => setSplitting(false)}
          onSplit={([first, second]) => {
            change(grids.flatMap((g) => (g.key === current.key ? [{ ...g, ring: first }, drawn(null, t('{name}（二）', { name: g.name }), second)] : [g])), t('{name}分成了两个', { name: current.name }))
            setSplitting(false)
          }}
        />
      )}
      {inForce && draft && <InForceDialog draft={draft} onClose={() => setInForce(false)} />}
      {withdrawing && draft && <WithdrawDialog draft={draft} onClose={() => setWithdrawing(false)} />}
    </>
  )
}

const middle = (a: Point, b: Point): Point => rounded([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])
const boxHolds = (g: Drawn, at: Point) => {
  let odd = false
  for (let i = 1; i < g.ring.length; i += 1) {
    const [[ax, ay], [bx, by]] = [g.ring[i - 1]!, g.ring[i]!]
    if (ay > at[1] !== by > at[1] && at[0] < ((bx - ax) * (at[1] - ay)) / (by - ay) + ax) odd = !odd
  }
  return odd
}

/** The edge of a ring that lies nearest to a point, by its first corner. */
function nearestEdge(ring: Ring, [x, y]: Point): number {
  let best = 0
  let least = Infinity
  for (let i = 1; i < ring.length; i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
    const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)))
    const far = Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
    if (far < least) [best, least] = [i - 1, far]
  }
  return best
}

/** One corner as two fields: everything that can be dragged can be typed. */
function CornerRow({ at, point, on, onMove, onAdd, onDrop }: { at: number; point: Point; on: boolean; onMove: (to: Point) => void; onAdd: () => void; onDrop: () => void }) {
  const [lon, setLon] = useState(String(point[0]))
  const [lat, setLat] = useState(String(point[1]))
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (on) row.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  const settle = () => {
    const to = rounded([Number(lon), Number(lat)])
    if (Number.isFinite(to[0]) && Number.isFinite(to[1]) && lon !== '' && lat !== '' && !samePoint(to, point)) onMove(to)
    else {
      setLon(String(point[0]))
      setLat(String(point[1]))
    }
  }
  return (
    <div className="g-point" ref={row}>
      <strong className={on ? 'g-ok' : undefined}>{at + 1}</strong>
      <Input size="small" inputMode="decimal" aria-label={t('顶点{n}的经度', { n: at + 1 })} value={lon} onChange={(event) => setLon(event.target.value)} onBlur={settle} onPressEnter={settle} />
      <Input size="small" inputMode="decimal" aria-label={t('顶点{n}的纬度', { n: at + 1 })} value={lat} onChange={(event) => setLat(event.target.value)} onBlur={settle} onPressEnter={settle} />
      <Button size="small" aria-label={t('在顶点{n}后加一个', { n: at + 1 })} onClick={onAdd}>{t('加')}</Button>
      <Button size="small" aria-label={t('删除顶点{n}', { n: at + 1 })} onClick={onDrop}>{t('删')}</Button>
    </div>
  )
}

function SplitDialog({ grid, onSplit, onClose }: { grid: Drawn; onSplit: (parts: [Ring, Ring]) => void; onClose: () => void }) {
  const corners = grid.ring.slice(0, -1).map(([lon, lat], at) => ({ value: at, label: t('顶点{n}（{lon}，{lat}）', { n: at + 1, lon, lat }) }))
  return (
    <ActionDialog<{ from: number; to: number; through?: string }>
      open
      name="split-grid"
      title={t('分割{name}', { name: grid.name })}
      sentence={t('选两个顶点作为分割线的起止；分割线要拐弯的，中间的点每行写一个“经度,纬度”。')}
      verb={t('分割')}
      onSubmit={async ({ from, to, through }) => {
        const points = (through ?? '').split('\n').map((line) => line.split(/[,，\s]+/).map(Number)).filter((p) => p.length >= 2 && p.every(Number.isFinite)).map(([x, y]) => rounded([x!, y!]))
        const parts = splitRing(grid.ring, from, to, points)
        if (!parts) throw new Error(t('这条线没有把网格分成两块：起止不能相邻，中间的点要在网格里面。'))
        onSplit(parts)
      }}
      onClose={onClose}
    >
      <Form.Item name="from" label={t('从')} rules={[{ required: true, message: t('请选择顶点') }]}><Select options={corners} /></Form.Item>
      <Form.Item name="to" label={t('到')} rules={[{ required: true, message: t('请选择顶点') }]}><Select options={corners} /></Form.Item>
      <Form.Item name="through" label={t('经过的点')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </ActionDialog>
  )
}

type DraftFacts = { id: string; version: number }
const CHANGE_WORDS = { new: '新设', same: '不变', redrawn: '改边界或名称', ended: '撤销' } as const

function InForceDialog({ draft, onClose }: { draft: DraftFacts; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const preview = useCall(previewDraft, { params: { id: draft.id } })
  const put = useMutate(putDraftInForce, { touches: [getDrawing, listGrids] })
  const today = dayOf(new Date())
  const effect = preview.data
  return (
    <ActionDialog<{ on: string; reason: string }>
      open
      name="draft-in-force"
      as="drawer"
      width={720}
      title={t('网格图生效')}
      sentence={effect ? t('{n}栋楼、{people}人换网格。原来的边界和日期留在历史里。', { n: effect.buildings, people: effect.people }) : t('正在核对…')}
      verb={t('生效')}
      reason={{}}
      initial={{ on: today }}
      onSubmit={({ on, reason }) => put.mutateAsync({ params: { id: draft.id }, body: { on, version: draft.version, reason, clientId: clientId.current } })}
      onClose={onClose}
    >
      <ProblemAlert error={preview.error} />
      {effect && effect.blocked.length > 0 && <p className="g-flaw" role="alert">{t('还不能生效：{what}。', { what: effect.blocked.join('；') })}</p>}
      {effect && effect.unplaced > 0 && <p className="g-flaw">{t('有{n}栋楼会不在任何网格或在两个网格。', { n: effect.unplaced })}</p>}
      {effect && (
        <div className="g-still"><ListTable
          label={t('网格变化')}
          rows={effect.grids}
          rowKey={(row) => `${row.code} ${row.name}`}
          columns={[
            { key: 'name', title: t('网格'), render: (row) => row.name },
            { key: 'change', title: t('变化'), width: 140, render: (row) => t(CHANGE_WORDS[row.change]) },
            { key: 'm2', title: t('面积'), width: 150, align: 'end', render: (row) => areaSize(row.m2) },
          ]}
        /></div>
      )}
      {effect && effect.moves.length > 0 && (
        <div className="g-still"><ListTable
          label={t('换网格的楼栋')}
          rows={effect.moves.slice(0, 200)}
          rowKey={(row) => row.id}
          columns={[
            { key: 'address', title: t('楼栋'), render: (row) => row.address },
            { key: 'from', title: t('从'), width: 120, render: (row) => row.from },
            { key: 'to', title: t('到'), width: 120, render: (row) => row.to },
            { key: 'people', title: t('居住人口'), width: 100, align: 'end', render: (row) => row.people },
          ]}
        /></div>
      )}
      <Form.Item name="on" label={t('从哪天起生效')} rules={[{ required: true, message: t('请选择日期') }, dayRule({ min: today })]} extra={t('今天就立即生效；以后的日期在当天零点后自动生效。')}>
        <DayInput min={today} />
      </Form.Item>
    </ActionDialog>
  )
}

function WithdrawDialog({ draft, onClose }: { draft: DraftFacts; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const withdraw = useMutate(withdrawDraft, { touches: [getDrawing] })
  return (
    <ActionDialog<{ reason: string }>
      open name="withdraw-draft" title={t('撤回草图')} sentence={t('撤回后恢复为现行的网格。')} verb={t('撤回')} danger reason={{}}
      onSubmit={({ reason }) => withdraw.mutateAsync({ params: { id: draft.id }, body: { version: draft.version, reason, clientId: clientId.current } })}
      onClose={onClose}
    />
  )
}
