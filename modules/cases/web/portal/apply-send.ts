import { call } from '../../../../platform/web/client.ts'
import { unmaskPerson } from '../../../register/contract.ts'
import { saveDraft, submitCase } from '../../contract.ts'
import type { GivenMaterial } from './materials-step.ts'

/** What an application says, draft or not. */
export interface Application {
  matterCode: string
  applicantId?: string
  onBehalf?: string
  form: Record<string, unknown>
  materials: GivenMaterial[]
  placeText?: string
}

export { sendFile } from './send.ts'

/** Keeps the draft; answers its id, which the next save and the submission name. */
export async function keepDraft(said: Application, draftId: string | undefined): Promise<string> {
  return (await call(saveDraft, { body: { ...said, ...(draftId ? { draftId } : {}) } })).id
}

/** Hands the application in; answers the id of the case. The same `clientId` twice makes one case. */
export async function handIn(said: Application, how: { draftOf: string | undefined; anyway: boolean; clientId: string }): Promise<string> {
  const { draftOf, anyway, clientId } = how
  return (await call(submitCase, { body: { ...said, ...(draftOf ? { draftOf } : {}), ...(anyway ? { submitAnyway: true } : {}),
    clientId } })).id
}

/** The registered telephone of the applicant in full, for confirming it; undefined where there is none or it may not be had. */
export const phoneOf = (personId: string): Promise<string | undefined> =>
  call(unmaskPerson, { params: { id: personId }, body: { field: 'phone', purpose: 'request' } }).then(({ value }) => value ?? undefined,
    () => undefined)
