import { expect, test } from 'vitest'
import { repeatable } from './repeatable.ts'

test('the same submission sent twice carries the same id, a changed one another', () => {
  const idFor = repeatable()
  const first = idFor({ form: { a: 1 } })
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect(idFor({ form: { a: 1 } })).toBe(first)
  expect(idFor({ form: { a: 2 } })).not.toBe(first)
  expect(repeatable()({ form: { a: 1 } })).not.toBe(first)
})
