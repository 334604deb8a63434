import { expect, test } from 'vitest'
import { asLocale, makeT, setLocale, t } from './text.ts'

test('placeholders are filled, unknown ones stay visible, braces in values are not filled again', () => {
  expect(t('第{n}步', { n: 2 })).toBe('第2步')
  expect(t('第{n}步', {})).toBe('第{n}步')
  expect(t('{a}{b}', { a: '{b}', b: 1 })).toBe('{b}1')
})

test('another language falls back to Chinese and tells what is missing', () => {
  const missing: string[] = []
  const en = makeT('en', { 返回: 'Back', '第{n}步': 'Step {n}' }, (source) => missing.push(source))
  expect([en('返回'), en('第{n}步', { n: 2 }), en('提交')]).toEqual(['Back', 'Step 2', '提交'])
  expect(missing).toEqual(['提交'])
})

test('two readers of two languages on one server do not hear each other', () => {
  const en = makeT('en', { 返回: 'Back' })
  const zh = makeT('zh-CN')
  expect([en('返回'), zh('返回'), en('返回'), t('返回')]).toEqual(['Back', '返回', 'Back', '返回'])
  expect(() => setLocale('en', {})).toThrow(/browsers/)
})

test('a language that is not ours becomes Chinese', () => expect([asLocale('mn-Mong'), asLocale('xx'),
  asLocale(undefined)]).toEqual(['mn-Mong', 'zh-CN', 'zh-CN']))
