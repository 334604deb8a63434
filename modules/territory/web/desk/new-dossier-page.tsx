import { Alert, Button, Checkbox, Input, Radio, Select } from 'antd'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { PageHeading, Panel, ProblemAlert, UnsavedGuard, newClientId, useCall, useGo, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Input as In } from '../../../../platform/kernel/operation.ts'
import { getMe } from '../../../accounts/contract.ts'
import { getBoundaries, getRegion, listRegions } from '../../../regions/contract.ts'
import { PRINCIPLES, changeKinds, listBuildingsOf, listDossiers, previewChange, principles, proposeChange, type ChangeKind, type Principle } from '../../contract.ts'
import { FiguresTable, GoingAlong, Obstacles, ThresholdTable } from './preview-parts.tsx'
import { ShapeMap, type ShapeLine } from './shape-map.tsx'
import { kindName } from './words.ts'
import './territory.css'

type Wish = In<typeof previewChange>['body']['change']
type Level = 'community' | 'grid'
interface Part {
  name: string
  grids: string[]
  buildings: string[]
}
interface Draft {
  kind: ChangeKind
  level: Level
  place?: string | undefined
  places: string[]
  into?: string | undefined
  parent?: string | undefined
  name: string
  code: string
  grids: string[]
  buildings: string[]
  parts: Part[]
  posts: 'move' | 'end'
}

const EMPTY: Omit<Draft, 'kind' | 'level'> = { places: [], name: '', code: '', grids: [], buildings: [], parts: [{ name: '', grids: [], buildings: [] }], posts: 'move' }
const KINDS = changeKinds.filter((kind) => kind !== 'undo')

function hintOf(kind: ChangeKind): string {
  const hints: Record<ChangeKind, string> = {
    set_up: t('从现有社区划出网格或楼栋，成立新的'), merge: t('几个并成一个'), split: t('从一个里分出新的，原来的保留'), adjust: t('网格或楼栋从一个划到另一个'),
    rename: t('只改名称'), renumber: t('只换代码，名称和范围不变'), abolish: t('撤销一个，全部并入另一个'), undo: '',
  }
  return hints[kind]
}

/** What is sent: only what the kind asks for. */
function wishOf(d: Draft): Wish {
  const uses = (...kinds: ChangeKind[]) => kinds.includes(d.kind)
  return {
    kind: d.kind, level: d.level, posts: d.posts,
    ...(uses('split', 'rename', 'renumber', 'abolish') && d.place ? { place: d.place } : {}),
    ...(uses('merge') ? { places: d.places } : {}),
    ...(uses('merge', 'adjust', 'abolish') && d.into ? { into: d.into } : {}),
    ...(uses('set_up') && d.parent ? { parent: d.parent } : {}),
    ...(uses('set_up', 'merge', 'rename') ? { name: d.name } : {}),
    ...(uses('set_up', 'renumber') && /^\d{12}(\d{3})?$/.test(d.code) ? { code: d.code } : {}),
    ...(uses('set_up', 'adjust') ? { grids: d.grids, buildings: d.buildings } : {}),
    ...(uses('split') ? { parts: d.parts } : {}),
  }
}

/** Whether enough is chosen that a preview says something. */
function isAsked(d: Draft): boolean {
  switch (d.kind) {
    case 'merge':
      return d.places.length > 1 && Boolean(d.into || d.name || d.level === 'grid')
    case 'split':
      return Boolean(d.place) && d.parts.every((part) => part.grids.length + part.buildings.length > 0 && (d.level === 'grid' || part.name))
    case 'set_up':
      return Boolean(d.parent && (d.level === 'grid' ? d.buildings.length > 0 : d.name))
    case 'adjust':
      return Boolean(d.into) && d.grids.length + d.buildings.length > 0
    case 'rename':
      return Boolean(d.place && d.name)
    case 'renumber':
      return Boolean(d.place)
    default:
      return Boolean(d.place && d.into)
  }
}

