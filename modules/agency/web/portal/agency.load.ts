import type { LoadContext } from '../../../../platform/web/page.ts'
import { getMandate, listMandates } from '../../contract/mandates.ts'
import { MANDATE_STATES } from '../../rules.ts'
import { STEP_WORDS } from '../words.ts'

/** The reader's mandates with all that belongs to them; words are put in here. */
export async function load({ api }: LoadContext) {
  const [open, over] = [await api(listMandates, { query: { show: 'open' } }), await api(listMandates, { query: { show: 'over' } })]
  const files = await Promise.all([...open.items, ...over.items].slice(0, 12).map((one) => api(getMandate, { params: { id: one.id } })))
  return {
    files: files.map((file) => ({
      ...file, stateWords: MANDATE_STATES[file.mandate.state], open: open.items.some((one) => one.id === file.mandate.id),
      steps: file.steps.map((one) => ({ id: one.id, words: STEP_WORDS[one.step] ?? one.step, note: one.note, at: one.at, by: one.byName })),
    })),
  }
}
