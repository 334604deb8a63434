import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { newTotpSecret, totpUri, verifyTotp } from './totp.ts'

// RFC 6238, appendix B: the secret '12345678901234567890' with SHA-1; its eight digits end in our six.
const secret = Secret.fromUTF8('12345678901234567890').base32
const at = (seconds: number) => new Date(seconds * 1000)

describe('the second factor', () => {
  for (const [seconds, code] of [[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [2000000000, '279037']] as const) {
    test(`agrees with RFC 6238 at ${seconds} s`, () => {
      expect(verifyTotp({ secret, code, now: at(seconds) })).toBe(Math.floor(seconds / 30))
    })
  }

  test('is taken one step early or late and no more', () => {
    // 1111111109 is the last second of its step.
    const taken = (off: number) => verifyTotp({ secret, code: '081804', now: at(1111111109 + off) })
    const step = Math.floor(1111111109 / 30)
    expect([-60, -59, -30, 0, 1, 30, 31].map(taken)).toEqual([undefined, step, step, step, step, step, undefined])
  })

  test('works once: neither again nor with an older step', () => {
    const now = at(1111111109)
    const step = verifyTotp({ secret, code: '081804', now })!
    expect(verifyTotp({ secret, code: '081804', now, lastStep: step })).toBeUndefined()
    expect(verifyTotp({ secret, code: '081804', now, lastStep: step + 1 })).toBeUndefined()
    expect(verifyTotp({ secret, code: '050471', now: at(1111111111), lastStep: step })).toBe(step + 1)
  })

  test('understands spaces and full-width digits, and refuses anything else', () => {
    const now = at(1111111109)
    expect(verifyTotp({ secret, code: '081 804', now })).toBeDefined()
    expect(verifyTotp({ secret, code: '０８１８０４', now })).toBeDefined()
    for (const code of ['', '81804', '0818041', '08180a', '-81804', '081805']) expect(verifyTotp({ secret, code, now })).toBeUndefined()
  })

  test('an app that reads the address makes codes that are taken', () => {
    const own = newTotpSecret()
    expect(own).toMatch(/^[A-Z2-7]{32}$/)
    expect(newTotpSecret()).not.toBe(own)
    const app = new URL(totpUri({ secret: own, issuer: '邻里', account: '王敏@社区' }))
    expect(decodeURIComponent(app.pathname)).toContain('邻里:王敏@社区')
    const code = TOTP.generate({ secret: Secret.fromBase32(app.searchParams.get('secret')!), timestamp: at(1e9).getTime() })
    expect(verifyTotp({ secret: own, code, now: at(1e9) })).toBe(Math.floor(1e9 / 30))
  })
})
