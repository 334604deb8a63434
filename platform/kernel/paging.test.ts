import { expect, test } from 'vitest'
import { idCursorOr, LAST_ID, paged } from './paging.ts'

test('a page of fifty, and where the next begins', () => {
  const rows = Array.from({ length: 51 }, (_, i) => i)
  expect(paged(rows, (n) => n * 2, String)).toEqual({ items: rows.slice(0, 50).map((n) => n * 2), next: '49' })
  expect(paged(rows.slice(0, 50), (n) => n, String).next).toBeNull()
  expect(paged(rows, (n) => n, String, 20)).toMatchObject({ next: '19' })
})

test('a cursor is an id or nothing; anything else is refused, never asked of the database', () => {
  const read = idCursorOr(() => new Error('no page'))
  expect([read(undefined), read('')]).toEqual([LAST_ID, LAST_ID])
  const id = '019cac0f-2680-7577-8343-3908d3e85de4'
  expect(read(id)).toBe(id)
  for (const wrong of ['x', '-'.repeat(36), 'a'.repeat(36), `${id}0`, "' or 1=1"]) expect(() => read(wrong), wrong).toThrow('no page')
})
