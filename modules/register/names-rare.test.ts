import { expect, test } from 'vitest'
import { classifyQuery } from './names-query.ts'
import { characterOf, codeOf, withCodesRead } from './names-codes.ts'
import { findRare, RARE_CHARACTERS } from './names-rare.ts'
import { pinyinOf } from './names.ts'

test('a code gives its character, whatever way it is written; what is no Chinese character gives none', () => {
  expect(['U+5803', 'u5803', '5803', '0x5803', 'Ｕ＋５８０３'].map(characterOf)).toEqual(['堃', '堃', '堃', '堃', '堃'])
  expect([characterOf('U+20BB7'), codeOf('𠮷')]).toEqual(['𠮷', 'U+20BB7'])
  expect(['U+0041', 'U+1F600', '', '堃', 'U+110000'].map(characterOf)).toEqual([null, null, null, null, null])
})

test('by parts, by sound, by strokes', () => {
  expect(findRare('方方土').map((r) => r.character)).toEqual(['堃'])
  expect(findRare('文武').map((r) => r.character)).toEqual(['赟'])
  expect(findRare('kun').map((r) => r.character)).toContain('堃')
  expect(findRare('11画').map((r) => r.character)).toContain('堃')
  expect(findRare('U+2A6D6')).toMatchObject([{ character: '\u{2A6D6}' }])
  expect([findRare('鱼鱼鱼'), findRare('魚魚魚'), findRare('日昜'), findRare('金巨'), findRare('33画')].map((f) => f.map((r) => r.character))).toEqual([['鱻'], ['鱻'], ['旸'], ['钜'], ['鱻', '麤']])
  expect(findRare('')).toEqual([])
})

test('every entry has strokes and parts, stands once, and sounds as the dictionary says where it knows the character', () => {
  expect(RARE_CHARACTERS.length).toBeGreaterThan(110)
  expect(RARE_CHARACTERS.filter((r) => !(r.strokes >= 4 && [...r.parts].length >= 2))).toEqual([])
  expect(new Set(RARE_CHARACTERS.map((r) => r.character)).size).toBe(RARE_CHARACTERS.length)
  const otherwise = RARE_CHARACTERS.filter((r) => r.pinyin.length > 0 && pinyinOf(`一${r.character}`).slice(2) && !r.pinyin.includes(pinyinOf(`一${r.character}`).slice(2)))
  expect(otherwise.map((r) => `${r.character} ${r.pinyin.join()} ${pinyinOf(`一${r.character}`).slice(2)}`)).toEqual([])
})

test('known strokes: 堃 11, 喆 12, 赟 16, 犇 12, 昶 9, 珏 9, 翀 10; short and long forms each their own', () => {
  const of = (c: string) => RARE_CHARACTERS.find((r) => r.character === c)!.strokes
  expect(['堃', '喆', '赟', '犇', '昶', '珏', '翀'].map(of)).toEqual([11, 12, 16, 12, 9, 9, 10])
  expect(['䶮', '龑', '钜', '旸', '玚', '翃', '㛃', '飍'].map(of)).toEqual([9, 20, 9, 7, 7, 10, 9, 27])
})

test('in the search box a code inside a name is read as its character', () => {
  expect(withCodesRead('王U+5803')).toBe('王堃')
  expect(classifyQuery('王u+5803')).toMatchObject({ kind: 'characters', text: '王堃' })
  expect(classifyQuery('U+20BB7')).toMatchObject({ kind: 'characters', text: '𠮷' })
})
