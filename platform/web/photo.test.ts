import { expect, test } from 'vitest'
import { fitWithin, nameFor } from './photo.ts'

test('a picture made into a JPEG is named as one; all else keeps its name', () => {
  const jpeg = new Blob([], { type: 'image/jpeg' })
  expect(nameFor(jpeg, '门口.png')).toBe('门口.jpg')
  expect(nameFor(jpeg, '门口.JPEG')).toBe('门口.JPEG')
  expect(nameFor(jpeg, '.heic')).toBe('photo.jpg')
  expect(nameFor(new Blob([], { type: 'application/pdf' }), '证明.pdf')).toBe('证明.pdf')
})

test('a photo keeps its proportions and never grows', () => {
  expect(fitWithin(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
  expect(fitWithin(800, 600, 1600)).toEqual({ width: 800, height: 600 })
})
