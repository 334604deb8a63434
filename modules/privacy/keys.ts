/**
 * A change of the data key: a new key seals from now on, everything sealed before is sealed anew in pieces while work goes on, and the old
 * keys go when nothing needs them. How far it has come stands in the database and moves with each piece's own transaction.
 */
import { EVERYWHERE, type Database, type Db, type Tx } from '../../platform/server/db.ts'
import type { KeyRing } from '../../platform/server/keys.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { countByKey, markOf, resealPiece } from '../../platform/server/reseal.ts'
import type { SealedPart } from '../../platform/server/sealed.ts'
import type { Services } from '../../platform/server/services.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import type { Reply } from '../../platform/kernel/operation.ts'
import { actorOf } from '../accounts/index.ts'
import type * as c from './contract.ts'
import * as errors from './errors.ts'
import { countyHere, type Ctx } from './here.ts'
import * as q from './queries/keys.ts'

const PIECE = 500
/** Kept answers to repeated writes are sealed too and live three days; a day more is for clocks and late jobs. */
const SETTLE_DAYS = 4
/** A pass that finds nothing ends the change; a value that never opens must not keep it going for ever. */
const MOST_PASSES = 20

const everyone = { as: 'staff', ...EVERYWHERE } as const

interface Around {
  db: Database
  services: Pick<Services, 'sealer' | 'keys' | 'settings'>
  parts: readonly SealedPart[]
  now(): Date
}

const countsOf = async (db: Db, parts: readonly SealedPart[]) => {
  const counted: Record<string, Record<string, number>> = {}
  for (const part of parts) counted[part.table] = Object.fromEntries(await countByKey(db, part))
  return counted
}

const oldValues = (counted: Record<string, Record<string, number>>, version: number) =>
  Object.values(counted).reduce((sum, keys) => sum + Object.entries(keys).reduce((n, [v, values]) => n + (Number(v) === version ? 0 : values), 0), 0)

/** Begins a change in the caller's transaction. The key is made first: a key without a change is harmless, the other way round is not. */
async function begin(tx: Tx, around: Omit<Around, 'db'>, by: { name: string; region: string }): Promise<{ id: string; version: number }> {
  const { county } = around.services.settings
  if (await q.runningRotation(tx, county)) throw errors.rotationRunning()
  const version = await around.services.keys.add(around.now())
  const id = uuidv7(around.now().getTime())
  const counted = await countsOf(tx, around.parts)
  await q.insertRotation(tx, { county, id, region: by.region, version, by: by.name, total: oldValues(counted, version), now: around.now() })
  return { id, version }
}

/**
 * Goes on with the change that is running, piece by piece, until it is done or `until` says stop. Two of these at once take turns: each piece
 * holds the rotation's row. @returns the rotation as it stands, or nothing where none is running.
 */
export async function continueRotation(around: Around, on: { progress?(done: number, total: number): Promise<void>; stop?(): boolean } = {}): Promise<q.RotationRow | undefined> {
  const { county } = around.services.settings
  let last: q.RotationRow | undefined
  for (;;) {
    const row = await around.db.within(everyone, (tx) => step(tx, around, county))
    if (!row) return last
    last = row
    await on.progress?.(Math.min(row.done, row.total), row.total)
    if (row.state === 'done' || on.stop?.()) return row
  }
}

/** One piece: the next rows of the table at hand, or on to the next table, or the next pass, or the end with its count. */
async function step(tx: Tx, { parts, services, now }: Around, county: string): Promise<q.RotationRow | undefined> {
  const row = await q.runningRotation(tx, county)
  if (!row) return undefined
  services.keys.look(true)
  if (markOf(services.sealer)[1] < row.version) throw new Error(`the key of version ${row.version} is not in the keys file; restore it before going on`)
  const part = parts[row.part]
  if (part) {
    const after = row.after_county && row.after_id ? { county: row.after_county, id: row.after_id } : null
    const piece = await resealPiece(tx, part, after, services.sealer, PIECE)
    row.done += piece.values
    row.in_pass += piece.values
    row.faults += piece.faults
    if (piece.rows < PIECE) Object.assign(row, { part: row.part + 1, after_county: null, after_id: null })
    else Object.assign(row, { after_county: piece.last!.county, after_id: piece.last!.id })
  } else {
    row.passes += 1
    if (row.in_pass === 0 || row.passes >= MOST_PASSES) {
      row.counted = await countsOf(tx, parts)
      row.state = 'done'
      row.ended_at = now().toISOString()
      await recordAudit(tx, now(), { id: 'system', name: '系统', post: '' }, 'privacy.keys_resealed', { region: county.padEnd(12, '0'), detail: { version: row.version, done: row.done, faults: row.faults } })
    } else Object.assign(row, { part: 0, in_pass: 0, faults: 0 })
  }
  await q.saveRotation(tx, row)
  return row
}

