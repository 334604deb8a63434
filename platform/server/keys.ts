import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { CannotOpen, sealer, type SealAlgorithm, type Sealer } from './crypto.ts'
import { keysPath, readSecrets, retireDataKey, rotateDataKey, type Secrets } from './secrets.ts'

/** The data keys of an installation while it runs: they can be added to and taken away without a restart. */
export interface KeyRing {
  /** As known to this process; looked up again where another process has changed them. */
  secrets(): Secrets
  /** Adds a key that seals from now on. @returns its version. */
  add(now: Date): Promise<number>
  /** Takes an old key away; nothing may use it any more. */
  retire(version: number): Promise<void>
  /** Reads the keys again if they were changed elsewhere. @returns whether they were. */
  look(force?: boolean): boolean
}

const LOOK_MS = 2_000

/**
 * Keys in the installation's file. Another process that adds one is noticed within two seconds, and at once where a value comes along that
 * was sealed under a key not seen before.
 */
export function fileKeys(home: string, first: Secrets, env: NodeJS.ProcessEnv = process.env): KeyRing {
  const file = keysPath(home, env)
  let secrets = first
  let stamp = stampOf(file)
  let lookedAt = Date.now()
  const look = (force = false): boolean => {
    if (!force && Date.now() - lookedAt < LOOK_MS) return false
    lookedAt = Date.now()
    const now = stampOf(file)
    if (now === stamp && !force) return false
    const read = readSecrets(file)
    if (!read) return false
    stamp = now
    const changed = read.dataKeys.map((k) => k.version).join() !== secrets.dataKeys.map((k) => k.version).join()
    if (changed) secrets = read
    return changed
  }
  return {
    secrets: () => secrets,
    async add(now) {
      const version = await rotateDataKey(home, env, now)
      look(true)
      return version
    },
    async retire(version) {
      await retireDataKey(home, version, env)
      look(true)
    },
    look,
  }
}

function stampOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return ''
  }
}

/** Keys that are written nowhere: for tests and rehearsals. */
export function memoryKeys(first: Secrets): KeyRing {
  let secrets = first
  return {
    secrets: () => secrets,
    async add(now) {
      const version = secrets.dataKeys.at(-1)!.version + 1
      secrets = { ...secrets, dataKeys: [...secrets.dataKeys, { version, key: randomBytes(32), since: now.toISOString() }] }
      return version
    },
    async retire(version) {
      secrets = { ...secrets, dataKeys: secrets.dataKeys.filter((k) => k.version !== version) }
    },
    look: () => false,
  }
}

/** A sealer that always uses the ring's newest key and opens what any key of the ring sealed. */
export function ringSealer(ring: KeyRing, settings: { algorithm?: SealAlgorithm } = {}): Sealer {
  let of = ring.secrets()
  let current = sealer(of, settings)
  const now = (): Sealer => {
    if (ring.secrets() === of) return current
    of = ring.secrets()
    return (current = sealer(of, settings))
  }
  return {
    seal(text, context) {
      ring.look()
      return now().seal(text, context)
    },
    open(sealed, context) {
      try {
        return now().open(sealed, context)
      } catch (error) {
        const known = of.dataKeys.some((key) => key.version === sealed[1])
        if (!(error instanceof CannotOpen) || known || !ring.look(true)) throw error
        return now().open(sealed, context)
      }
    },
    needsReseal(sealed) {
      ring.look()
      return now().needsReseal(sealed)
    },
    blindIndex: (text, purpose) => now().blindIndex(text, purpose),
  }
}
