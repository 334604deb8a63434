import type { SealedPart } from '../../platform/server/sealed.ts'

/** What a sealed value is bound to: it opens for this row alone. */
export const callerContext = (callId: string): string => `hotline.caller ${callId}`
export const orderContext = (caseId: string): string => `hotline.order ${caseId}`
export const keyContext = (systemId: string): string => `hotline.key ${systemId}`
/** The purpose of the blind index of callers' numbers. */
export const CALLER_INDEX = 'hotline.caller'

export const hotlineSealed: readonly SealedPart[] = [
  { table: 'hotline.calls', columns: [{ column: 'caller_sealed', context: callerContext, index: { column: 'caller_index', purpose: CALLER_INDEX } }] },
  { table: 'hotline.orders', columns: [{ column: 'caller_sealed', context: orderContext }] },
  { table: 'hotline.systems', columns: [{ column: 'key_sealed', context: keyContext }] },
]
