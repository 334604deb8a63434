import type { Waiting } from './queue.ts'

export interface Shot {
  name: string
  blob: Blob
  /** Sent before, when a refused report is put right. */
  fileId?: string
}

/** A report as it is being filled in; lies in the phone's store until it is sent off. */
export interface Draft {
  /** The client id that it will be sent under. */
  id: string
  kind: string
  kindName: string
  region: string
  regionName: string
  placeText: string
  spot: { lon: number; lat: number } | null
  foundAt: string
  description: string
  danger: boolean
  before: Shot[]
  after: Shot[]
  how: 'keep' | 'settled' | 'up'
  what: string
  why: string
  joinTo: string
  joinWords: string
  applicantId: string
  contactPhone: string
  patrolId: string
}

export const emptyDraft = (id: string, now: Date): Draft => ({
  id, kind: '', kindName: '', region: '', regionName: '', placeText: '', spot: null, foundAt: now.toISOString(), description: '', danger: false, before: [], after: [], how: 'keep', what: '',
  why: '', joinTo: '', joinWords: '', applicantId: '', contactPhone: '', patrolId: '',
})

/** Whether somebody has begun: an untouched draft is not kept. */
export const isBegun = (d: Draft): boolean => d.kind !== '' || d.before.length > 0 || d.placeText !== '' || d.description !== ''

/** What is still missing, by field, in the order of the page. */
export function missingIn(d: Draft): { field: string; message: string }[] {
  const settled = d.how === 'settled' && !d.joinTo
  return [
    ...(d.before.length ? [] : [{ field: 'before', message: '请拍一张现场照片' }]),
    ...(d.kind ? [] : [{ field: 'kind', message: '请选择是什么事' }]),
    ...(d.region ? [] : [{ field: 'region', message: '请选择在哪个网格' }]),
    ...(d.placeText.trim() || d.spot ? [] : [{ field: 'placeText', message: '请写清在什么地方，或者定位' }]),
    ...(settled && d.what.trim().length < 2 ? [{ field: 'what', message: '请写明怎么处置的' }] : []),
    ...(settled && !d.after.length ? [{ field: 'after', message: '请拍一张处置后的照片' }] : []),
    ...(d.how === 'up' && !d.joinTo && d.why.trim().length < 2 ? [{ field: 'why', message: '请写明为什么网格里解决不了' }] : []),
    ...(d.contactPhone && !/^[\d\-+ ()]{5,20}$/.test(d.contactPhone) ? [{ field: 'contactPhone', message: '请填写能联系到的电话号码' }] : []),
  ]
}

/** Ready to wait: what is sent, without the pictures, which go first. */
export function waitingFrom(d: Draft, account: string, now: Date): Waiting {
  const settled = d.how === 'settled' && !d.joinTo
  return {
    id: d.id, account, kind: 'event', title: d.kindName, where: [d.regionName, d.placeText].filter(Boolean).join(' · '), createdAt: now.toISOString(), state: 'waiting', unheard: false,
    body: {
      kind: d.kind, region: d.region, placeText: d.placeText.trim(), foundAt: d.foundAt, description: d.description.trim(), danger: d.danger, channel: d.patrolId ? 'PATROL' : 'GRID',
      ...d.spot, ...(settled ? { settled: { what: d.what.trim() } } : {}), ...(d.how === 'up' && !d.joinTo ? { sendUp: d.why.trim() } : {}), ...(d.joinTo ? { joinTo: d.joinTo } : {}),
      ...(d.applicantId ? { applicantId: d.applicantId } : {}), ...(d.contactPhone ? { contactPhone: d.contactPhone } : {}), ...(d.patrolId ? { patrolId: d.patrolId } : {}),
    },
    photos: [
      ...d.before.map((shot) => ({ slot: 'photosBefore' as const, ...shot })),
      ...(settled ? d.after.map((shot) => ({ slot: 'photosAfter' as const, ...shot })) : []),
    ],
  }
}

/** A waiting or refused report back in the form, under the same id; a time that the phone had wrong is taken anew. */
export function draftFrom(one: Waiting): Draft {
  const b = one.body as Record<string, string | number | boolean | undefined> & { settled?: { what: string } }
  const words = (key: string) => (typeof b[key] === 'string' ? (b[key] as string) : '')
  const shots = (slot: 'photosBefore' | 'photosAfter'): Shot[] =>
    one.photos.flatMap(({ slot: of, blob, name, fileId }) => (of === slot && blob ? [{ name, blob, ...(fileId ? { fileId } : {}) }] : []))
  return {
    id: one.id, kind: words('kind'), kindName: one.title, region: words('region'), regionName: one.where.split(' · ')[0] ?? '', placeText: words('placeText'),
    spot: typeof b['lon'] === 'number' && typeof b['lat'] === 'number' ? { lon: b['lon'], lat: b['lat'] } : null, foundAt: one.problem?.code === 'incidents.found_later' ? new Date().toISOString() : words('foundAt'), description: words('description'),
    danger: b['danger'] === true, before: shots('photosBefore'), after: shots('photosAfter'), how: b.settled ? 'settled' : words('sendUp') ? 'up' : 'keep', what: b.settled?.what ?? '',
    why: words('sendUp'), joinTo: words('joinTo'), joinWords: '', applicantId: words('applicantId'), contactPhone: words('contactPhone'), patrolId: words('patrolId'),
  }
}
