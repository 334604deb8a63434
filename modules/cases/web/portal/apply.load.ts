import { dayOf } from '../../../../platform/web/format.ts'
import { redirect, type LoadContext } from '../../../../platform/web/page.ts'
import type { FormDefinition } from '../../../../platform/web/form/definition.ts'
import { prefillValues } from '../../../../platform/web/form/rules.ts'
import { getMatter, knownFacts, type PrefillSource } from '../../../matters/contract.ts'
import { getPerson } from '../../../register/contract.ts'
import { listDrafts } from '../../contract.ts'
import { joinMaterials, withMaterials } from './materials-step.ts'
import { personOf } from './reader.ts'

const SELF: readonly string[] = ['SELF_WEB', 'SELF_APP', 'MINI']

/** What a link to the form fills in already (`?fill.supportCode=SD-01`): plain words of a field that asks for words, nothing the register holds. */
function filledByLink(form: FormDefinition, query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).flatMap(([key, value]) => {
    const field = key.startsWith('fill.') ? key.slice(5) : ''
    const asked = form.schema.properties?.[field]
    return asked?.type === 'string' && !asked.oneOf && !form.ui.fields?.[field]?.prefill ? [[field, value.slice(0, 200)]] : []
  }))
}

/** The form of a matter for one person, with what the register knows of them and what was begun before. `?for=` chooses the person. */
export async function load({ api, params, query, me }: LoadContext) {
  const code = params['code']!
  const own = personOf(me)
  if (own === null) redirect(`/matters/${code}`)
  const today = dayOf(new Date())
  const [matter, myself, drafts] = await Promise.all([
    api(getMatter, { params: { code }, query: {} }),
    api(getPerson, { params: { id: own! }, query: {} }),
    api(listDrafts, {}).then(({ items }) => items.filter((one) => one.matterCode === code), () => []),
  ])
  if (!matter.inForce || !matter.channels.some((channel) => SELF.includes(channel))) redirect(`/matters/${code}`)

  const others = matter.onBehalf.some((who) => who === 'family' || who === 'agent')
    ? myself.represents.filter((one) => one.powers.includes('apply') && one.validFrom <= today
      && (one.validUntil === null || today < one.validUntil))
    : []
  const chosen = others.find((one) => one.personId === query['for'])
  const people = [{ id: myself.id, name: myself.name }, ...others.map(({ personId, name }) => ({ id: personId, name }))]
  const head = { code, title: matter.title, kind: matter.kind, limits: matter.limits, handling: matter.handling }
  if (others.length > 0 && query['for'] === undefined && query['draft'] === undefined) return { step: 'who' as const, matter: head, people }

  const draft = drafts.find((one) => one.id === query['draft']) ?? drafts.find((one) => (one.applicantId ?? own) === (chosen?.personId ?? own))
  const person = chosen ? await api(getPerson, { params: { id: chosen.personId }, query: {} }) : myself
  const known: Record<string, unknown> = knownFacts(person, today)
  const isHeld = (source: PrefillSource | undefined) => source !== undefined && known[source] !== undefined
  const form = withMaterials(matter.form, matter.materials.filter((one) => !isHeld(one.heldByRegister)))

  // A telephone that may be corrected is needed whole; the page asks for it in its own name. Until then it is not known.
  const phonePath = Object.entries(matter.form.ui.fields ?? {}).find(([, ui]) => ui.prefill === 'register.phone'
    && !ui.readOnly)?.[0] ?? null
  if (phonePath) delete known['register.phone']
  return {
    step: 'form' as const,
    matter: head,
    form,
    known,
    phonePath: person.phoneMasked ? phonePath : null,
    initial: { ...prefillValues(matter.form, known), ...filledByLink(matter.form, query), ...(draft ? joinMaterials(draft.form, draft.materials) : {}) },
    draft: draft ? { id: draft.id, savedAt: draft.savedAt } : null,
    applicant: { id: person.id, name: person.name, own: !chosen },
    people,
    heldTitles: matter.materials.filter((one) => isHeld(one.heldByRegister)).map((one) => one.title),
    onBehalf: chosen ? `${myself.name}（${chosen.kind === 'guardian' ? '监护人' : '委托代理人'}）` : '',
    today,
  }
}
