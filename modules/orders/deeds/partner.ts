import { randomBytes } from 'node:crypto'
import type { AuditNote, Caller } from '../../../platform/server/context.ts'
import { recordAudit } from '../../../platform/server/context.ts'
import type { Actor } from '../../accounts/index.ts'
import { levelOf, scopeOf } from '../../regions/index.ts'
import * as e from '../errors.ts'
import type { Ctx } from '../needs.ts'
import * as q from '../queries/orders.ts'

export const KEY_PURPOSE = 'orders.key'
export const keyContext = (id: string) => `orders.partner ${id}`
export const theirKeyContext = (id: string) => `orders.theirs ${id}`
export const newKey = () => `lk_${randomBytes(30).toString('base64url')}`

/**
 * The partner behind a key, and the context in which it acts: a technical post at its own place, with exactly that range. Whatever it does is
 * in the audit under its name. The key is looked for by its keyed digest.
 */
export async function partnerOf(ctx: Ctx, key: string): Promise<{ partner: q.PartnerRow; as: Ctx }> {
  const { county } = ctx.services.settings
  const whole = scopeOf(county)
  await ctx.tx.widen(whole.lo, whole.hi)
  const partner = key.length >= 20 && key.length <= 200 ? await q.partnerByKey(ctx.tx, county, ctx.services.sealer.blindIndex(key, KEY_PURPOSE)) : undefined
  if (!partner) throw e.keyWrong()
  const scope = scopeOf(partner.region)
  await ctx.tx.widen(scope.lo, scope.hi)
  return { partner, as: asPartner(ctx, partner) }
}

/** The key in `Authorization: Bearer`. */
export function bearerOf(ctx: Ctx): string {
  const header = ctx.request.headers.authorization ?? ''
  return header.startsWith('Bearer ') ? header.slice(7).trim() : ''
}

function asPartner(ctx: Ctx, partner: q.PartnerRow): Ctx {
  const scope = { as: 'staff' as const, ...scopeOf(partner.region), caller: partner.id }
  const post = {
    id: partner.id, kind: 'dispatcher' as const, title: '系统对接', region: partner.region, regionName: partner.name, level: levelOf(partner.region), deputyFor: null, validFrom: '2000-01-01', validUntil: null,
  }
  const details: Actor = {
    accountId: partner.id, name: partner.name, county: partner.county, kind: 'staff', personId: null, posts: [post as never], post: post as never, region: partner.region, csrf: '', mustChangeSecret: false,
  }
  const caller: Caller = { id: partner.id, name: partner.name, kind: 'staff', scope, abilities: new Set(), post: '系统对接', secondFactorOwed: false, csrf: '', details }
  const { tx } = ctx
  return {
    ...ctx, caller, tx: { ...tx, scope },
    audit: (deed: string, note?: AuditNote) => recordAudit(tx, ctx.now, { id: partner.id, name: partner.name, post: '系统对接' }, deed, note),
  }
}
