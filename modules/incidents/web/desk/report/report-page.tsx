import { AimOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { Suspense, useEffect, useRef, useState } from 'react'
import { PageHeading, useCall, useSearchState, Waiting as Loading } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { featureAt, GridMap } from '../../../../cases/web/door.tsx'
import { PersonPicker } from '../../../../register/web/fields.tsx'
import { getEventLists, listNearEvents } from '../../../contract.ts'
import { draftFrom, emptyDraft, isBegun, missingIn, waitingFrom, type Draft } from '../offline/draft.ts'
import type { Waiting } from '../offline/queue.ts'
import { forget, keep, kept, phoneStore } from '../offline/store.ts'
import { useOnline, useQueue } from '../offline/use-queue.ts'
import { distance, newClientId } from '../words.tsx'
import { KindField } from './kind-field.tsx'
import { useField, useMe } from './places.ts'
import { Shots } from './shots.tsx'
import { WaitingList } from './waiting-list.tsx'
import '../incidents.css'

/** 上报事件: what was found on the ground; for a phone in one hand, with or without network. */
export default function ReportPage() {
  const { account, post } = useMe()
  const queue = useQueue(account)
  const online = useOnline()
  const [search] = useSearchState()
  const lists = useCall(getEventLists, { query: {} }, { staleMs: 600_000 })
  const field = useField(post?.region ?? '')
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(newClientId(), new Date()), patrolId: search['patrol'] ?? '' }))
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState('')
  const [restored, setRestored] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  const name = `draft:${account ?? ''}`

  // What was begun before a reload comes back; what is typed is kept while it is typed.
  useEffect(() => {
    if (!account) return
    void Promise.all([kept<Draft>(name), phoneStore.all()]).then(([before, waiting]) => {
      // Killed between handing over and clearing the form: it waits already.
      if (before && isBegun(before) && !waiting.some((one) => one.id === before.id)) {
        setDraft(before)
        setSaid(t('上次没有填完的内容已恢复。'))
      }
      setRestored(true)
    })
  }, [account, name])
  useEffect(() => {
    if (!account || !restored) return undefined
    const timer = setTimeout(() => void (isBegun(draft) ? keep(name, draft) : forget(name)), 300)
    return () => clearTimeout(timer)
  }, [draft, account, restored, name])
  useEffect(() => {
    if (field.places.length === 1 && !draft.region) set({ region: field.places[0]!.code, regionName: field.places[0]!.name })
  }, [field.places.length, draft.region])

  /** Back into the form; it leaves the queue only when it lies in the store as a draft. */
  const edit = async (one: Waiting) => {
    const back = draftFrom(one)
    await keep(name, back)
    await queue.drop(one.id)
    setDraft(back)
    setTried(one.state === 'refused')
    setSaid(t('已放回表单，改好后再交。'))
  }
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }))
  const faults = tried ? missingIn(draft) : []
  const error = (of: string) => faults.find((one) => one.field === of)?.message
  const submit = async () => {
    setTried(true)
    if (!account || missingIn(draft).length) {
      setTimeout(() => summary.current?.focus(), 0)
      return
    }
    await queue.add(waitingFrom(draft, account, new Date()))
    await forget(name)
    setDraft({ ...emptyDraft(newClientId(), new Date()), region: field.places.length === 1 ? draft.region : '', regionName: field.places.length === 1 ? draft.regionName : '', patrolId: draft.patrolId })
    setTried(false)
    setSaid(navigator.onLine ? t('已交出，正在发送。') : t('已存在手机里，有网络时自动发送。'))
    scrollTo({ top: 0 })
  }
  return (
    <div className="inc-phone">
      <PageHeading title={t('上报事件')} />
      <WaitingList queue={queue} online={online} onEdit={(one) => void edit(one)} />
      {draft.patrolId && <p className="inc-state">{t('这一件记在正在进行的巡查里。')}</p>}
      <form onSubmit={(event) => { event.preventDefault(); void submit() }} noValidate>
        <p role="status" className="d-quiet inc-said">{said}</p>
        {faults.length > 0 && (
          <div className="inc-summary" ref={summary} tabIndex={-1} role="alert">
            <strong>{t('还差{n}项', { n: faults.length })}</strong>
            <ul>{faults.map((one) => <li key={one.field}><a href={`#${one.field}`} onClick={(event) => { event.preventDefault(); document.getElementById(one.field)?.focus() }}>{t(one.message)}</a></li>)}</ul>
          </div>
        )}
        <Shots id="before" label={t('现场照片')} hint={t('拍一张近的、一张能看出位置的；尽量不要拍到人脸。')} shots={draft.before} error={error('before')} onChange={(before) => set({ before, ...(draft.before.length ? {} : { foundAt: new Date().toISOString() }) })} />
        {lists.data ? <KindField kinds={lists.data.kinds} value={draft.kind} error={error('kind')} onChange={(kind) => set({ kind: kind?.code ?? '', kindName: kind?.name ?? '' })} /> : <Loading rows={4} />}
        <PlaceFields draft={draft} set={set} field={field} online={online} error={error} />
        <Near draft={draft} set={set} online={online} />
        <div className="inc-field">
          <label htmlFor="description">{t('情况说明')}<span className="d-optional">{t('（选填）')}</span></label>
          <textarea id="description" rows={2} maxLength={500} value={draft.description} onChange={(event) => set({ description: event.target.value })} />
          <label className="inc-check"><input type="checkbox" checked={draft.danger} onChange={(event) => set({ danger: event.target.checked })} /> {t('眼下有人可能受伤（按2小时处置）')}</label>
        </div>
        {!draft.joinTo && post?.kind === 'grid_worker' && <HowFields draft={draft} set={set} error={error} />}
        <details className="inc-field inc-more">
          <summary>{t('有人要答复')}</summary>
          {online ? <><label htmlFor="applicant">{t('谁告诉的')}</label><PersonPicker id="applicant" label={t('谁告诉的')} value={draft.applicantId || undefined} onChange={(id) => set({ applicantId: id ?? '' })} /></> : <p className="d-quiet">{t('没有网络时不能查档案，可以先留电话。')}</p>}
          <label htmlFor="contactPhone">{t('联系电话')}</label>
          <input id="contactPhone" type="tel" inputMode="tel" autoComplete="off" value={draft.contactPhone} onChange={(event) => set({ contactPhone: event.target.value })} aria-invalid={error('contactPhone') ? true : undefined} />
          {error('contactPhone') && <p className="inc-error">{error('contactPhone')}</p>}
        </details>
        <button type="submit" className="inc-big inc-main-button">{draft.joinTo ? t('上报，并到这一件') : draft.how === 'settled' ? t('上报并结案') : t('上报')}</button>
        {isBegun(draft) && <button type="button" className="inc-big inc-quiet" onClick={() => { if (confirm(t('清空这张表？'))) { setDraft(emptyDraft(newClientId(), new Date())); setTried(false); setSaid('') } }}>{t('清空重填')}</button>}
      </form>
    </div>
  )
}

