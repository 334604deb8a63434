import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftFrom, emptyDraft, missingIn, waitingFrom, type Draft } from './draft.ts'
import { bodyOf, mayChange, sendAll, type Fault, type Sender, type Store, type Waiting } from './queue.ts'

const NOW = new Date('2026-03-02T09:00:00+08:00')

/** The phone's disk: what was written stays, also when the page is killed. */
function disk(): Store & { rows: Map<string, Waiting> } {
  const rows = new Map<string, Waiting>()
  return { rows, all: async () => structuredClone([...rows.values()]), put: async (one) => void rows.set(one.id, structuredClone(one)), remove: async (id) => void rows.delete(id) }
}

const draft = (more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('client-0001', NOW), kind: 'D01', kindName: '暴露垃圾', region: '152921405001001', regionName: '第一网格', placeText: '南口', before: [{ name: 'a.jpg', blob: new Blob(['a']) }], ...more,
})
const event = (id: string, more: Partial<Waiting> = {}): Waiting => ({ ...waitingFrom(draft({ id }), 'me', NOW), ...more })

type Weather = 'ok' | 'down' | 'lost' | 'kill' | 'busy' | 'out' | 'refused'
const KILLED = new Error('killed')

/** A server that makes one thing per id, on a line that fails as the weather says; `kill` ends the page in the middle. */
function server(weather: () => Weather) {
  const made = new Map<string, number>()
  const files = new Set<string>()
  const fail = (what: Weather): void => {
    if (what === 'kill') throw KILLED
    const faults: Partial<Record<Weather, Fault>> = {
      down: { status: 0, code: 'network.unreachable', title: '网络不通' }, busy: { status: 503, code: 'http.503', title: '繁忙' }, out: { status: 401, code: 'http.401', title: '登录过期' },
      refused: { status: 422, code: 'incidents.kind_unknown', title: '没有这种事件' },
    }
    if (faults[what]) throw faults[what]
  }
  let n = 0
  const sender: Sender = {
    async upload() {
      fail(weather() === 'refused' ? 'ok' : weather())
      const id = `file-${++n}`
      files.add(id)
      return id
    },
    async send(one, body) {
      const what = weather()
      if (what !== 'lost') fail(what)
      for (const id of body['photosBefore'] as string[]) if (!files.has(id)) throw { status: 404, code: 'files.not_found', title: '没有找到文件' } satisfies Fault
      made.set(one.id, (made.get(one.id) ?? 0) || 1)
      if (what === 'lost') throw { status: 0, code: 'network.unreachable', title: '网络不通' } satisfies Fault
      return { id: one.id, number: `20260302-${one.id}` }
    },
  }
  return { made, files, sender }
}

