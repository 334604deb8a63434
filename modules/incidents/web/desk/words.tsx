import { Tag } from 'antd'
import { useState } from 'react'
import { callNow, deskCall, dateText } from '../../../../platform/web/desk/index.ts'
import { nameFor } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { uploadFile } from '../../../files/contract.ts'
import { EVENT_ENDS, EVENT_LEVELS, type EventEnd, type GridEvent } from '../../contract.ts'

export const URGENCY = { ordinary: '一般', serious: '较重', urgent: '紧急', major: '重大' } as const

/** Sends one picture for the post that is worn. */
export async function sendPhoto(file: Blob, { name, signal }: { name: string; signal?: AbortSignal }): Promise<{ id: string }> {
  const body = new FormData()
  body.append('file', file, nameFor(file, name))
  return deskCall(uploadFile, { body: body as never }, signal ? { signal } : {})
}

/** One id for one deed, however often its button is pressed; also where the page is not served over https. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The id of the deed that a dialog does while it is open. */
export const useOnce = (): string => useState(newClientId)[0]

/** The same, refusing at once when there is no session: what waits on the phone is not sent from behind a sign-in. */
export async function sendPhotoNow(file: Blob, name: string): Promise<{ id: string }> {
  const body = new FormData()
  body.append('file', file, nameFor(file, name))
  return callNow(uploadFile, { body: body as never })
}

export const endName = (ended: EventEnd | ''): string => (ended ? t(EVENT_ENDS[ended]) : '')
export const levelName = (level: GridEvent['level']): string => t(EVENT_LEVELS[level])

/** How an event stands, in words: its honest end, or what is being done. */
export function Standing({ event }: { event: GridEvent }) {
  if (event.mainId && !event.ended) return <Tag>{t('已合并，一起办')}</Tag>
  if (event.ended) return <Tag color={event.ended === 'solved' ? 'success' : event.ended === 'partly' || event.ended === 'cannot' ? 'warning' : 'default'}>{endName(event.ended)}</Tag>
  return <Tag color="processing">{t('在办')}</Tag>
}

/** Until when, with what is late said as late. */
export function Until({ event }: { event: Pick<GridEvent, 'dueAt' | 'late' | 'endedAt' | 'mainId'> }) {
  if (event.endedAt) return <span className="d-quiet">{dateText(event.endedAt, 'short')}{t('结案')}</span>
  if (!event.dueAt) return <span className="d-quiet">{t('无时限')}</span>
  return <span className={event.late ? 'inc-late' : ''}>{event.late ? t('已超期，应于{at}', { at: dateText(event.dueAt, 'time') }) : t('{at}前', { at: dateText(event.dueAt, 'time') })}</span>
}

/** `1.2公里`, `85米`. */
export const distance = (metres: number | null): string => (metres === null ? '' : metres >= 1000 ? t('{n}公里', { n: (metres / 1000).toFixed(1) }) : t('{n}米', { n: metres }))
