import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database, type Tx } from '../../platform/server/db.ts'
import type { PlacedPart } from '../regions/definition.ts'
import { changePlaces, inTheWayOf, lockPlaces, moveRowsOfPlaces, rowsThatGo } from '../regions/index.ts'
import { doesNotFit } from './errors.ts'
import type { Stage } from './plan.ts'
import { moveOf } from './preview.ts'
import * as q from './queries.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
const SYSTEM = { id: '00000000-0000-0000-0000-000000000000', name: '系统', post: '' }

/** What of a stage no longer fits the places of today. */
async function misfits(tx: Tx, stage: Stage): Promise<string[]> {
  const named = [...new Set([
    ...stage.create.flatMap((c) => [c.code, c.parent]), ...stage.end.map((e) => e.code), ...stage.rename.map((r) => r.code), ...stage.reopen,
    ...stage.became.flatMap((b) => [b.from, b.to]),
  ])]
  const places = new Map((await lockPlaces(tx, named)).map((p) => [p.code, p]))
  const made = new Set(stage.create.map((c) => c.code))
  const back = new Set(stage.reopen)
  const texts: string[] = []
  for (const code of named) {
    const place = places.get(code)
    if (made.has(code)) {
      if (place) texts.push(`代码${code}已经被“${place.name}”使用`)
    } else if (back.has(code)) {
      if (place && place.validUntil === null) texts.push(`${place.name}已经恢复`)
    } else if (!place || place.validUntil !== null) texts.push(`${place?.name ?? code}已经撤销`)
  }
  return texts
}

/**
 * One stage, in one transaction that reaches the whole county: places and all rows of all modules, or nothing. Refuses with what does not fit.
 */
async function doStage(tx: Tx, parts: readonly PlacedPart[], county: string, dossier: q.DossierRow, row: q.StageRow, now: Date): Promise<void> {
  const { body } = row
  const texts = await misfits(tx, body)
  if (texts.length) throw doesNotFit(texts)
  const on = dossier.effectiveOn!
  const by = { id: dossier.decidedBy!, name: dossier.decidedName }
  const move = moveOf([body], {
    changeId: row.id, county, on, now, posts: dossier.change.posts, because: `${dossier.number} ${dossier.title}`, undoes: row.undoes ? [row.undoes] : [], by,
  })
  const blocking = await inTheWayOf(tx, parts, move)
  if (blocking.length) {
    throw doesNotFit(blocking.map((each) => (each.why === 'clash' ? `${each.what}“${each.label}”在新的地方会重名` : `${each.what}“${each.label}”没有原来的地方可回`)))
  }
  const replaced = await changePlaces(tx, { changeId: row.id, undoes: row.undoes, on, ...body })
  const moved = (await moveRowsOfPlaces(tx, parts, move)).filter((m) => m.rows > 0)
  await q.finishStage(tx, { county, id: row.id, at: now, moved, replaced })
  for (const place of new Set([body.source, ...body.became.flatMap((b) => [b.from, b.to])].map((code) => code.slice(0, 12)))) {
    await recordAudit(tx, now, { ...by, post: '' }, 'region.changed', { subject: dossier.id, region: place, because: dossier.number, detail: { change: row.id } })
  }
}

/**
 * Carries out an approved dossier whose day has come, stage by stage, each in its own transaction; what was done before a stop is not done
 * again. Answers whether it is complete. What does not fit is written on the dossier and tried again later.
 */
export async function executeDossier(
  db: Database, parts: readonly PlacedPart[], county: string, id: string, now: Date,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<boolean> {
  for (;;) {
    try {
      const left = await db.within(everyone, async (tx) => {
        await q.holdTerritory(tx, county)
        const dossier = await q.lockDossier(tx, county, id)
        if (dossier?.state !== 'approved' || !dossier.effectiveOn || dossier.effectiveOn > shanghaiDate(now)) return { total: 0, done: 0 }
        const stages = await q.stagesOf(tx, county, id)
        const next = stages.find((s) => s.doneAt === null)
        if (next) await doStage(tx, parts, county, dossier, next, now)
        const done = stages.filter((s) => s.doneAt !== null).length + (next ? 1 : 0)
        if (done === stages.length) {
          await q.setState(tx, county, id, 'executed', now)
          if (dossier.undoes) await q.setState(tx, county, dossier.undoes, 'undone')
          await q.insertStep(tx, { county, id: uuidv7(now.getTime()), region: dossier.region, dossierId: id, name: 'executed', note: '', by: null, byName: '系统', at: now })
          await recordAudit(tx, now, SYSTEM, 'territory.executed', { subject: id, region: dossier.region, because: dossier.number })
        }
        return { total: stages.length, done }
      })
      if (left.total) await progress(left.done, left.total)
      if (left.done === left.total) return left.total > 0
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await db.within(everyone, async (tx) => {
        const dossier = await q.lockDossier(tx, county, id)
        if (!dossier) return
        if (await q.setBlocked(tx, county, id, [error.message])) {
          await q.insertStep(tx, { county, id: uuidv7(now.getTime()), region: dossier.region, dossierId: id, name: 'blocked', note: error.message, by: null, byName: '系统', at: now })
        }
      })
      return false
    }
  }
}

const SWEEP_DAYS = 3

/**
 * Rows that a transaction beside a stage wrote at the old place after the stage had looked: they are moved like the others. Only stages of the
 * last days that hold, in their order.
 */
export async function sweepStages(db: Database, parts: readonly PlacedPart[], now: Date): Promise<number> {
  const since = new Date(now.getTime() - SWEEP_DAYS * 86_400_000)
  const stages = await db.within(everyone, (tx) => q.stagesDoneSince(tx, since))
  let swept = 0
  for (const stage of stages) {
    const move = moveOf([{ ...stage.body, rows: [] }], {
      changeId: stage.id, county: stage.county, on: stage.effectiveOn, now, posts: stage.change.posts, because: stage.because, undoes: [],
    })
    if (!move.steps.length) continue
    swept += await db.within(everyone, async (tx) => {
      const waiting = (await rowsThatGo(tx, parts, move)).reduce((sum, m) => sum + m.rows, 0)
      // What would meet another of its kind waits for a person to rename it: the next run tries again.
      if (!waiting || (await inTheWayOf(tx, parts, move)).length) return 0
      await moveRowsOfPlaces(tx, parts, move)
      return waiting
    })
  }
  return swept
}
