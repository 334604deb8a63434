import { AimOutlined } from '@ant-design/icons'
import { Switch } from 'antd'
import { useState } from 'react'
import { dateText, Go, PageHeading, Panel, ProblemAlert, useCall } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { listCases } from '../../../../cases/contract.ts'
import { listNearEvents, listVisits, type Visit } from '../../../contract.ts'
import { useOnline, useQueue } from '../offline/use-queue.ts'
import { useField, useMe } from '../report/places.ts'
import { WaitingList } from '../report/waiting-list.tsx'
import { VisitDialog } from '../visits-page.tsx'
import { distance, Until } from '../words.tsx'
import { usePatrol } from './use-patrol.ts'
import '../incidents.css'

/** 今天的网格: the worker's day: patrol, what is due, visits, what is near. */
export default function TodayPage() {
  const { account, post } = useMe()
  const queue = useQueue(account)
  const online = useOnline()
  const patrol = usePatrol(account)
  const [visiting, setVisiting] = useState<Visit | null>(null)
  const mine = useCall(listCases, { query: { box: 'mine', kind: 'event' } }, { enabled: online })
  const visits = useCall(listVisits, { query: { show: 'due' } }, { enabled: online })
  return (
    <div className="inc-phone">
      <PageHeading title={t('今天的网格')} aside={<Go to={`/incidents/report${patrol.walking ? `?patrol=${patrol.walking.id}` : ''}`} className="c-link-button">{t('上报事件')}</Go>} />
      {(queue.items.length > 0 || !online) && <WaitingList queue={queue} online={online} onEdit={() => {}} />}
      <PatrolPanel patrol={patrol} queue={queue} account={account} region={post?.region ?? ''} />
      <Panel title={t('等我办的事件')} aside={<Go to="/cases?kind=event">{t('全部')}</Go>}>
        <ProblemAlert error={online ? mine.error : null} />
        {mine.data?.items.length === 0 && <p className="d-quiet">{t('没有等你办的事件。')}</p>}
        <ul className="inc-rows">
          {(mine.data?.items ?? []).slice(0, 10).map((one) => (
            <li key={one.id}>
              <span className="inc-what"><Go to={`/cases/${one.id}`}>{one.title}</Go><span>{one.placeText || one.regionName}</span></span>
              <span className={one.clock === 'overdue' ? 'inc-late' : ''}>{one.dueAt ? (one.clock === 'overdue' ? t('已超期') : t('{at}前', { at: dateText(one.dueAt, 'time') })) : ''}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('这一周该走访的')} aside={<Go to="/incidents/visits">{t('全部')}</Go>}>
        {visits.data?.items.length === 0 && <p className="d-quiet">{t('这一周没有到期的走访。')}</p>}
        <ul className="inc-rows">
          {(visits.data?.items ?? []).slice(0, 10).map((one) => (
            <li key={one.id}>
              <span className="inc-what"><strong>{one.whom}</strong><span className={one.overdue ? 'inc-late' : 'd-quiet'}>{one.nextDueOn ? dateText(one.nextDueOn) : ''} · {one.cycleName}</span></span>
              <button type="button" className="inc-chip" onClick={() => setVisiting(one)}>{t('记一次')}</button>
            </li>
          ))}
        </ul>
      </Panel>
      <NearMe online={online} />
      {visiting && <VisitDialog before={visiting} onClose={() => setVisiting(null)} />}
    </div>
  )
}

function PatrolPanel({ patrol, queue, account, region }: { patrol: ReturnType<typeof usePatrol>; queue: ReturnType<typeof useQueue>; account: string | undefined; region: string }) {
  const { walking } = patrol
  const [tracking, setTracking] = useState(false)
  const [places, setPlaces] = useState('')
  const [note, setNote] = useState('')
  const field = useField(region)
  const [where, setWhere] = useState('')
  const at = where || field.places[0]?.code || region
  if (!walking) {
    return (
      <Panel title={t('巡查')}>
        {field.places.length > 1 && (
          <div className="inc-field"><label htmlFor="patrol-where">{t('在哪里巡查')}</label><select id="patrol-where" value={at} onChange={(event) => setWhere(event.target.value)}>{field.places.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}</select></div>
        )}
        <label className="inc-check"><Switch checked={tracking} onChange={setTracking} aria-label={t('记录轨迹')} /> {t('记录轨迹')}</label>
        <p className="d-quiet">{t('由你决定记不记。只在巡查中、这一页开着时记录，随时可以关；保存90天后自动删除。本人和社区、街道负责人可以看，别人看了会留痕。')}</p>
        <button type="button" className="inc-big inc-main-button" disabled={!account || !at} onClick={() => void patrol.start(at, tracking)}>{t('开始巡查')}</button>
      </Panel>
    )
  }
  const stop = async () => {
    if (!account) return
    const done = patrol.stopped(places.trim(), note.trim(), account)
    if (!done) return
    await queue.add(done)
    await patrol.end()
    setPlaces('')
    setNote('')
  }
  return (
    <Panel title={t('正在巡查')}>
      <p className="inc-state inc-state-on" role="status">{t('{at}开始。', { at: dateText(walking.startedAt, 'time') })}{walking.tracking ? t('正在记录轨迹，已记{n}个点。', { n: walking.track.length }) : t('没有记录轨迹。')} {patrol.trouble}</p>
      <label className="inc-check"><Switch checked={walking.tracking} onChange={(on) => void patrol.track(on)} aria-label={t('记录轨迹')} /> {t('记录轨迹')}</label>
      <div className="inc-field">
        <label htmlFor="patrol-places">{t('去了哪里')}</label>
        <input id="patrol-places" maxLength={300} value={places} onChange={(event) => setPlaces(event.target.value)} />
        <label htmlFor="patrol-note">{t('记事')}<span className="d-optional">{t('（选填）')}</span></label>
        <textarea id="patrol-note" rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <button type="button" className="inc-big inc-main-button" onClick={() => void stop()}>{t('结束巡查')}</button>
    </Panel>
  )
}

function NearMe({ online }: { online: boolean }) {
  const [spot, setSpot] = useState<{ lon: number; lat: number } | null>(null)
  const [said, setSaid] = useState('')
  const near = useCall(listNearEvents, { query: { all: 'yes', ...spot } }, { enabled: online && spot !== null })
  const locate = () => {
    setSaid(t('正在定位…'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { setSpot({ lon: coords.longitude, lat: coords.latitude }); setSaid('') },
      () => setSaid(t('没有定到位，请允许使用位置。')),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }
  return (
    <Panel title={t('我附近的事件')}>
      <button type="button" className="inc-big" disabled={!online} onClick={locate}><AimOutlined aria-hidden /> {t('看附近')}</button>
      <p role="status" className="d-quiet">{online ? said : t('没有网络时看不到附近的事件。')}</p>
      {near.data?.items.length === 0 && <p className="d-quiet">{t('附近没有在办的事件。')}</p>}
      <ul className="inc-rows">
        {(near.data?.items ?? []).map((one) => (
          <li key={one.id}><span className="inc-what"><Go to={`/cases/${one.id}`}>{one.kindName || one.title}</Go><span>{[distance(one.metres), one.placeText || one.regionName].filter(Boolean).join(' · ')}</span></span><Until event={one} /></li>
        ))}
      </ul>
    </Panel>
  )
}