describe('what waits on a phone', () => {
  test('is sent with its photos first, once, and says its number', async () => {
    const store = disk()
    await store.put(event('client-0001'))
    const { sender, made } = server(() => 'ok')
    expect(await sendAll(store, sender, 'me')).toBe('done')
    expect(await sendAll(store, sender, 'me')).toBe('done')
    const one = store.rows.get('client-0001')!
    expect([one.state, one.answer!['number'], one.photos[0]!.blob]).toEqual(['sent', '20260302-client-0001', undefined])
    expect([...made]).toEqual([['client-0001', 1]])
  })

  test('waits while there is no network, behind a sign-in and while the server is busy; nobody sends another’s', async () => {
    const store = disk()
    await store.put(event('client-0001'))
    for (const [what, outcome] of [['down', 'unreachable'], ['out', 'signed-out'], ['busy', 'later']] as const) {
      expect(await sendAll(store, server(() => what).sender, 'me')).toBe(outcome)
      expect(store.rows.get('client-0001')!.state).toBe('waiting')
    }
    const { sender, made } = server(() => 'ok')
    expect(await sendAll(store, sender, 'somebody-else')).toBe('done')
    expect(made.size).toBe(0)
  })

  test('a refusal is told at the thing itself, the others go on, and it is put right under the same id', async () => {
    const store = disk()
    await store.put(event('client-0001', { createdAt: '2026-03-02T01:00:00.000Z' }))
    await store.put(event('client-0002', { createdAt: '2026-03-02T02:00:00.000Z' }))
    let first = true
    const { sender, made } = server(() => 'ok')
    const strict: Sender = { ...sender, send: (one, body) => (one.id === 'client-0001' && first ? Promise.reject({ status: 422, code: 'incidents.kind_unknown', title: '没有这种事件' }) : sender.send(one, body)) }
    await sendAll(store, strict, 'me')
    const refused = store.rows.get('client-0001')!
    expect([refused.state, refused.problem!.title, mayChange(refused), store.rows.get('client-0002')!.state]).toEqual(['refused', '没有这种事件', true, 'sent'])
    first = false
    const fixed = waitingFrom({ ...draftFrom(refused), kind: 'D02' }, 'me', NOW)
    expect(fixed.photos).toEqual(refused.photos)
    await store.put(fixed)
    await sendAll(store, strict, 'me')
    expect([store.rows.get('client-0001')!.state, made.get('client-0001')]).toEqual(['sent', 1])
  })

  test('may not be changed while it may have arrived unheard', async () => {
    const store = disk()
    await store.put(event('client-0001'))
    await sendAll(store, server(() => 'lost').sender, 'me')
    expect(mayChange(store.rows.get('client-0001')!)).toBe(false)
    await sendAll(store, server(() => 'ok').sender, 'me').catch(() => {})
  })

  test('pictures that lay too long on the server are sent again', async () => {
    const store = disk()
    const old = event('client-0001')
    await store.put({ ...old, photos: old.photos.map((photo) => ({ ...photo, fileId: 'file-of-last-week' })) })
    const { sender } = server(() => 'ok')
    await sendAll(store, sender, 'me')
    expect(store.rows.get('client-0001')!.state).toBe('sent')
  })

  test('whatever the weather, killed anywhere and sent again: each is made once, none is lost', async () => {
    await fc.assert(fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom<Weather>('ok', 'down', 'lost', 'kill', 'busy', 'out'), { maxLength: 40 }),
      async (things, weather) => {
        const store = disk()
        for (let i = 0; i < things; i++) await store.put(event(`client-000${i}`, { createdAt: new Date(NOW.getTime() + i).toISOString() }))
        let step = 0
        const { sender, made } = server(() => weather[step++] ?? 'ok')
        for (let round = 0; round <= weather.length; round++) {
          // Two windows at once, as a worker may have; the page may die in either.
          await Promise.allSettled([sendAll(store, sender, 'me'), ...(round % 3 === 0 ? [sendAll(store, sender, 'me')] : [])])
        }
        await sendAll(store, sender, 'me')
        const rows = [...store.rows.values()]
        expect(rows).toHaveLength(things)
        expect(rows.every((one) => one.state === 'sent')).toBe(true)
        expect([...made.values()]).toEqual(Array.from({ length: things }, () => 1))
      },
    ), { numRuns: 60 })
  })
})

describe('the form of a report', () => {
  test('says what is missing, and a settled one wants the photo after', () => {
    expect(missingIn(emptyDraft('client-0001', NOW)).map((one) => one.field)).toEqual(['before', 'kind', 'region', 'placeText'])
    expect(missingIn(draft({ how: 'settled' })).map((one) => one.field)).toEqual(['what', 'after'])
    expect(missingIn(draft({ how: 'up' })).map((one) => one.field)).toEqual(['why'])
    // Joined to another, how it would have been handled no longer matters.
    expect(missingIn(draft({ how: 'up', joinTo: 'x' }))).toEqual([])
  })

  test('comes back whole from what waits', () => {
    const filled = draft({ how: 'settled', what: '已清扫', after: [{ name: 'b.jpg', blob: new Blob(['b']) }], danger: true, spot: { lon: 105.67, lat: 38.83 }, contactPhone: '0483-8220001' })
    const { joinWords: _j, ...back } = draftFrom(waitingFrom(filled, 'me', NOW))
    const { joinWords: _k, ...said } = filled
    expect(back).toEqual(said)
    const waiting = waitingFrom(filled, 'me', NOW)
    const sent = bodyOf({ ...waiting, photos: waiting.photos.map((photo, nth) => ({ ...photo, fileId: `f${nth}` })) })
    expect(sent).toMatchObject({ clientId: 'client-0001', photosBefore: ['f0'], settled: { what: '已清扫', photosAfter: ['f1'] } })
  })
})
