import type { SealedPart } from '../../platform/server/sealed.ts'
import type { FilePart } from '../register/definition.ts'
import { FILE_STATES } from './contract.ts'
import { partyPhoneContext } from './deeds/files.ts'
import { partsToTell } from './queries/mine.ts'

/** In which mediations a person is a party, told to that person: the matter, never the other side. */
export const disputesFile: FilePart = {
  id: 'disputes.parties',
  title: '调解',
  tells: ['disputes.parties.person_id'],
  async list(tx, county, personId) {
    return (await partsToTell(tx, county, personId)).map((one) => ({
      title: `调解${one.number}`, text: `${one.title}；${FILE_STATES[one.state]}`, from: one.recordedOn, until: one.endedOn, href: `/my/disputes/${one.id}`,
    }))
  },
}

export const disputesSealed: SealedPart = { table: 'disputes.parties', columns: [{ column: 'phone_sealed', context: partyPhoneContext }] }
