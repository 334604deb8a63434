import type { SealedPart } from '../../platform/server/sealed.ts'
import { keyContext, KEY_PURPOSE, theirKeyContext } from './deeds/partner.ts'

/** Keys of partners: ours by which they are known, theirs by which we are. */
export const ordersSealed: SealedPart = {
  table: 'orders.partners',
  columns: [{ column: 'key_sealed', context: keyContext, index: { column: 'key_index', purpose: KEY_PURPOSE } }, { column: 'their_key_sealed', context: theirKeyContext }],
}
