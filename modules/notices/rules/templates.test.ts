import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVENTS } from '../catalogue/events.ts'
import { checkText, examplesOf, holesOf, placeholdersOf, render, smsParts, wordsOf } from './templates.ts'
import { waysTo } from './ways.ts'

const key = fc.constantFrom('title', 'text', 'link', 'number')
const plain = fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/[{}]/g, ''))
const template = fc.array(fc.oneof(plain, key.map((one) => `{${one}}`)), { maxLength: 8 }).map((parts) => parts.join(''))
const filled = fc.record({ title: fc.string({ minLength: 1 }), text: fc.string({ minLength: 1 }), link: fc.string({ minLength: 1 }), number: fc.string({ minLength: 1 }) })

test('a template is filled in one pass: values are never read again, and all that is not a placeholder stays', () => {
  fc.assert(fc.property(template, filled, (text, values) => {
    const parts = text.split(/\{\w+\}/)
    const said = render(text, values)!
    let at = 0
    for (const part of parts) {
      const found = said.indexOf(part, at)
      expect(found).toBeGreaterThanOrEqual(at)
      at = found + part.length
    }
    const names = [...text.matchAll(/\{(\w+)\}/g)].map((one) => one[1] as keyof typeof values)
    expect(said.length).toBe(parts.join('').length + names.reduce((sum, name) => sum + values[name].length, 0))
  }))
  expect(render('{title}', { title: '{text}', text: '不' })).toBe('{text}')
})

test('nobody reads a sentence with a hole: without a value the product’s own words are said', () => {
  fc.assert(fc.property(template, fc.dictionary(key, fc.string()), (text, values) => {
    const said = render(text, values as Record<string, string>)
    expect(said === null).toBe(holesOf(text).some((one) => !(values as Record<string, string>)[one]))
  }))
  const values = { title: '已受理', text: '您的申请已受理。', link: 'http://x' }
  expect(wordsOf('sms', { title: '', body: '最迟{dueOn}办结。' }, values)).toEqual({ title: '', body: '您的申请已受理。' })
  expect(wordsOf('sms', { title: '', body: '最迟{dueOn}办结。' }, { ...values, dueOn: '3月20日' })).toEqual({ title: '', body: '最迟3月20日办结。' })
  expect(wordsOf('sms', { title: '', body: '' }, values)!.body).toBe('您的申请已受理。')
  expect(wordsOf('wechat', undefined, values)).toBeNull()
  expect(render('{constructor}', {})).toBeNull()
})

test('a text is refused for unknown placeholders and length, and told to be plain', () => {
  const level = (body: string, channel: 'sms' | 'in_app' = 'sms') => checkText('case_accepted', channel, { title: '', body }).map((one) => one.level)
  expect(level('您的{matter}已受理，最迟{dueOn}前办好。')).toEqual([])
  expect(level('您的{idNumber}已受理')).toEqual(['wrong'])
  expect(level('您的{matter已受理')).toEqual(['wrong'])
  expect(level('')).toEqual(['wrong'])
  expect(level('好'.repeat(301))).toEqual(['wrong', 'hard'])
  expect(checkText('case_accepted', 'sms', { title: '', body: '逾期将不予办理。' }).map((one) => one.words)).toEqual(['“不予”不好懂，可以写成：不能', '“逾期”不好懂，可以写成：过期'])
  expect(level(`${'字'.repeat(41)}。`)).toEqual(['hard'])
})

test('every event has an example for every placeholder, and its example reads whole', () => {
  expect(new Set(EVENTS.map((one) => one.code)).size).toBe(EVENTS.length)
  for (const event of EVENTS) expect(render(placeholdersOf(event.code).map((one) => `{${one.key}}`).join(''), examplesOf(event.code)), event.code).not.toBeNull()
})

test('short messages are counted in parts as operators bill them', () => {
  expect(['', '好', '好'.repeat(70), '好'.repeat(71), '好'.repeat(134), '好'.repeat(135)].map(smsParts)).toEqual([0, 1, 1, 2, 2, 3])
})

test('the wish of the person goes first, stops hold by channel and kind, and no way is used twice', () => {
  const has = new Set(['sms', 'email', 'wechat'] as const)
  const works = new Set(['sms', 'email', 'wechat', 'print'] as const)
  const ways = (more: object, kind: 'case' | 'reminder' = 'case') => waysTo({ preferred: '', has, stops: [], ...more }, kind, ['wechat', 'sms', 'email'], works)
  expect(ways({})).toEqual(['wechat', 'sms', 'email'])
  expect(ways({ preferred: 'email' })).toEqual(['email', 'wechat', 'sms'])
  expect(ways({ preferred: 'print' })).toEqual(['print', 'wechat', 'sms', 'email'])
  expect(ways({ stops: ['sms/*', 'wechat/reminder'] })).toEqual(['wechat', 'email'])
  expect(ways({ stops: ['sms/*', 'wechat/reminder'] }, 'reminder')).toEqual(['email'])
  expect(ways({ has: new Set() })).toEqual([])
})
