import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPerson } from '../../../register/contract.ts'
import { getMatter, knownFacts, type PrefillSource, type PublicMatter } from '../../contract.ts'

const SELF: readonly string[] = ['SELF_WEB', 'SELF_APP', 'MINI']

/** The guide of a matter; for a resident who is signed in also which facts the register already holds. Only what the page shows is sent. */
export async function load({ api, params, me }: LoadContext) {
  const matter: PublicMatter = await api(getMatter, { params: { code: params['code']! }, query: {} })
  const personId = (me?.['account'] as { personId?: string | null } | undefined)?.personId
  const held = personId
    ? await api(getPerson, { params: { id: personId }, query: {} }).then((one) => Object.keys(knownFacts(one,
      dayOf(new Date()))) as PrefillSource[], () => [])
    : []
  const { code, title, summary, type, audience, department, guide, eligibilityText, whoMayApply, openToNonRegistered, closedBecause,
    limits, handling, visits, fee,
    inForce } = matter
  return {
    signedIn: me !== null,
    held,
    online: inForce && matter.channels.some((channel) => SELF.includes(channel)),
    matter: {
      code, title, summary, type, audience, department, guide, eligibilityText, whoMayApply, openToNonRegistered, closedBecause, limits,
        handling, visits, fee, inForce,
      kind: matter.kind,
      result: matter.resultDocument?.title ?? null,
      materials: matter.materials.map((one) => ({
        code: one.code, title: one.title, note: one.note, always: one.need === 'always', heldBy: one.heldByRegister ?? null,
        followDays: one.mayFollow?.withinDays ?? null, copies: one.copies,
      })),
      stages: matter.stages.map((one) => ({ title: one.title, publicationDays: one.publication?.days ?? null })),
    },
  }
}
