import { useEffect, useRef, useState } from 'react'
import { t } from '../../../../../platform/web/text.ts'
import type { Waiting } from '../offline/queue.ts'
import { forget, keep, kept } from '../offline/store.ts'
import { newClientId } from '../words.tsx'

type Fix = [lon: number, lat: number, seconds: number]

/** A patrol that is being walked; lies in the phone's store, so that a reload does not end it. */
export interface Walking {
  id: string
  clientId: string
  region: string
  startedAt: string
  /** Switched on by the worker; off, no position is read. */
  tracking: boolean
  track: Fix[]
}

const EVERY_MS = 10_000

/** UUID of version 4, also where the page is not served over https. */
function newId(): string {
  const b = crypto.getRandomValues(new Uint8Array(16))
  b[6] = (b[6]! & 0x0f) | 0x40
  b[8] = (b[8]! & 0x3f) | 0x80
  const h = Array.from(b, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}

/** Starts, tracks and stops a patrol. Positions are read only between start and stop, only while the line is switched on, and only while this page is open. */
export function usePatrol(account: string | undefined) {
  const [walking, setWalking] = useState<Walking | null>(null)
  const [trouble, setTrouble] = useState('')
  const latest = useRef<Walking | null>(null)
  const name = `patrol:${account ?? ''}`
  const put = async (next: Walking | null) => {
    latest.current = next
    setWalking(next)
    await (next ? keep(name, next) : forget(name))
  }

  useEffect(() => {
    if (!account) return
    void kept<Walking>(name).then((before) => {
      latest.current = before ?? null
      setWalking(before ?? null)
    })
  }, [account, name])

  const on = walking?.tracking ?? false
  useEffect(() => {
    if (!on || !('geolocation' in navigator)) return undefined
    let last = 0
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        const now = latest.current
        if (!now?.tracking || timestamp - last < EVERY_MS) return
        last = timestamp
        setTrouble('')
        void put({ ...now, track: [...now.track, [coords.longitude, coords.latitude, Math.max(0, (Date.now() - Date.parse(now.startedAt)) / 1000)]] })
      },
      () => setTrouble(t('定不到位，轨迹可能不全。')),
      { enableHighAccuracy: true, maximumAge: 5_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [on])

  return {
    walking, trouble,
    start: (region: string, tracking: boolean) => put({ id: newId(), clientId: newClientId(), region, startedAt: new Date().toISOString(), tracking, track: [] }),
    track: (tracking: boolean) => (latest.current ? put({ ...latest.current, tracking }) : Promise.resolve()),
    /** The patrol as it is sent; the phone forgets it once it waits. */
    stopped(places: string, note: string, owner: string): Waiting | null {
      const now = latest.current
      if (!now) return null
      const at = new Date().toISOString()
      return {
        id: now.clientId, account: owner, kind: 'patrol', title: t('巡查记录'), where: places, createdAt: at, state: 'waiting', unheard: false, photos: [],
        body: { id: now.id, region: now.region, startedAt: now.startedAt, endedAt: at, places, note, ...(now.track.length > 1 ? { track: now.track } : {}) },
      }
    },
    end: () => put(null),
  }
}
