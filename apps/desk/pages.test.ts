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

test('a card of a place is shown at the levels it names, and everywhere when it names none', () => {
  const card = (id: string, order: number, levels?: readonly ('community' | 'grid')[]) => ({ id, title: id, order, component: () => null, ...(levels ? { levels } : {}) })
  const { subjectCards } = collect([{ deskPlaceCards: [card('b.community', 20, ['community'])] }, { deskPlaceCards: [card('a.all', 10)] }])
  const shownAt = (level: string) => {
    const region = { code: '152921402001', level, name: '', fullName: '', parent: null, kind: '', validFrom: '2000-01-01', validUntil: null }
    return subjectCards.place.filter((one) => one.suits?.({ region }) ?? true).map((one) => one.id)
  }
  expect(shownAt('community')).toEqual(['a.all', 'b.community'])
  expect(shownAt('township')).toEqual(['a.all'])
})
