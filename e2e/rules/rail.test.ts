import { expect, test } from 'vitest'
import { collect, pageAt, railOf } from '../../apps/desk/pages.ts'
import { assemble } from '../../apps/server/modules.ts'

const { abilities } = assemble({ accounts: () => [], messages: () => [] })
const { pages, rail } = collect()
const kinds = [...new Set(Object.values(abilities).flat())]

/** The main menu of a post, with 今日 above everything. */
const menuOf = (kind: (typeof kinds)[number]) => ['今日', ...rail.filter((one) => !one.ability || abilities[one.ability]!.includes(kind)).map((one) => one.label)]

test('no post has more than twelve places in its main menu', () => {
  expect(kinds.map((kind) => [kind, menuOf(kind)] as const).filter(([, menu]) => menu.length > 12)).toEqual([])
  expect(kinds.length).toBeGreaterThanOrEqual(12)
  expect(menuOf('community_worker')).toContain('居民')
})

test('every list beside others belongs to a subject whose first list is in the main menu, and no name is there twice', () => {
  const areas = pages.filter((page) => page.area)
  expect(areas.filter((page) => railOf(pages, page) !== page.area!.of).map((page) => page.path)).toEqual([])
  for (const of of new Set(areas.map((page) => page.area!.of))) {
    const labels = areas.filter((page) => page.area!.of === of).map((page) => page.area!.label)
    expect(new Set(labels).size).toBe(labels.length)
  }
  expect(areas.length).toBeGreaterThanOrEqual(30)
})

test('every page asks for an ability that some post carries', () => {
  expect(pages.filter((page) => page.ability && !abilities[page.ability]?.length).map((page) => `${page.path}: ${page.ability}`)).toEqual([])
})

test('a page is found by its address, the one without parameters before the one with', () => {
  expect(pageAt(pages, '/people/new')?.path).toBe('/people/new')
  expect(pageAt(pages, '/people/019b/access-log')?.path).toBe('/people/$id/access-log')
  expect(railOf(pages, pageAt(pages, '/dwellings/019b'))).toBe('/people')
  expect(pageAt(pages, '/nowhere')).toBeUndefined()
})
