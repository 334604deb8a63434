import { dayOf } from '../../../../platform/web/format.ts'
import type { LoadContext } from '../../../../platform/web/page.ts'
import { getMyFile } from '../../../register/contract.ts'
import { listMyMandates } from '../../contract.ts'

/** Mandates both ways, guardians and agents as they stand, and what was done in one's name. */
export async function load({ api }: LoadContext) {
  const [{ own }, mandates] = await Promise.all([api(getMyFile, {}), api(listMyMandates, {})])
  const other = (one: { kind: string }) => one.kind !== 'guardian'
  return { mandates, given: own.representatives.filter(other), held: own.represents.filter(other), guardians: own.representatives.filter((one) => one.kind === 'guardian'), wards: own.represents.filter((one) => one.kind === 'guardian'), age: own.age, today: dayOf(new Date()) }
}
