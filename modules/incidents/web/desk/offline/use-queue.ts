import { useEffect, useState } from 'react'
import { callNow, problemOf, useRefresh } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { listCases } from '../../../../cases/contract.ts'
import { getGridEvent, listGridEvents, listNearEvents, listPatrols, recordPatrol, reportGridEvent } from '../../../contract.ts'
import { sendPhotoNow } from '../words.tsx'
import { isOld, sendAll, type Outcome, type Sender, type Waiting } from './queue.ts'
import { phoneStore } from './store.ts'

const asFault = (thrown: unknown) => {
  const { status, code, title, detail } = problemOf(thrown)
  return { status, code, title: detail ?? title }
}

const sender: Sender = {
  async upload(photo) {
    if (!photo.blob) throw { status: 422, code: 'photo.gone', title: t('照片已不在手机里，请重新拍') }
    try {
      return (await sendPhotoNow(photo.blob, photo.name)).id
    } catch (thrown) {
      throw asFault(thrown)
    }
  },
  async send(one, body) {
    try {
      return (await (one.kind === 'event' ? callNow(reportGridEvent, { body: body as never }) : callNow(recordPatrol, { body: body as never }))) as Record<string, unknown>
    } catch (thrown) {
      throw asFault(thrown)
    }
  },
}

/** One window sends at a time; where the browser has no locks, the server still makes one of each. */
async function alone<T>(deed: () => Promise<T>): Promise<T | undefined> {
  if (!('locks' in navigator)) return deed()
  return navigator.locks.request('linli-field-send', { ifAvailable: true }, (lock) => (lock ? deed() : undefined))
}

export interface Queue {
  items: Waiting[]
  /** Why sending stopped, where it did. */
  stopped: Outcome | null
  sending: boolean
  add(one: Waiting): Promise<void>
  change(one: Waiting): Promise<void>
  drop(id: string): Promise<void>
  send(): Promise<void>
}

/** What waits on this phone for this account, sent by itself whenever there is a network. */
export function useQueue(account: string | undefined): Queue {
  const [items, setItems] = useState<Waiting[]>([])
  const [stopped, setStopped] = useState<Outcome | null>(null)
  const [sending, setSending] = useState(false)
  const refresh = useRefresh()

  const look = async () => {
    const all = await phoneStore.all()
    const now = new Date()
    for (const one of all.filter((each) => isOld(each, now))) await phoneStore.remove(one.id)
    setItems(all.filter((one) => one.account === account && !isOld(one, now)).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)))
  }
  const send = async () => {
    if (!account) return
    await alone(async () => {
      setSending(true)
      try {
        const outcome = await sendAll(phoneStore, sender, account, () => void look())
        setStopped(outcome === 'done' ? null : outcome)
        if ((await phoneStore.all()).some((one) => one.state === 'sent')) void refresh(listGridEvents, listNearEvents, getGridEvent, listCases, listPatrols)
      } finally {
        setSending(false)
      }
    })
    await look()
  }

  useEffect(() => {
    if (!account) return
    void look()
    void send()
    const again = () => void send()
    const timer = setInterval(again, 30_000)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [account])

  return {
    items, stopped, sending, send,
    async add(one) {
      await phoneStore.put(one)
      await look()
      void send()
    },
    async change(one) {
      await phoneStore.put(one)
      await look()
      void send()
    },
    async drop(id) {
      await phoneStore.remove(id)
      await look()
    },
  }
}

/** Whether the browser says there is a network. It may be wrong; sending finds out. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