/** 提出区划调整: the wish on one side, what it would do on the other, live. */
export default function NewDossierPage() {
  const [search] = useSearchState()
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const post = me.data?.currentPost
  const onlyGrids = post?.kind === 'station_head'
  const given = search.place
  const [draft, setDraft] = useState<Draft>(() => ({
    ...EMPTY, kind: (KINDS.find((kind) => kind === search.kind) ?? 'merge'), level: given?.length === 15 ? 'grid' : 'community',
    ...(given ? { place: given, places: [given] } : {}),
  }))
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  useEffect(() => {
    if (onlyGrids) set({ level: 'grid' })
  }, [onlyGrids])
  const [reason, setReason] = useState('')
  const [checks, setChecks] = useState<Record<Principle, { met: boolean; note: string }>>(
    () => Object.fromEntries(principles.map((each) => [each, { met: false, note: '' }])) as Record<Principle, { met: boolean; note: string }>,
  )
  const go = useGo()
  const clientId = useRef(newClientId())
  const [sent, setSent] = useState(false)
  const propose = useMutate(proposeChange, { touches: [listDossiers], onDone: () => setSent(true) })
  const wish = useSettled(useMemo(() => wishOf(draft), [draft]))
  const asked = isAsked(draft)
  const preview = useCall(previewChange, { body: { change: wish } }, { enabled: asked, keep: true })
  const ready = asked && preview.data && preview.data.faults.length === 0 && !preview.data.obstacles.some((each) => each.blocking)

  const send = async () => {
    const made = await propose.mutateAsync({ body: { change: wishOf(draft), reason, checklist: checks, clientId: clientId.current } }).catch(() => {
      clientId.current = newClientId()
      return undefined
    })
    if (made) setTimeout(() => go(`/territory/${made.id}`))
  }

  return (
    <>
      <UnsavedGuard when={!sent && (reason !== '' || draft.name !== '')} />
      <PageHeading title={t('提出区划调整')} crumbs={[{ label: t('区划'), to: '/regions' }, { label: t('区划调整'), to: '/territory' }]} />
      <div className="t-new">
        <div>
          <Panel title={t('办什么')}>
            <div className="t-form">
              {!onlyGrids && (
                <Radio.Group
                  aria-label={t('级别')}
                  value={draft.level}
                  onChange={(event) => setDraft({ ...EMPTY, kind: draft.kind, level: event.target.value as Level })}
                  options={[{ value: 'community', label: t('社区（嘎查）') }, { value: 'grid', label: t('网格') }]}
                />
              )}
              <Radio.Group aria-label={t('种类')} className="t-kinds" value={draft.kind} onChange={(event) => set({ ...EMPTY, kind: event.target.value as ChangeKind, places: draft.places, place: draft.place })}>
                {KINDS.map((kind) => (
                  <Radio key={kind} value={kind}>
                    {kindName(kind)}
                  </Radio>
                ))}
              </Radio.Group>
              <p className="d-quiet">{hintOf(draft.kind)}</p>
            </div>
          </Panel>
          <Panel title={t('哪些地方')}>{post && <div className="t-form"><Places draft={draft} set={set} root={post.region} /></div>}</Panel>
          <Panel title={t('为什么')}>
            <div className="t-form">
              <Field label={t('理由')}>
                <Input.TextArea aria-label={t('理由')} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} placeholder={t('为什么要调整，对居民有什么好处')} />
              </Field>
              {draft.kind !== 'rename' && draft.kind !== 'renumber' && (
                <Field label={t('原则对照')} hint={t('逐项核对，符合的勾选；不符合或需要说明的写在后面。')}>
                  {principles.map((each) => (
                    <div key={each} className="t-check">
                      <Checkbox checked={checks[each].met} onChange={(event) => setChecks({ ...checks, [each]: { ...checks[each], met: event.target.checked } })}>
                        {t(PRINCIPLES[each])}
                      </Checkbox>
                      <Input aria-label={t('{name}的说明', { name: t(PRINCIPLES[each]) })} maxLength={300} value={checks[each].note} onChange={(event) => setChecks({ ...checks, [each]: { ...checks[each], note: event.target.value } })} />
                    </div>
                  ))}
                </Field>
              )}
              <ProblemAlert error={propose.error} />
              <div className="t-send">
                <Button type="primary" loading={propose.isPending} disabled={!ready || reason.trim().length < 4} onClick={() => void send()}>
                  {t('提出')}
                </Button>
                <span className="d-quiet">{!asked ? t('先选好地方') : !ready ? t('方案还有不能办的地方，请看右边') : reason.trim().length < 4 ? t('再写明理由') : t('提出后先征求居民意见，再由旗区民政部门或社区决定')}</span>
              </div>
            </div>
          </Panel>
        </div>
        <aside aria-label={t('预览')} aria-live="polite">
          {!asked ? (
            <Panel title={t('预览')}>
              <p className="d-quiet">{t('选好地方以后，这里显示调整前后的户数、人口、在办件和岗位，以及放不下的东西。')}</p>
            </Panel>
          ) : preview.isError ? (
            <ProblemAlert error={preview.error} />
          ) : (
            preview.data && (
              <div className={preview.isPlaceholderData ? 'd-fading' : undefined}>
                <Obstacles preview={preview.data} />
                {preview.data.places.length > 0 && (
                  <Panel title={preview.data.title}>
                    <FiguresTable places={preview.data.places} grids={draft.level === 'grid'} />
                  </Panel>
                )}
                {draft.level === 'community' && <ThresholdTable places={preview.data.places} />}
                <GoingAlong preview={preview.data} />
              </div>
            )
          )}
        </aside>
      </div>
    </>
  )
}

