import { Form, Input, Select } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import {
  ActionDialog, Awaiting, DateText, DayInput, dayRule, DetailPage, EmptyList, Facts, Go, newClientId, Panel, useAbility, useCall, useGo, useMutate, useParam,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listCases } from '../../../cases/contract.ts'
import { endGridWorker, getGrid, listGridCandidates, listGrids, listResponsibles, nameGridWorker } from '../../contract.ts'
import type { Geometry } from '../../geometry.ts'
import { areaSize, kindName } from '../names.ts'
import './grids.css'

const GridMap = lazy(() => import('./map.tsx'))
type Grid = Reply<typeof getGrid>
type Holder = Grid['workers'][number]

/** One grid: who works it and stands in, what it holds, who answers for its doors, what is open. On a phone too. */
export default function GridPage() {
  const code = useParam('code')
  const go = useGo()
  const mayDraw = useAbility('grids.draw')
  const mayCases = useAbility('cases.read')
  const query = useCall(getGrid, { params: { code } })
  const events = useCall(listCases, { query: { box: 'place', kind: 'event', region: code } }, { enabled: mayCases })
  const people = useCall(listResponsibles, { query: { region: code } })
  const [naming, setNaming] = useState<{ as: 'worker' | 'deputy'; replaces?: Holder }>()
  const [ending, setEnding] = useState<Holder>()
  return (
    <Awaiting query={query}>
      {(grid) => (
        <DetailPage
          title={`${grid.community.name}${grid.name}`}
          crumbs={[{ label: t('网格'), to: '/grids' }, { label: grid.community.name, to: `/regions/${grid.community.code}` }]}
          sentence={
            grid.vacant
              ? t('现在没有网格员。{n}户、{people}人，{buildings}栋楼。', { n: grid.households, people: grid.people, buildings: grid.buildings })
              : t('网格员{names}，服务{n}户、{people}人，{buildings}栋楼。', { names: grid.workers.map((w) => w.name).join('、'), n: grid.households, people: grid.people, buildings: grid.buildings })
          }
          actions={[
            ...(mayDraw && grid.vacant ? [{ key: 'worker', label: t('指定网格员'), primary: true, onChoose: () => setNaming({ as: 'worker' }) }] : []),
            ...(mayDraw && !grid.vacant && grid.workers[0]!.at === grid.code ? [{ key: 'hand', label: t('换网格员'), onChoose: () => setNaming({ as: 'worker', replaces: grid.workers[0]! }) }] : []),
            ...(mayDraw && !grid.vacant && grid.workers[0]!.at !== grid.code ? [{ key: 'own', label: t('指定专门的网格员'), onChoose: () => setNaming({ as: 'worker' }) }] : []),
            ...(mayDraw && !grid.vacant ? [{ key: 'deputy', label: t('指定B角'), onChoose: () => setNaming({ as: 'deputy' }) }] : []),
            { key: 'map', label: t('网格图'), onChoose: () => go(`/grids/draw/${grid.community.code}`) },
          ]}
          facts={
            <>
              <Panel title={t('基本情况')}>
                <Facts
                  facts={[
                    { label: t('所在地'), value: grid.way.filter((w) => !['province', 'prefecture'].includes(w.level)).map((w) => w.name).join(' ') },
                    { label: t('代码'), value: grid.code },
                    { label: t('面积'), value: grid.m2 === null ? t('没有边界') : areaSize(grid.m2) },
                    { label: t('住房'), value: t('{n}处', { n: grid.dwellings }) },
                    { label: t('户'), value: t('{n}户', { n: grid.households }) },
                    { label: t('居住人口'), value: t('{n}人', { n: grid.people }) },
                    { label: t('地址核对'), value: <Go to={`/grids/addresses?place=${grid.code}${grid.faults.unplaced > 0 ? '' : '&tab=all'}`}>
                      {grid.faults.unplaced > 0 ? t('{n}栋待处理', { n: grid.faults.unplaced }) : grid.faults.noPoint > 0 ? t('{n}栋没有坐标', { n: grid.faults.noPoint }) : t('都核对过')}
                    </Go> },
                  ]}
                />
              </Panel>
              {grid.boundary && (
                <Suspense fallback={<div className="g-map g-map-small" />}>
                  <GridMap small shapes={[{ key: grid.code, name: grid.name, geometry: grid.boundary as Geometry }]} />
                </Suspense>
              )}
            </>
          }
        >
          <Panel title={t('网格员')}>
            {grid.workers.length + grid.deputies.length === 0 ? (
              <EmptyList why={t('没有网格员')} todo={t('办件和事件会转给社区。请尽快指定网格员。')} />
            ) : (
              <ul className="g-list">
                {[...grid.workers.map((w) => ({ ...w, role: t('A角') })), ...grid.deputies.map((w) => ({ ...w, role: t('B角') }))].map((w) => (
                  <li key={w.postId}>
                    <span>
                      <strong>{w.name}</strong> {w.role} <span className="d-quiet"><DateText value={w.since} />{t('起')}{w.at !== grid.code && t('，兼全社区')}</span>
                    </span>
                    {mayDraw && w.at === grid.code && <button type="button" className="g-choose" style={{ flex: 'none' }} onClick={() => setEnding(w)}>{t('解除')}</button>}
                  </li>
                ))}
              </ul>
            )}
          </Panel>
          {mayCases && (
            <Panel title={t('在办事件')} aside={<Go to={`/map?grid=${grid.code}`}>{t('地图')}</Go>}>
              {(events.data?.items.length ?? 0) === 0 ? <p className="d-quiet">{events.data ? t('没有在办的事件。') : t('正在查找…')}</p> : (
                <ul className="g-list">
                  {events.data!.items.slice(0, 10).map((one) => <li key={one.id}><Go to={`/cases/${one.id}`}>{one.title}</Go></li>)}
                </ul>
              )}
            </Panel>
          )}
          <Panel title={t('责任人')} aside={<Go to={`/grids/responsibles?place=${grid.community.code}`}>{t('全部')}</Go>}>
            {(people.data?.items.length ?? 0) === 0 ? <p className="d-quiet">{t('还没有登记居民小组长、楼栋长和居民代表。')}</p> : (
              <ul className="g-list">
                {people.data!.items.map((one) => (
                  <li key={one.id}><span><strong>{one.name}</strong> {kindName(one.kind)} <span className="d-quiet">{one.areaNames.join('、')}</span></span></li>
                ))}
              </ul>
            )}
          </Panel>
          {naming && <NameDialog grid={grid} {...naming} onClose={() => setNaming(undefined)} />}
          {ending && <EndDialog grid={grid} holder={ending} onClose={() => setEnding(undefined)} />}
        </DetailPage>
      )}
    </Awaiting>
  )
}

