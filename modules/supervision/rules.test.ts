import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FEWEST_OF_A_TOPIC, hotTopics, share, sharesOf } from './rules.ts'

test('a share of nothing is not nought, and no answer is no good rating', () => {
  expect(share(0, 0)).toBeNull()
  expect(share(1, 3)).toBe(33.3)
  const tally = { open: 3, late: 1, submitted: 10, ended: 8, inTime: 6, reopened: 2, rated: 4, satisfied: 4 }
  expect(sharesOf(tally)).toEqual({ inTimeShare: 75, reopenedShare: 25, satisfiedShare: null })
  expect(sharesOf({ ...tally, rated: 5 })).toMatchObject({ satisfiedShare: 80 })
})

test('no topic is of fewer than five, and none is lost above', () => {
  const topic = fc.record({ key: fc.uuid(), n: fc.nat(40), before: fc.nat(40) })
  fc.assert(fc.property(fc.uniqueArray(topic, { selector: (one) => one.key, maxLength: 15 }), (all) => {
    const found = hotTopics(all)
    expect(found.every((one) => one.n >= FEWEST_OF_A_TOPIC)).toBe(true)
    expect(found.length).toBe(all.filter((one) => one.n >= FEWEST_OF_A_TOPIC).length)
    for (let i = 1; i < found.length; i++) expect(found[i - 1]!.n).toBeGreaterThanOrEqual(found[i]!.n)
  }))
})