/** A value that has stood for a moment: so that a preview is not asked for each key. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 350)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="t-field" role="group" aria-label={label}>
      <span className="t-label">{label}</span>
      {hint && <span className="t-hint">{hint}</span>}
      {children}
    </div>
  )
}

interface PlacesProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
  root: string
}

/** The questions about places that a kind asks. */
function Places({ draft: d, set, root }: PlacesProps) {
  const word = d.level === 'grid' ? t('网格') : t('社区')
  const nameField = (label: string) => (
    <Field label={label}>
      <Input aria-label={label} maxLength={40} value={d.name} onChange={(event) => set({ name: event.target.value })} placeholder={d.level === 'grid' ? t('不填的按顺序取名') : ''} />
    </Field>
  )
  const posts = (
    <Field label={t('撤销处的岗位')} hint={t('转到接收的地方的，人员不用重新登录，服务范围自动变过去。')}>
      <Radio.Group aria-label={t('撤销处的岗位')} value={d.posts} onChange={(event) => set({ posts: event.target.value as 'move' | 'end' })} options={[{ value: 'move', label: t('转到接收处') }, { value: 'end', label: t('到期结束') }]} />
    </Field>
  )
  switch (d.kind) {
    case 'merge':
      return (
        <>
          <PlaceSelect label={t('要合并的{word}', { word })} level={d.level} root={root} several value={d.places} onChange={(places) => set({ places, ...(d.into && !places.includes(d.into) ? { into: undefined } : {}) })} />
          <MapPick level={d.level} near={d.places[0]} marked={d.places} onPick={(code) => set({ places: d.places.includes(code) ? d.places.filter((each) => each !== code) : [...d.places, code] })} />
          <Field label={t('合并为')}>
            <MergeInto d={d} set={set} word={word} />
          </Field>
          {!d.into && nameField(t('新名称'))}
          {posts}
        </>
      )
    case 'abolish':
      return (
        <>
          <PlaceSelect label={t('要撤销的{word}', { word })} level={d.level} root={root} value={d.place ? [d.place] : []} onChange={([place]) => set({ place })} />
          <PlaceSelect label={t('接收的{word}', { word })} level={d.level} root={root} value={d.into ? [d.into] : []} onChange={([into]) => set({ into })} />
          {posts}
        </>
      )
    case 'rename':
      return (
        <>
          <PlaceSelect label={t('要更名的{word}', { word })} level={d.level} root={root} value={d.place ? [d.place] : []} onChange={([place]) => set({ place })} />
          {nameField(t('新名称'))}
        </>
      )
    case 'renumber':
      return (
        <>
          <PlaceSelect label={t('要变更代码的{word}', { word })} level={d.level} root={root} value={d.place ? [d.place] : []} onChange={([place]) => set({ place })} />
          <CodeField d={d} set={set} />
        </>
      )
    case 'adjust':
      return (
        <>
          <PlaceSelect label={d.level === 'grid' ? t('划入的网格') : t('划入的社区')} level={d.level} root={root} value={d.into ? [d.into] : []} onChange={([into]) => set({ into })} />
          <Taken d={d} root={root} grids={d.grids} buildings={d.buildings} set={set} />
        </>
      )
    case 'split':
      return (
        <>
          <PlaceSelect label={t('要拆分的{word}', { word })} level={d.level} root={root} value={d.place ? [d.place] : []} onChange={([place]) => set({ place, parts: [{ name: '', grids: [], buildings: [] }] })} />
          {d.place &&
            d.parts.map((part, i) => {
              const change = (next: Partial<Part>) => set({ parts: d.parts.map((each, at) => (at === i ? { ...each, ...next } : each)) })
              return (
                <div key={i} className="t-part" role="group" aria-label={t('分出的第{n}个', { n: i + 1 })}>
                  <Field label={t('新{word}的名称', { word })}>
                    <Input aria-label={t('新{word}的名称', { word })} maxLength={40} value={part.name} onChange={(event) => change({ name: event.target.value })} placeholder={d.level === 'grid' ? t('不填的按顺序取名') : ''} />
                  </Field>
                  <Taken d={d} root={root} from={d.place!} grids={part.grids} buildings={part.buildings} set={change} />
                  {d.parts.length > 1 && (
                    <Button onClick={() => set({ parts: d.parts.filter((_, at) => at !== i) })}>{t('不分这一个')}</Button>
                  )}
                </div>
              )
            })}
          {d.place && d.parts.length < 10 && <Button onClick={() => set({ parts: [...d.parts, { name: '', grids: [], buildings: [] }] })}>{t('再分一个')}</Button>}
        </>
      )
    default:
      return (
        <>
          <PlaceSelect label={d.level === 'grid' ? t('所在社区') : t('所在街道（苏木镇）')} level={d.level === 'grid' ? 'community' : 'township'} root={root} value={d.parent ? [d.parent] : []} onChange={([parent]) => set({ parent, grids: [], buildings: [] })} />
          {nameField(t('新名称'))}
          {d.level === 'community' && <CodeField d={d} set={set} />}
          {d.parent && <Taken d={d} root={d.parent} grids={d.grids} buildings={d.buildings} set={set} {...(d.level === 'grid' ? { from: d.parent } : {})} />}
        </>
      )
  }
}

