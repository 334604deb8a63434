import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, formatDate, formatDay, formatMoment } from './format.ts'
import { fitWithin } from './photo.ts'
import { sentencesOf } from './kit/read-aloud.tsx'
import { readNumber } from './kit/fields.tsx'
import { DEFAULT_VIEW, localPath, parseView, viewAttributes, writeView } from './view.ts'

describe('days and moments in Shanghai', () => {
  test('a moment late in the day belongs to the next day there', () => expect(dayOf('2026-03-11T16:00:00Z')).toBe('2026-03-12'))
  test('a day with its weekday; the year only when it is another', () => {
    expect(formatDay('2026-03-12', 2026)).toBe('3月12日\uff08周四\uff09')
    expect(formatDay('2027-03-12', 2026)).toBe('2027年3月12日\uff08周五\uff09')
    expect(formatDay('待定')).toBe('待定')
  })
  test('a moment to the minute', () => expect(formatMoment('2026-03-12T01:05:00Z', 2026)).toBe('3月12日 09:05'))
  test('a birthday', () => expect(formatDate('1949-10-01')).toBe('1949年10月1日'))
})

describe('display settings', () => {
  test('written and read back they are the same', () => {
    const view = { size: 'large', contrast: 'high', locale: 'mn-Mong', place: 'kiosk' } as const
    expect(parseView(writeView(view))).toEqual(view)
    expect(writeView(DEFAULT_VIEW)).toBe('')
    expect(viewAttributes(view)).toMatchObject({ lang: 'mn-Mong', 'data-size': 'large', 'data-script': 'mong' })
  })
  test('nonsense becomes the default', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(['normal', 'large']).toContain(parseView(text).size)
    }))
    expect(parseView('size=huge&locale=xx')).toEqual(DEFAULT_VIEW)
  })
  test.each(['//evil.example', '/\\evil', 'https://evil.example', 'javascript:alert(1)', '', '/a b', undefined])('%s is no way back',
    (path) => {
    expect(localPath(path)).toBe('/')
  })
  test('a path of our own is', () => expect(localPath('/my?tab=1')).toBe('/my?tab=1'))
})

test('a photo keeps its proportions and never grows', () => {
  expect(fitWithin(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
  expect(fitWithin(800, 600, 1600)).toEqual({ width: 800, height: 600 })
  expect(fitWithin(10000, 1, 1600)).toEqual({ width: 1600, height: 1 })
})

test('reading aloud goes sentence by sentence and loses no word', () => {
  expect(sentencesOf('您好。请坐!\n谢谢')).toEqual(['您好。', '请坐!', '谢谢'])
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => {
    expect(sentencesOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    sentencesOf(text).forEach((piece) => expect(Array.from(piece).length).toBeLessThanOrEqual(120))
  }))
})

test('numbers are read as people type them', () => {
  expect([readNumber('12'), readNumber('1,200.5'), readNumber('\uff11\uff12'), readNumber(' -3 '), readNumber('')]).toEqual([12, 1200.5,
    12, -3, undefined])
  expect(readNumber('12桌')).toBeNaN()
})
