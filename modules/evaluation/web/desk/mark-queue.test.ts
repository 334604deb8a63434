import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf, enqueue, saveDraft, sendWaiting, waiting, type MarkStore, type WaitingMarks } from './mark-queue.ts'

const aStore = (): MarkStore => {
  const kept = new Map<string, string>()
  return { read: (key) => (kept.has(key) ? JSON.parse(kept.get(key)!) : undefined), write: (key, value) => void kept.set(key, JSON.stringify(value)), drop: (key) => void kept.delete(key) }
}
const one = (n: number, more: Partial<WaitingMarks> = {}): WaitingMarks => ({
  clientId: `client-${n}`, account: 'me', entryId: `e${n}`, unitName: `第${n}社区`, attempt: 1, madeAt: `2026-03-02T09:00:0${n}.000Z`, given: { a: { points: n, words: '' } }, ...more,
})

test('whatever the line does, every sheet counts once and none is lost', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('ok', 'down', 'lost'), { minLength: 1, maxLength: 30 }), async (weather) => {
    const store = aStore()
    for (const n of [1, 2, 3]) enqueue(store, one(n))
    const counted = new Map<string, number>()
    let i = 0
    // `lost`: the server has it, the answer does not come back; the same client id is answered from store the next time.
    const send = async (sheet: WaitingMarks) => {
      const sky = weather[i++] ?? 'ok'
      if (sky === 'down') return 'unreachable' as const
      if (!counted.has(sheet.clientId)) counted.set(sheet.clientId, 1)
      return sky === 'lost' ? ('unreachable' as const) : ('sent' as const)
    }
    for (let tries = 0; tries < 40 && waiting(store, 'me').length; tries++) await sendWaiting(store, 'me', send)
    expect(waiting(store, 'me')).toEqual([])
    expect([...counted.values()]).toEqual([1, 1, 1])
  }), { numRuns: 60 })
})

test('a refusal stays with its reason and lets the others go on; another account’s sheets are not sent', async () => {
  const store = aStore()
  enqueue(store, one(1))
  enqueue(store, one(2))
  enqueue(store, one(3, { account: 'other' }))
  const asked: string[] = []
  await sendWaiting(store, 'me', async (sheet) => { asked.push(sheet.clientId); return sheet.clientId === 'client-1' ? { problem: '这份申报退回过' } : 'sent' })
  expect(asked).toEqual(['client-1', 'client-2'])
  expect(waiting(store, 'me')).toEqual([{ ...one(1), problem: '这份申报退回过' }])
  expect(waiting(store, 'other')).toHaveLength(1)
})

test('what is being typed survives, and goes when the sheet is handed over', () => {
  const store = aStore()
  saveDraft(store, 'me', 'e1', { a: { points: 4, words: '好' } })
  expect(draftOf(store, 'me', 'e1')).toEqual({ a: { points: 4, words: '好' } })
  enqueue(store, one(1))
  expect(draftOf(store, 'me', 'e1')).toEqual({})
})
