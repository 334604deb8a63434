import { hash, verify } from '@node-rs/argon2'

/**
 * Argon2id (RFC 9106), 19 MiB, 2 passes, 1 lane: the first choice of the OWASP password storage guide that a server with 2 cores bears.
 * One attempt costs a guesser 19 MiB and some 25 ms; four clerks signing in at once cost the server 76 MiB. The library's default
 * algorithm is argon2id; its enum is not used because it exists only as a type.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const CURRENT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`

/** Longer input is refused before it is hashed; a passphrase of sixty Chinese characters fits twice. */
export const PASSWORD_MAX = 128

/** Hashes off the main thread; the text holds salt and parameters. Throws a RangeError beyond {@link PASSWORD_MAX}. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length > PASSWORD_MAX) throw new RangeError(`password longer than ${PASSWORD_MAX}`)
  return hash(uniform(password), COST)
}

/** Whether the password is the one behind the hash. Throws where the stored hash is none: that is a fault of ours, not a wrong password. */
export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  if (password.length > PASSWORD_MAX) return false
  return verify(stored, uniform(password))
}

/** Spends the time of a verification where there is no account, so that the answer's delay does not tell which accounts exist. */
export async function spendPasswordTime(password: string): Promise<void> {
  nobody ??= hashPassword('nobody')
  await verifyPassword(await nobody, password)
}
let nobody: Promise<string> | undefined

/** Whether a hash was made with other parameters than today's: hash the password anew at its next successful use. */
export function needsRehash(stored: string): boolean {
  return !stored.startsWith(CURRENT)
}

/** A Chinese keyboard in full-width mode types １２３ for 123, and keyboards differ in how they compose: NFKC makes them one. */
const uniform = (password: string) => password.normalize('NFKC')
