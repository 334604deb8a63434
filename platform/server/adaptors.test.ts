import { expect, test } from 'vitest'
import { adaptors } from './adaptors.ts'

test('an adaptor is used by its name; a wrong name says which there are', () => {
  const scales = adaptors<() => number>('称重')
  expect(() => scales.use('lab')).toThrow('没有名为“lab”的称重适配器，可选：（无）。')
  scales.register('kitchen', () => 1)
  scales.register('lab', () => 2)
  expect(scales.use('lab')()).toBe(2)
  expect(scales.names()).toEqual(['kitchen', 'lab'])
  expect(() => scales.use('Lab')).toThrow('可选：kitchen、lab')
  expect(() => scales.use('constructor')).toThrow('constructor')
})

test('a name is given once', () => {
  const scales = adaptors<number>('称重')
  scales.register('lab', 1)
  expect(() => scales.register('lab', 2)).toThrow('twice')
  expect(scales.use('lab')).toBe(1)
})