function CodeField({ d, set }: { d: Draft; set: (change: Partial<Draft>) => void }) {
  return (
    <Field label={t('新代码')} hint={t('不填的取下一个没有用过的代码；用过的代码不能再用。')}>
      <Input aria-label={t('新代码')} inputMode="numeric" maxLength={15} value={d.code} onChange={(event) => set({ code: event.target.value.replace(/\D/g, '') })} style={{ inlineSize: 220 }} />
    </Field>
  )
}

function MergeInto({ d, set, word }: { d: Draft; set: (change: Partial<Draft>) => void } & { word: string }) {
  const names = usePlaceNames(d.places)
  return (
    <Radio.Group value={d.into ?? ''} onChange={(event) => set({ into: (event.target.value as string) || undefined })} className="t-kinds">
      {d.places.map((code) => (
        <Radio key={code} value={code}>
          {t('并入{name}', { name: names.get(code) ?? code })}
        </Radio>
      ))}
      <Radio value="">{t('成立新的{word}', { word })}</Radio>
    </Radio.Group>
  )
}

function usePlaceNames(codes: readonly string[]): Map<string, string> {
  const all = useCall(listRegions, { query: { under: `${(codes[0] ?? '000000').slice(0, 6)}000000`, level: (codes[0]?.length ?? 12) === 15 ? 'grid' : 'community', limit: 1000 } }, { enabled: codes.length > 0, staleMs: 60_000 })
  return new Map((all.data?.items ?? []).map((each) => [each.code, each.name]))
}

function PlaceSelect({ label, level, root, value, onChange, several }: { label: string; level: 'township' | 'community' | 'grid'; root: string; value: readonly string[]; onChange: (codes: string[]) => void; several?: boolean }) {
  const answer = useCall(listRegions, { query: { under: root, level, limit: 1000 } }, { staleMs: 60_000 })
  const items = answer.data?.items ?? []
  const options = items.map((each) => ({ value: each.code, label: level === 'grid' ? each.fullName.replace(/^.*?(街道|镇|苏木|乡)/, '') : each.name, note: each.code }))
  return (
    <Field label={label}>
      <Select
        aria-label={label}
        {...(several ? { mode: 'multiple' as const } : {})}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        loading={answer.isPending}
        value={several ? [...value] : value[0]}
        options={options}
        placeholder={t('按名称选择')}
        onChange={(next: string | string[] | undefined) => onChange(Array.isArray(next) ? next : next ? [next] : [])}
      />
    </Field>
  )
}

