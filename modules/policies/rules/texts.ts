/** How a text stands on a day. Pure. */
export const LEVELS = { national: '国家', province: '自治区', prefecture: '盟市', county: '旗县区', township: '街道（苏木镇）' } as const
export type Level = keyof typeof LEVELS
export const levels = Object.keys(LEVELS) as [Level, ...Level[]]

export const VALIDITIES = { in_force: '有效', not_yet: '尚未施行', ended: '已失效', replaced: '已被替代' } as const
export type Validity = keyof typeof VALIDITIES
export const validities = Object.keys(VALIDITIES) as [Validity, ...Validity[]]

/** Replaced counts from its day, whatever else the text says; the last day is still a day of force. */
export function validityOn(text: { fromOn: string | null; untilOn: string | null; replacedOn: string | null }, day: string): Validity {
  if (text.replacedOn && text.replacedOn <= day) return 'replaced'
  if (text.fromOn && text.fromOn > day) return 'not_yet'
  if (text.untilOn && text.untilOn < day) return 'ended'
  return 'in_force'
}
