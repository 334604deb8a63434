import fc from 'fast-check'
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { CannotOpen, hashToken, randomToken, sealer, totpSealer, type SealAlgorithm } from './crypto.ts'
import { freshSecrets } from './secrets.ts'

const secrets = freshSecrets()
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant('15292119800101123X'))
const context = fc.string({ unit: 'grapheme', maxLength: 40 })

for (const algorithm of ['aes-256-gcm', 'sm4'] satisfies SealAlgorithm[]) {
  const own = sealer(secrets, { algorithm })

  describe(`sealing with ${algorithm}`, () => {
    test('opens to the same text in the same context', () => {
      fc.assert(fc.property(text, context, (t, c) => own.open(own.seal(t, c), c) === t))
    })

    test('opens in no other context', () => {
      fc.assert(
        fc.property(text, context, context, (t, c, other) => {
          fc.pre(c !== other)
          expect(() => own.open(own.seal(t, c), other)).toThrow(CannotOpen)
        }),
      )
    })

    test('notices any changed bit', () => {
      fc.assert(
        fc.property(text, context, fc.nat(), fc.integer({ min: 0, max: 7 }), (t, c, at, bit) => {
          const sealed = own.seal(t, c)
          sealed[at % sealed.length]! ^= 1 << bit
          expect(() => own.open(sealed, c)).toThrow(CannotOpen)
        }),
      )
    })

    test('notices any missing or added byte, and bytes that never were sealed', () => {
      fc.assert(
        fc.property(text, fc.nat(), fc.uint8Array({ maxLength: 80 }), (t, cut, noise) => {
          const sealed = own.seal(t)
          expect(() => own.open(sealed.subarray(0, cut % sealed.length))).toThrow(CannotOpen)
          expect(() => own.open(Buffer.concat([sealed, Buffer.of(0)]))).toThrow(CannotOpen)
          expect(() => own.open(Buffer.from(noise))).toThrow(CannotOpen)
        }),
      )
    })

    test('no byte changes sides between context and text', () => {
      const sealed = own.seal('bc', 'a')
      expect(() => own.open(sealed, 'ab')).toThrow(CannotOpen)
      expect(() => own.open(sealed, '')).toThrow(CannotOpen)
    })

    test('the same text is never sealed to the same bytes, and shows nowhere', () => {
      const sealed = Array.from({ length: 5000 }, () => own.seal('15292119800101123X'))
      expect(new Set(sealed.map((s) => s.toString('hex'))).size).toBe(5000)
      expect(new Set(sealed.map((s) => s.subarray(2, 14).toString('hex'))).size).toBe(5000)
      expect(sealed.some((s) => s.includes('152921'))).toBe(false)
    })

    test('after a rotation the old opens, the new seals, and the old is known as old', () => {
      fc.assert(
        fc.property(text, context, (t, c) => {
          const old = own.seal(t, c)
          const later = { ...secrets, dataKeys: [...secrets.dataKeys, { version: 2, key: randomBytes(32), since: '' }] }
          const rotated = sealer(later, { algorithm })
          expect(rotated.open(old, c)).toBe(t)
          expect(rotated.needsReseal(old)).toBe(true)
          const fresh = rotated.seal(t, c)
          expect(rotated.needsReseal(fresh)).toBe(false)
          expect(() => own.open(fresh, c)).toThrow(CannotOpen)
        }),
        { numRuns: 20 },
      )
    })

    test('another installation opens nothing', () => {
      expect(() => sealer(freshSecrets(), { algorithm }).open(own.seal('张三'))).toThrow(CannotOpen)
      expect(() => totpSealer(secrets, { algorithm }).open(own.seal('张三'))).toThrow(CannotOpen)
    })

    test('what cannot come back unchanged is refused', () => {
      expect(() => own.seal('\ud800')).toThrow(RangeError)
      expect(() => own.seal('x', 'c'.repeat(301))).toThrow(RangeError)
    })

    test('the blind index is equal for equal text and purpose, and for nothing else', () => {
      fc.assert(
        fc.property(text, text, context, context, (a, b, p, q) => {
          const index = own.blindIndex(a, p)
          expect(index).toHaveLength(16)
          expect(own.blindIndex(a, p).equals(index)).toBe(true)
          expect(own.blindIndex(b, p).equals(index)).toBe(a === b)
          expect(own.blindIndex(a, q).equals(index)).toBe(p === q)
        }),
      )
      expect(sealer(freshSecrets(), { algorithm }).blindIndex('a', 'p')).not.toEqual(own.blindIndex('a', 'p'))
    })
  })
}

describe('two algorithms', () => {
  test('a value sealed under one setting opens under the other and asks to be sealed again', () => {
    const [aes, sm4] = [sealer(secrets), sealer(secrets, { algorithm: 'sm4' })]
    expect(sm4.open(aes.seal('张三', 'c'), 'c')).toBe('张三')
    expect(aes.open(sm4.seal('张三', 'c'), 'c')).toBe('张三')
    expect([aes.needsReseal(sm4.seal('张三')), aes.needsReseal(aes.seal('张三'))]).toEqual([true, false])
  })

  test('the index is a truncated HMAC of the named digest, so that another program could find a row', () => {
    for (const [algorithm, digest] of [['aes-256-gcm', 'sha256'], ['sm4', 'sm3']] as const) {
      const key = Buffer.from(hkdfSync(digest, secrets.blindIndexKey, '', 'linli blind index phone', 32))
      const expected = createHmac(digest, key).update('13800000000').digest().subarray(0, 16)
      expect(sealer(secrets, { algorithm }).blindIndex('13800000000', 'phone')).toEqual(expected)
    }
  })
})

describe('tokens', () => {
  test('have 256 bits, never repeat, and are stored as a digest', () => {
    const tokens = Array.from({ length: 1000 }, randomToken)
    expect(new Set(tokens).size).toBe(1000)
    expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true)
    // FIPS 180-2, appendix B.1
    expect(hashToken('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