/** Takes the old keys away when a count made now finds nothing under them and the new one is old enough. */
async function retire(tx: Tx, around: Omit<Around, 'db'>, id: string): Promise<number[]> {
  const { county } = around.services.settings
  const row = await q.holdRotation(tx, county, id)
  if (!row) throw errors.rotationNotFound()
  if (row.state === 'running') throw errors.rotationRunning()
  if (row.retired_at) throw errors.keysRetired()
  const keys = around.services.keys.secrets().dataKeys
  const since = keys.find((key) => key.version === row.version)?.since ?? row.started_at
  if (around.now().getTime() < Date.parse(since) + SETTLE_DAYS * 86_400_000) throw errors.keysTooYoung()
  const old = keys.filter((key) => key.version < row.version).map((key) => key.version)
  const counted = await countsOf(tx, around.parts)
  const left = Object.values(counted).reduce((sum, of) => sum + old.reduce((n, version) => n + (of[version] ?? 0), 0), 0)
  if (left > 0) throw errors.keysInUse(left)
  Object.assign(row, { retired: old, retired_at: around.now().toISOString(), counted })
  await q.saveRotation(tx, row)
  for (const version of old) await around.services.keys.retire(version)
  return old
}

// ------------------------------------------------------------------------------------------------------------------ doors

const view = (row: q.RotationRow, keys: KeyRing): c.KeyRotation => {
  const since = keys.secrets().dataKeys.find((key) => key.version === row.version)?.since
  return {
    id: row.id, version: row.version, startedAt: row.started_at, startedBy: row.started_by, state: row.state, total: row.total, done: row.done, faults: row.faults, passes: row.passes,
    counted: Object.entries(row.counted).map(([table, of]) => ({ table, keys: Object.entries(of).map(([version, values]) => ({ version: Number(version), values })) })),
    endedAt: row.ended_at, mayRetireFrom: since ? new Date(Date.parse(since) + SETTLE_DAYS * 86_400_000).toISOString() : null, retiredAt: row.retired_at, retired: row.retired,
  }
}

export async function listKeys(ctx: Ctx): Promise<Reply<typeof c.getKeys>> {
  const { keys, sealer } = ctx.services
  keys.look(true)
  const all = keys.secrets().dataKeys
  return {
    keys: all.map((key, i) => ({ version: key.version, since: key.since, seals: i === all.length - 1 })), algorithm: markOf(sealer)[0] === 2 ? 'SM4（GB/T 32907）' : 'AES-256-GCM',
    rotations: (await q.rotations(ctx.tx, countyHere(ctx))).map((row) => view(row, keys)),
  }
}

export async function startRotation(ctx: Ctx, parts: readonly SealedPart[]): Promise<{ id: string; version: number }> {
  const actor = actorOf(ctx)
  const made = await begin(ctx.tx, { services: ctx.services, parts, now: () => ctx.now }, { name: actor.name, region: actor.region })
  await ctx.audit('privacy.keys_rotated', { region: actor.region, detail: { version: made.version } })
  await ctx.services.jobs.ask(ctx.tx, 'privacy.reseal', {}, { singleton: made.id })
  return made
}

export async function retireOldKeys(ctx: Ctx, parts: readonly SealedPart[], id: string): Promise<{ retired: number[] }> {
  const retired = await retire(ctx.tx, { services: ctx.services, parts, now: () => ctx.now }, id)
  await ctx.audit('privacy.keys_retired', { region: actorOf(ctx).region, detail: { versions: retired } })
  return { retired }
}

/** At a terminal: begins a change, or goes on with one that was interrupted. */
export async function rotateAtTerminal(around: Around, say: (line: string) => void): Promise<q.RotationRow> {
  const county = around.services.settings.county
  const going = await around.db.within(everyone, async (tx) => {
    if (await q.runningRotation(tx, county)) return 'going on'
    const made = await begin(tx, around, { name: '命令行', region: county.padEnd(12, '0') })
    await recordAudit(tx, around.now(), { id: 'command-line', name: '命令行', post: '运维人员' }, 'privacy.keys_rotated', { region: county.padEnd(12, '0'), detail: { version: made.version } })
    return `new ${made.version}`
  })
  say(going === 'going on' ? '继续上次没有完成的更换' : `已生成第${going.slice(4)}版密钥`)
  const done = await continueRotation(around, { progress: async (n, total) => say(`正在重新加密 ${n} / ${total}`) })
  if (!done) throw new Error('the rotation is gone')
  return done
}

/** Goes on with a change for a while; what is left is asked for again, so that no run outlasts the queue's patience. */
export const makeResealJob = (parts: readonly SealedPart[]): Job =>
  defineJob({
    name: 'privacy.reseal',
    title: '用新密钥重新加密',
    cron: '*/20 * * * *',
    run: async ({ db, services, progress }) => {
      const began = Date.now()
      let told = 0
      await continueRotation({ db, services, parts, now: () => services.clock.now() }, {
        stop: () => Date.now() - began > 10 * 60_000,
        progress: async (done, total) => {
          if (Date.now() - told < 1_000) return
          told = Date.now()
          await progress(done, total, '个号码')
        },
      })
    },
  })