function NameDialog({ grid, as, replaces, onClose }: { grid: Grid; as: 'worker' | 'deputy'; replaces?: Holder; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const candidates = useCall(listGridCandidates, { params: { code: grid.code } })
  const name = useMutate(nameGridWorker, { touches: [getGrid, listGrids] })
  const today = dayOf(new Date())
  return (
    <ActionDialog<{ accountId: string; from: string; reason?: string }>
      open
      name="grid-worker"
      title={as === 'deputy' ? t('指定B角') : replaces ? t('换网格员') : t('指定网格员')}
      sentence={replaces ? t('{name}到这一天为止，手上没办完的事转给接任的人。', { name: replaces.name }) : as === 'deputy' ? t('B角在网格员不在时顶岗，能看到同样的待办。') : t('从这一天起，这个网格的待办归这位网格员。')}
      verb={t('指定')}
      initial={{ from: today }}
      onSubmit={({ accountId, from, reason }) =>
        name.mutateAsync({ params: { code: grid.code }, body: { accountId, as, from, reason: reason ?? '', ...(replaces ? { replaces: replaces.postId } : {}), clientId: clientId.current } })}
      onClose={onClose}
    >
      <Form.Item name="accountId" label={t('工作人员')} rules={[{ required: true, message: t('请选择工作人员') }]} extra={t('没有账号的，请先由管理员开设。')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(candidates.data?.items ?? []).map((one) => ({ value: one.id, label: one.posts ? t('{name}（{posts}）', one) : one.name }))}
        />
      </Form.Item>
      <Form.Item name="from" label={t('从哪天起')} rules={[{ required: true, message: t('请选择日期') }, dayRule({ min: today })]}>
        <DayInput min={today} />
      </Form.Item>
      <Form.Item name="reason" label={t('原因')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </ActionDialog>
  )
}

function EndDialog({ grid, holder, onClose }: { grid: Grid; holder: Holder; onClose: () => void }) {
  const clientId = useRef(newClientId())
  const end = useMutate(endGridWorker, { touches: [getGrid, listGrids] })
  return (
    <ActionDialog<{ reason: string }>
      open
      name="end-grid-worker"
      title={t('解除{name}', { name: holder.name })}
      sentence={t('今天起不再负责{grid}，没办完的事退回社区。', { grid: grid.name })}
      verb={t('解除')}
      danger
      reason={{}}
      onSubmit={({ reason }) => end.mutateAsync({ params: { code: grid.code, postId: holder.postId }, body: { reason, clientId: clientId.current } })}
      onClose={onClose}
    />
  )
}
