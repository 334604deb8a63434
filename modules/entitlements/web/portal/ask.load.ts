import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { listEntitlementRules } from '../../contract.ts'
import { readRule } from '../../rules/words.ts'

/** Rules and numbers are public: the page works them out itself, so that no answer leaves it. Their sentences are read here: an old phone need not bring a reader along. */
export async function load({ api, me }: LoadContext) {
  const { items, standards } = await api(listEntitlementRules, {})
  return {
    today: dayOf(new Date()),
    resident: Boolean((me?.['account'] as { personId?: string | null } | undefined)?.personId),
    rules: items.filter((one) => one.inUse && one.faults.length === 0).map(({ matter, title, type, text, note }) => ({ matter, title, type, rule: readRule(text).rule!, note })),
    amounts: Object.fromEntries(standards.flatMap(({ key, amount }) => (amount === null ? [] : [[key, amount]]))) as Record<string, number>,
  }
}
