import { expect, test } from 'vitest'
import { loadDivisions } from '../../regions/index.ts'
import { COUNTRY, NAMED_PLACES, UNNAMED_CITY } from './places.ts'

test('places that plans bind are on the public list under the same name; the unnamed city is on no list', async () => {
  const list = await loadDivisions()
  for (const [code, name] of NAMED_PLACES.filter(([one]) => one !== COUNTRY && one !== UNNAMED_CITY)) expect([code, list.find(code)?.name]).toEqual([code, name])
  expect(list.find(UNNAMED_CITY)).toBeUndefined()
})
