import { expect, test } from 'vitest'
import { lazyPage, type DeskPage } from '../../platform/web/desk/pages.ts'
import { collect } from './pages.ts'

const page = (path: string, order?: number): DeskPage => ({
  path,
  title: path,
  component: lazyPage(() => Promise.resolve({ default: () => null })),
  ...(order === undefined ? {} : { rail: { label: path, icon: () => null, order } }),
})

test('the rail stands in the order the modules ask for, whatever the order of the modules', () => {
  const { rail } = collect([{ deskPages: [page('/b', 20)] }, { deskPages: [page('/a', 10), page('/c')] }])
  expect(rail.map((entry) => entry.to)).toEqual(['/a', '/b'])
})

test('two pages at one address are a fault at start, not a page that never shows', () => {
  expect(() => collect([{ deskPages: [page('/a')] }, { deskPages: [page('/a')] }])).toThrow(/two pages at \/a/)
})

test('a rail entry is hidden with its page, whichever of the two names the ability', () => {
  const component = lazyPage(() => Promise.reject(new Error('not opened here')))
  const rail = { label: '台账', icon: () => null, order: 10 }
  const { rail: entries } = collect([
    { deskPages: [{ path: '/a', title: '甲', ability: 'a.read', rail, component }, { path: '/b', title: '乙', rail: { ...rail, order: 20, ability: 'b.read' }, component }] },
  ])
  expect(entries.map((entry) => entry.ability)).toEqual(['a.read', 'b.read'])
})
