import { shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { Input, Reply } from '../../../platform/kernel/operation.ts'
import type * as doors from '../contract/rules.ts'
import { STANDARD_RULES } from '../catalogue/rules.ts'
import * as e from '../errors.ts'
import * as q from '../queries/rules.ts'
import { standardKeys, STANDARDS, type Standards } from '../rules/facts.ts'
import type { Rule } from '../rules/language.ts'
import { readRule, ruleWords } from '../rules/words.ts'
import { mattersToday, reach, type Ctx } from './shared.ts'

export interface RuleInForce { matter: string; text: string; note: string; version: number; source: 'standard' | 'place'; inUse: boolean; byName: string; at: string | null; standardText: string }

/** The rules as this place has them: its own newest one, else the standard. */
export async function rulesNow(ctx: Ctx): Promise<RuleInForce[]> {
  const own = new Map((await q.placeRules(ctx.tx, ctx.services.settings.county)).map((row) => [row.matter, row]))
  const standard = new Map(STANDARD_RULES.map((one) => [one.matter, one]))
  return [...new Set([...standard.keys(), ...own.keys()])].map((matter) => {
    const [mine, usual] = [own.get(matter), standard.get(matter)]
    const standardText = usual?.text ?? ''
    return mine ? { ...mine, source: 'place' as const, standardText } : { matter, text: usual!.text, note: usual!.note, version: 0, source: 'standard' as const, inUse: true, byName: '', at: null, standardText }
  })
}

/** Rules in use that can be read, for matters in force. */
export async function rulesInUse(ctx: Ctx): Promise<(RuleInForce & { rule: Rule })[]> {
  return (await rulesNow(ctx)).flatMap((one) => {
    const read = one.inUse ? readRule(one.text).rule : undefined
    return read ? [{ ...one, rule: read }] : []
  })
}

export async function standardsNow(ctx: Ctx): Promise<Standards> {
  const rows = await q.standardsOn(ctx.tx, ctx.services.settings.county, shanghaiDate(ctx.now))
  return Object.fromEntries(rows.map(({ key, amount }) => [key, Number(amount)]))
}

export async function list(ctx: Ctx): Promise<Reply<typeof doors.listEntitlementRules>> {
  const matters = await mattersToday(ctx)
  const rules = (await rulesNow(ctx)).filter(({ matter }) => matters.has(matter))
  const set = new Map((await q.standardsOn(ctx.tx, ctx.services.settings.county, shanghaiDate(ctx.now))).map((row) => [row.key, row]))
  const known = new Set(rules.map(({ matter }) => matter))
  return {
    items: rules.map((one) => ({ ...one, title: matters.get(one.matter)!.title, type: matters.get(one.matter)!.type, faults: readRule(one.text).faults })),
    standards: standardKeys.map((key) => {
      const row = set.get(key)
      return { key, ...STANDARDS[key], amount: row ? Number(row.amount) : null, basis: row?.basis ?? '', fromOn: row?.fromOn ?? null, byName: row?.byName ?? '' }
    }),
    without: [...matters.values()].filter(({ code, type, kind }) => !known.has(code) && type !== 'none' && kind === 'application').map(({ code, title }) => ({ code, title })),
  }
}

export async function write(ctx: Ctx, { body }: { body: Input<typeof doors.writeEntitlementRule>['body'] }): Promise<Reply<typeof doors.writeEntitlementRule>> {
  const { county, here, name } = reach(ctx)
  if (!(await mattersToday(ctx)).has(body.matter)) throw e.matterUnknown()
  const read = readRule(body.text)
  if (!read.rule) throw e.ruleFaulty(read.faults)
  const now = (await rulesNow(ctx)).find((one) => one.matter === body.matter)
  if ((now?.version ?? 0) !== body.version) throw e.changedMeanwhile()
  const id = ctx.newId()
  const made = await q.insertRule(ctx.tx, { county, id, region: here, matter: body.matter, version: body.version + 1, text: ruleWords(read.rule), note: body.note ?? '', inUse: body.inUse ?? true, byName: name, at: ctx.now })
  if (!made) throw e.changedMeanwhile()
  await ctx.audit('entitlements.rule_written', { region: here, detail: { matter: body.matter, version: body.version + 1 } })
  return { id, version: body.version + 1 }
}

export async function setStandard(ctx: Ctx, { body }: { body: Input<typeof doors.setEntitlementStandard>['body'] }): Promise<Reply<typeof doors.setEntitlementStandard>> {
  const { county, here, name } = reach(ctx)
  const id = ctx.newId()
  if (!(await q.insertStandard(ctx.tx, { county, id, region: here, key: body.key, amount: body.amount, basis: body.basis, fromOn: body.fromOn, byName: name, at: ctx.now }))) throw e.standardSet()
  await ctx.audit('entitlements.standard_set', { region: here, because: body.basis, detail: { standard: body.key, from: body.fromOn } })
  return { id }
}
