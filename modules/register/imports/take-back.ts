/** Takes back what an import of people or dwellings did, where nobody has touched it since. History stays and gets a line. */
import type { ImportContext, TakenBack, Touched } from '../../imports/definition.ts'
import { phoneIndex, sealPhone } from '../numbers.ts'
import * as q from '../queries/imports.ts'

/** `touched` is of one page, the newest first. A person is taken back with all their ties, or left with all of them. */
export async function takeBackRows(touched: Touched[], ctx: ImportContext, { trial, since }: { trial: boolean; since: Date }): Promise<TakenBack> {
  const reason = `导入 ${ctx.number}`
  const main = touched.filter((t) => t.version !== null)
  const states = new Map((main.length ? await q.stateOf(ctx.tx, ctx.county, [...new Set(main.map((t) => t.id))], since, reason) : []).map((s) => [s.id, s]))
  const left: TakenBack['left'] = []
  const kept = new Set<string>()
  for (const t of main) {
    const state = states.get(t.id)
    // A household that got its head by this import is a matter of the person who is its head.
    if (!state || (t.subject === 'household' && t.deed === 'created')) continue
    if (state.version !== t.version || state.touched) {
      kept.add(t.id)
      if (t.subject === 'person') left.push({ row: t.row, reason: '这个人的档案在导入之后有人改过或办过事，保留现在的样子' })
      else if (t.subject === 'dwelling') left.push({ row: t.row, reason: '这处住房在导入之后有人改过，保留现在的样子' })
    }
  }
  const free = touched.filter((t) => !kept.has(t.id) && !(t.before?.['person'] && kept.has(t.before['person'] as string)))
  const ids = (subject: string, deed: Touched['deed']) => free.filter((t) => t.subject === subject && t.deed === deed).map((t) => t.id)
  const rows = new Set(free.filter((t) => t.subject === 'person' || t.subject === 'dwelling').map((t) => t.row))
  if (trial) return { restored: rows.size, left }

  const restored = free.filter((t) => t.subject === 'person' && t.deed === 'updated')
  await q.takeBack(ctx.tx, ctx.county, { people: ids('person', 'created'), ties: ids('tie', 'created'), households: ids('household', 'created'), dwellings: ids('dwelling', 'created'), buildings: ids('building', 'created') })
  const reopened = ids('tie', 'updated')
  if (reopened.length) await q.reopenTies(ctx.tx, ctx.county, reopened)
  if (restored.length) {
    await q.restorePeople(ctx.tx, ctx.county, restored.map((t) => {
      const was = t.before as { region: string; language: string; phone?: string | null; idNumber?: null }
      return {
        id: t.id, region: was.region, language: was.language, takes_id: was.idNumber === null, takes_phone: was.phone !== undefined,
        phone_sealed: was.phone ? sealPhone(ctx.sealer, t.id, was.phone).toString('hex') : null, phone_index: was.phone ? phoneIndex(ctx.sealer, was.phone).toString('hex') : null,
      }
    }))
    await q.followPeople(ctx.tx, ctx.county, restored.map((t) => ({ id: t.id, region: t.before!['region'] as string })))
  }
  const heads = ids('household', 'updated')
  if (heads.length) await q.clearHeads(ctx.tx, ctx.county, heads)
  const dwellings = free.filter((t) => t.subject === 'dwelling' && t.deed === 'updated')
  if (dwellings.length) {
    await q.patchDwellings(ctx.tx, ctx.county, dwellings.map((t) => ({ id: t.id, version: t.version!, use: t.before!['use'] as string, area_m2: t.before!['area'] as number | null })))
  }
  const lines = free.filter((t) => t.subject === 'person' || t.subject === 'dwelling').map((t) => ({
    id: ctx.newId(), region: states.get(t.id)?.region ?? ctx.region, subject: t.subject, subject_id: t.id, deed: 'import_undone', before: {}, after: {}, reason: `${reason} 第${t.row}行，已撤销`,
  }))
  if (lines.length) await q.insertChanges(ctx.tx, ctx.county, { ...ctx.by, now: ctx.now }, lines)
  return { restored: rows.size, left }
}
