import type { SealedPart } from '../../platform/server/sealed.ts'
import { phoneContext } from './deeds/units.ts'

export const liaisonSealed: SealedPart = { table: 'liaison.officers', columns: [{ column: 'phone_sealed', context: phoneContext }] }
