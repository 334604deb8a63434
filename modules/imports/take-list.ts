/** A list straight into a stream, for the command line: the same columns, marks, log and access log as on the desk; never full numbers. */
import { pipeline } from 'node:stream/promises'
import type { Writable } from 'node:stream'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EXPORT_PURPOSES } from './contract.ts'
import { countyScope, type Around, type Engine } from './engine.ts'
import { exportKindUnknown, placeNotYours } from './errors.ts'
import { exportContextFor, fillList, listOf, type TellPeople } from './exports.ts'
import { takeNumber } from './numbers.ts'
import * as q from './queries.ts'

export interface ListRun {
  kind: string
  place: string
  format: 'xlsx' | 'csv'
  purpose: keyof typeof EXPORT_PURPOSES
  note: string
  by: { name: string; post: string }
  into: Writable
  told?: (rows: number) => void
}

/** @returns the number of the list and how many rows it has. */
export async function takeList(engine: Engine, tellPeople: TellPeople, around: Around, run: ListRun): Promise<{ number: string; rows: number }> {
  const { db, services, now } = around
  const county = services.settings.county
  const kind = engine.exports.find((k) => k.key === run.kind)
  if (!kind) throw exportKindUnknown()
  return db.within(countyScope(county), async (tx) => {
    const place = await q.findPlace(tx, run.place, shanghaiDate(now))
    if (!place) throw placeNotYours()
    const id = uuidv7()
    const number = await takeNumber(tx, county, now, 'exports')
    const fields = kind.fields.filter((f) => f.usual).map((f) => f.key)
    await q.insertExport(tx, {
      county, id, region: run.place, number, kind: kind.key, place: run.place, fields, format: run.format, isFull: false, purpose: run.purpose, note: run.note, state: 'asked', byAccount: null, byName: run.by.name, post: run.by.post, now,
    })
    const e = (await q.findExport(tx, county, id))!
    const { list, begin } = listOf(e, kind, now)
    const writing = pipeline(list.stream, run.into)
    await begin()
    const filled = await fillList(kind, e, exportContextFor(e, around, tx), list, async (rows) => run.told?.(rows))
    await list.end()
    await writing
    await q.setExport(tx, county, id, { state: 'taken', rows: filled.rows, madeAt: now, takenAt: now })
    const because = `${EXPORT_PURPOSES[run.purpose]}：${run.note}`
    await tellPeople(tx, filled.people, { county, region: run.place, deed: `${kind.key}.taken_along`, callerName: run.by.name, post: run.by.post, because, ref: number, now })
    await recordAudit(tx, now, { id: 'command-line', name: run.by.name, post: run.by.post }, 'exports.made', { region: run.place, because, detail: { export: number, kind: kind.key, rows: filled.rows, full: false, fields } })
    return { number, rows: filled.rows }
  })
}
