import { expect, test } from 'vitest'
import { makeT } from '../../../platform/web/text.ts'
import { feeWords, limitWords, phoneParts } from './parts.ts'

const t = makeT('zh-CN')

test('[MAT-14] limits and fees are said in words', () => {
  expect(limitWords({ amount: 20, unit: 'working_day' }, t)).toBe('20个工作日')
  expect(limitWords({ amount: 7, unit: 'natural_day' }, t)).toBe('7天')
  expect(limitWords({ amount: 2, unit: 'hour' }, t)).toBe('2小时')
  expect([0, 500, 1250].map((fen) => feeWords(fen, t))).toEqual(['不收费', '5元', '12.50元'])
})

test('the number that can be dialled is taken out of what a guide writes', () => {
  expect(phoneParts('12345（转所在社区服务站）')).toEqual({ number: '12345', note: '（转所在社区服务站）' })
  expect(phoneParts('社区 0483-8220000')).toEqual({ number: '0483-8220000', note: '社区' })
  expect(phoneParts('请到窗口')).toEqual({ number: '', note: '请到窗口' })
})