interface Part { draft: Draft; set: (change: Partial<Draft>) => void }

function PlaceFields({ draft, set, field, online, error }: Part & { field: ReturnType<typeof useField>; online: boolean; error: (of: string) => string | undefined }) {
  const [said, setSaid] = useState('')
  const [mapOpen, setMapOpen] = useState(false)
  const put = (lon: number, lat: number, what: string) => {
    const grid = featureAt(field.features, lon, lat)
    const place = field.places.find((one) => one.code === grid?.properties.code)
    set({ spot: { lon, lat }, ...(place ? { region: place.code, regionName: place.name } : {}) })
    setSaid(place ? t('{what}在{name}。', { what, name: place.name }) : t('{what}不在你负责的网格里，请核对后选择网格。', { what }))
  }
  const locate = () => {
    setSaid(t('正在定位…'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => put(coords.longitude, coords.latitude, t('你的位置')),
      () => setSaid(t('没有定到位。请允许使用位置，或者直接选择网格、写清地点。')),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  return (
    <fieldset className="inc-field">
      <legend>{t('在哪里')}</legend>
      <div className="inc-pair">
        {'geolocation' in navigator && <button type="button" className="inc-big" onClick={locate}><AimOutlined aria-hidden /> {t('用我的位置')}</button>}
        {online && field.features.length > 0 && <button type="button" className="inc-big" aria-expanded={mapOpen} onClick={() => setMapOpen(!mapOpen)}><EnvironmentOutlined aria-hidden /> {mapOpen ? t('收起地图') : t('在地图上点')}</button>}
      </div>
      <p role="status" className="d-quiet">{said}{draft.spot && !said && t('已定位。')}</p>
      {mapOpen && <Suspense fallback={<Loading rows={6} />}><GridMap features={field.features} chosen={draft.region} point={draft.spot ?? undefined} onPick={(lon, lat) => put(lon, lat, t('选定的位置'))} /></Suspense>}
      <label htmlFor="region">{t('所在网格')}</label>
      {error('region') && <p className="inc-error">{error('region')}</p>}
      <select id="region" value={draft.region} aria-invalid={error('region') ? true : undefined} onChange={(event) => set({ region: event.target.value, regionName: field.places.find((one) => one.code === event.target.value)?.name ?? '' })}>
        <option value="">{t('请选择')}</option>
        {field.places.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}
      </select>
      <label htmlFor="placeText">{t('具体地点')}</label>
      {error('placeText') && <p className="inc-error">{error('placeText')}</p>}
      <input id="placeText" maxLength={100} value={draft.placeText} placeholder={t('楼号、路口或门前标志')} aria-invalid={error('placeText') ? true : undefined} onChange={(event) => set({ placeText: event.target.value })} />
    </fieldset>
  )
}

/** Near and like events that are open: the same thing is not worked twice, and whoever tells it is answered all the same. */
function Near({ draft, set, online }: Part & { online: boolean }) {
  const ready = online && draft.kind !== '' && draft.region !== ''
  const near = useCall(listNearEvents, { query: { kind: draft.kind, region: draft.region || undefined, ...draft.spot } as never }, { enabled: ready, keep: true })
  const items = ready ? (near.data?.items ?? []) : []
  if (draft.joinTo) {
    return (
      <div className="inc-field inc-near">
        <p>{t('并到已在办的一件：{words}', { words: draft.joinWords || t('已选定') })}</p>
        <button type="button" className="inc-big inc-quiet" onClick={() => set({ joinTo: '', joinWords: '' })}>{t('不是同一件，单独上报')}</button>
      </div>
    )
  }
  if (items.length === 0) return null
  return (
    <section className="inc-field inc-near" aria-label={t('附近已有人报过')}>
      <h2>{t('附近已有人报过，是同一件吗？')}</h2>
      <ul className="inc-rows">
        {items.slice(0, 5).map((one) => (
          <li key={one.id}>
            <span className="inc-what"><strong>{one.kindName || one.title}</strong><span>{one.placeText || one.regionName}</span><span className="d-quiet">{[distance(one.metres), one.joined ? t('{n}人也报了', { n: one.joined }) : ''].filter(Boolean).join(' · ')}</span></span>
            <button type="button" className="inc-chip" onClick={() => set({ joinTo: one.id, joinWords: [one.kindName, one.placeText].filter(Boolean).join(' · ') })}>{t('就是这一件')}</button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const HOW = [['keep', '由我来处置'], ['settled', '已当场处置好'], ['up', '网格里解决不了，上报社区']] as const

function HowFields({ draft, set, error }: Part & { error: (of: string) => string | undefined }) {
  return (
    <>
      <fieldset className="inc-field">
        <legend>{t('怎么办')}</legend>
        {HOW.map(([value, label]) => <label key={value} className="inc-check"><input type="radio" name="how" value={value} checked={draft.how === value} onChange={() => set({ how: value })} /> {t(label)}</label>)}
        {draft.how === 'up' && (
          <>
            <label htmlFor="why">{t('为什么解决不了')}</label>
            {error('why') && <p className="inc-error">{error('why')}</p>}
            <input id="why" maxLength={300} value={draft.why} onChange={(event) => set({ why: event.target.value })} />
          </>
        )}
        {draft.how === 'settled' && (
          <>
            <label htmlFor="what">{t('怎么处置的')}</label>
            {error('what') && <p className="inc-error">{error('what')}</p>}
            <input id="what" maxLength={300} value={draft.what} onChange={(event) => set({ what: event.target.value })} />
          </>
        )}
      </fieldset>
      {draft.how === 'settled' && <Shots id="after" label={t('处置后照片')} hint={t('从和现场照片同样的位置拍。')} shots={draft.after} error={error('after')} onChange={(after) => set({ after })} />}
    </>
  )
}
