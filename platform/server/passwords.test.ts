import { hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { hashPassword, needsRehash, PASSWORD_MAX, spendPasswordTime, verifyPassword } from './passwords.ts'

describe('passwords', () => {
  test('verify against their own hash only', async () => {
    const stored = await hashPassword('巴彦浩特-2026')
    expect(await verifyPassword(stored, '巴彦浩特-2026')).toBe(true)
    expect(await verifyPassword(stored, '巴彦浩特-2027')).toBe(false)
    expect(await verifyPassword(stored, '')).toBe(false)
  })

  test('are salted: two people with one password have different hashes', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'))
  })

  test('are the same typed in full-width characters or composed differently', async () => {
    expect(await verifyPassword(await hashPassword('Abc-123'), 'Ａｂｃ－１２３')).toBe(true)
    expect(await verifyPassword(await hashPassword('caf\u00e9'), 'cafe\u0301')).toBe(true)
  })

  test('beyond the limit are refused without work', async () => {
    const long = 'x'.repeat(PASSWORD_MAX + 1)
    await expect(hashPassword(long)).rejects.toThrow(RangeError)
    expect(await verifyPassword(await hashPassword('x'), long)).toBe(false)
  })

  test('hashed with weaker or other parameters are to be hashed anew', async () => {
    expect(needsRehash(await hashPassword('x'))).toBe(false)
    expect(needsRehash(await hash('x', { memoryCost: 8192, timeCost: 1, parallelism: 1 }))).toBe(true)
    expect(needsRehash('$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true)
  })

  test('a stored value that is no hash is a fault, not a wrong password', async () => {
    await expect(verifyPassword('plain', 'plain')).rejects.toThrow()
  })

  test('an unknown account answers no faster than a known one', async () => {
    const stored = await hashPassword('x')
    await spendPasswordTime('x')
    const time = async (deed: () => Promise<unknown>) => {
      const from = performance.now()
      await deed()
      return performance.now() - from
    }
    // The fastest of several turns taken by both: what else the machine does then weighs little.
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let i = 0; i < 9; i++) {
      known.push(await time(() => verifyPassword(stored, 'y')))
      unknown.push(await time(() => spendPasswordTime('y')))
    }
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5)
  })
})
