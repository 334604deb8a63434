import { dayOf } from '../../../../platform/web/format.ts'
import { redirect, type LoadContext } from '../../../../platform/web/page.ts'
import { getCase, listDrafts } from '../../contract.ts'
import { personOf } from './reader.ts'

/** One case of the reader. A draft leads to where it is filled in; the form goes to the browser only while it may be changed. */
export async function load({ api, params, me }: LoadContext) {
  if (personOf(me) === null) redirect('/my')
  const one = await api(getCase, { params: { id: params['id']! } })
  if (one.state === 'draft') {
    const draft = (await api(listDrafts, {})).items.find(({ id }) => id === one.id)
    redirect(draft ? `/matters/${one.matter.code}/apply?draft=${one.id}${draft.applicantId ? `&for=${draft.applicantId}` : ''}` : '/my')
  }
  const open = one.state === 'awaiting_correction'
  return { one: { ...one, form: open ? one.form : {}, formDefinition: open ? one.formDefinition : null, tasks: [] },
    today: dayOf(new Date()) }
}
