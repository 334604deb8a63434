import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getPerson } from '../../../register/contract.ts'
import { listDrafts, listMyCases, listPublications, type CaseListItem } from '../../contract.ts'
import { personOf } from './reader.ts'

const FEW = 3

/** The open cases of whoever is signed in and what is on notice in their community; what cannot be had now is left out, never the page. */
export async function load({ api, me }: LoadContext) {
  const person = personOf(me)
  const [open, drafts, region] = person
    ? await Promise.all([
        api(listMyCases, { query: { open: 'yes' } }).then(({ items }) => items, () => []),
        api(listDrafts, {}).then(({ items }) => items, () => []),
        api(getPerson, { params: { id: person }, query: {} }).then((one) => one.region.slice(0, 12), () => null),
      ])
    : [[] as CaseListItem[], [], null]
  const publications = await api(listPublications, { query: { ...(region ? { region } : {}),
    running: 'yes' } }).then(({ items }) => items, () => [])
  const cases = open.filter((one) => one.state !== 'draft')
  return {
    today: dayOf(new Date()),
    resident: person !== null,
    name: person ? (me?.name ?? '') : '',
    cases: cases.slice(0, FEW),
    more: cases.length > FEW,
    drafts: drafts.slice(0, 2).map(({ id, title, matterCode, applicantId, savedAt }) => ({ id, title, matterCode, applicantId, savedAt })),
    publications: publications.slice(0, FEW).map(({ id, title, regionName, fromOn, untilOn }) => ({ id, title, regionName, fromOn,
      untilOn })),
  }
}
