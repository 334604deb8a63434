import type { FilePart, PersonPart } from '../register/definition.ts'
import { CALL_KINDS } from './contract.ts'
import { callsToTell, joinedToTell } from './queries/calls.ts'

/** Calls in which a person was recognised, told to that person. */
export const hotlineFile: FilePart = {
  id: 'hotline.calls',
  title: '我打过的热线',
  tells: ['hotline.calls.person_id', 'hotline.call_cases.person_id'],
  list: async (tx, county, personId) => [
    ...(await callsToTell(tx, county, personId)).map((c) => ({
      title: `拨打${c.called}`, text: (CALL_KINDS as Record<string, string>)[c.kind] ?? '通话', from: c.at, until: null, href: '/my',
    })),
    ...(await joinedToTell(tx, county, personId)).map((c) => ({ title: `同样反映：${c.title}`, text: `编号${c.number}`, from: c.at, until: null, href: '/progress' })),
  ],
}

/** How calls follow when two files of one person become one. */
export const hotlinePersonPart: PersonPart = { module: 'hotline', columns: [{ column: 'hotline.calls.person_id', title: '热线来电', carries: true }, { column: 'hotline.call_cases.person_id', title: '同样反映的人', carries: true }] }