/** The map of the neighbours of a place, to pick from; the same places stand in the list above it. */
function MapPick({ level, near, marked, onPick }: { level: Level; near: string | undefined; marked: readonly string[]; onPick: (code: string) => void }) {
  const above = near ? (level === 'grid' ? near.slice(0, 12) : `${near.slice(0, 9)}000`) : undefined
  const answer = useCall(getBoundaries, { params: { code: above ?? '000000000000' }, query: { level } }, { enabled: above !== undefined, staleMs: 60_000 })
  if (!above || !answer.data) return null
  const shapes: ShapeLine[] = answer.data.features.map((each) => ({ code: each.properties.code, name: each.properties.name, geometry: each.geometry }))
  return <ShapeMap label={t('点击地图也可以选择')} shapes={shapes} marked={new Set(marked)} onPick={onPick} />
}

/** Grids and buildings that are taken over: grids of a community by tick or map, single buildings where a grid is cut. */
function Taken({ d, root, from, grids, buildings, set }: { d: Draft; root: string; from?: string; grids: readonly string[]; buildings: readonly string[]; set: (change: { grids?: string[]; buildings?: string[] }) => void }) {
  const [source, setSource] = useState(from)
  useEffect(() => setSource(from), [from])
  const community = source?.slice(0, 12)
  const answer = useCall(getRegion, { params: { code: community ?? '000000000000' } }, { enabled: community !== undefined && d.level === 'community', staleMs: 60_000 })
  const [cuts, setCuts] = useState(d.level === 'grid')
  const list = useCall(listBuildingsOf, { params: { code: source ?? '000000000000' } }, { enabled: source !== undefined && (cuts || d.level === 'grid'), staleMs: 60_000 })
  const own = answer.data?.children.filter((each) => each.level === 'grid') ?? []
  const toggle = (code: string) => set({ grids: grids.includes(code) ? grids.filter((each) => each !== code) : [...grids, code] })
  return (
    <>
      {!from && (
        <PlaceSelect label={d.level === 'grid' ? t('从哪个网格划出') : t('从哪个社区划出')} level={d.level === 'grid' ? 'grid' : 'community'} root={d.level === 'grid' && d.into ? d.into.slice(0, 12) : root} value={source ? [source] : []} onChange={([next]) => setSource(next)} />
      )}
      {community && d.level === 'community' && (
        <Field label={t('划出的网格')} hint={own.length ? t('整个网格划出，里面的楼栋和居民一起走。') : t('这个社区没有网格，请选楼栋。')}>
          <Checkbox.Group
            value={[...grids]}
            options={own.map((each) => ({ value: each.code, label: each.name }))}
            onChange={(next) => set({ grids: [...grids.filter((code) => !code.startsWith(community)), ...(next as string[])] })}
          />
          <MapPick level="grid" near={`${community}000`} marked={grids} onPick={toggle} />
        </Field>
      )}
      {source && d.level === 'community' && (
        <Checkbox checked={cuts || buildings.length > 0} onChange={(event) => { setCuts(event.target.checked); if (!event.target.checked) set({ buildings: [] }) }}>
          {t('只划出网格里的部分楼栋')}
        </Checkbox>
      )}
      {source && (cuts || buildings.length > 0 || d.level === 'grid') && (
        <Field label={t('划出的楼栋')}>
          <Select
            aria-label={t('划出的楼栋')}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            maxTagCount={6}
            loading={list.isPending}
            value={[...buildings]}
            placeholder={t('按地址查找，可选多栋')}
            options={(list.data?.items ?? []).filter((each) => !grids.includes(each.region)).map((each) => ({ value: each.id, label: t('{name}（{grid}，{n}户）', { name: each.name, grid: each.grid || t('未落网格'), n: each.households }) }))}
            onChange={(next: string[]) => set({ buildings: next })}
          />
          {list.data?.more && <Alert type="info" showIcon title={t('楼栋太多，只列出前500栋；请按网格分次办理。')} />}
        </Field>
      )}
    </>
  )
}
