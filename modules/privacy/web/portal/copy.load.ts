import type { LoadContext } from '../../../../platform/web/page.ts'
import { getMyFile } from '../../../register/contract.ts'

/** Whose copy is made. */
export async function load({ api, query }: LoadContext) {
  const { own, standsFor } = await api(getMyFile, {})
  const shown = standsFor.find((one) => one.id === query['of']) ?? own
  return { of: shown.id === own.id ? undefined : shown.id, name: shown.name, phone: own.phoneMasked }
}
