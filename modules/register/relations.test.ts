import { expect, test } from 'vitest'
import { RELATIONS, relationName } from './relations.ts'

test('relation codes are two digits, each once, and read in Chinese', () => {
  expect(new Set(RELATIONS.map(([code]) => code)).size).toBe(RELATIONS.length)
  for (const [code] of RELATIONS) expect(code).toMatch(/^\d{2}$/)
  expect(relationName('02')).toBe('户主')
  expect(relationName('38')).toBe('儿媳')
})

test('a rarer code reads as its group, an unknown one as 其他', () => {
  expect(relationName('66')).toBe('祖父母或外祖父母')
  expect(relationName('98')).toBe('其他')
  expect(relationName('')).toBe('其他')
})
