import { Secret, TOTP } from 'otpauth'

/** RFC 6238 with the only parameters that every authenticator app understands. */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** A code is taken one step early or late, for the phone whose clock is off and the person who types slowly. */
const WINDOW = 1

/** A new second factor: 160 random bits in base32, as RFC 4226 recommends. Keep it sealed. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** `otpauth://` address to show as a QR code once, when the factor is set up. */
export function totpUri({ secret, issuer, account }: { secret: string; issuer: string; account: string }): string {
  return new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret), issuer, label: account }).toString()
}

/**
 * The time step of a right code, or undefined. A step at or before `lastStep` is never right again, so a code that was read over a
 * shoulder is worth nothing once used; store the answer as the account's new last step with `… where last_step < $step`, so that of
 * two requests with one code one fails. Spaces and full-width digits are understood.
 */
export function verifyTotp(input: { secret: string; code: string; now: Date; lastStep?: number | null | undefined }): number | undefined {
  const code = input.code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = input.now.getTime()
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(input.secret) })
  const delta = totp.validate({ token: code, timestamp, window: WINDOW })
  if (delta === null) return undefined
  const step = totp.counter({ timestamp }) + delta
  return step > (input.lastStep ?? -1) ? step : undefined
}
