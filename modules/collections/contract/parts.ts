import { z } from 'zod'
import { named } from '../../../platform/kernel/operation.ts'
import { PERIODS, type Period } from '../rules/periods.ts'
import { FILLERS, type Filler } from '../rules/items.ts'
import { COLLECTION_STATES, SHEET_STATES, sheetMoves, type CollectionState, type SheetState } from '../rules/moves.ts'
import { Text } from '../../../platform/kernel/fields.ts'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId } from '../../../platform/kernel/fields.ts'

export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const PeriodCode = z.enum(Object.keys(PERIODS) as [Period, ...Period[]], '请选择周期')
export const FillerCode = z.enum(Object.keys(FILLERS) as [Filler, ...Filler[]], '请选择由谁填报')
export const StateCode = z.enum(Object.keys(COLLECTION_STATES) as [CollectionState, ...CollectionState[]])
export const SheetStateCode = z.enum(Object.keys(SHEET_STATES) as [SheetState, ...SheetState[]])
export const MoveCode = z.enum(sheetMoves, '请选择要办的事')

export const CollectionStep = named('CollectionStep', z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() }))
export type CollectionStep = z.output<typeof CollectionStep>

export const CollectionItem = named('CollectionItem', z.object({
  key: z.string(), title: z.string(), unit: z.string(), decimals: z.int(), by: FillerCode, note: z.string(), indicator: z.string().nullable().describe('The indicator that an approved number is filed to'),
  part: z.enum(['numerator', 'denominator']).nullable(), share: z.boolean(),
}))
export type CollectionItem = z.output<typeof CollectionItem>

/** What an issuer writes: an indicator (its cells follow from its definition) or a figure in words of its own. */
export const AskedItem = z.strictObject({
  indicator: z.string().trim().max(40).nullable().default(null),
  title: Text(60).default(''),
  unit: Text(12).default(''),
  decimals: z.int().min(0).max(4).default(0),
  by: FillerCode,
  note: Text(300).default(''),
})
export type AskedItem = z.output<typeof AskedItem>
