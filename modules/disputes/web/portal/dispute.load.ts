import { dayOf } from '../../../../platform/web/format.ts'
import { notFound, type LoadContext } from '../../../../platform/web/page.ts'
import { CLAUSE_STATES, CONSENT_STATES, DISPUTE_STEPS, FILE_STATES, SIDES } from '../../contract/parts.ts'
import { getMyDispute } from '../../contract/mine.ts'

/** One's own mediation; words are put in here, so that the page carries no tables of them. */
export async function load({ api, params }: LoadContext) {
  const d = await api(getMyDispute, { params: { id: params.id! } }).catch((fault: unknown) => {
    if ([400, 404].includes((fault as { status?: number }).status ?? 0)) return notFound()
    throw fault
  })
  return {
    d: {
      ...d, stateWords: FILE_STATES[d.state], sideWords: SIDES[d.me.side], consentWords: CONSENT_STATES[d.me.consent], others: d.others.map((one) => ({ ...one, sideWords: SIDES[one.side] })),
      clauses: d.clauses.map((one) => ({ ...one, stateWords: CLAUSE_STATES[one.state] })), steps: d.steps.map((one) => ({ ...one, words: (DISPUTE_STEPS as Record<string, string>)[one.step] ?? '' })),
    },
    today: dayOf(new Date()),
  }
}
