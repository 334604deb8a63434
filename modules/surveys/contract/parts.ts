import { z } from 'zod'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const PlaceCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
/** A year, half-year, quarter or month. */
export const Period = z.string().regex(/^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/, '周期形如 2026、2026-H1、2026-Q3 或 2026-07')
/** The code of a sheet: twelve signs without those that are mistaken for one another; spaces and dashes do not matter. */
export const Code = z.string().transform((text) => text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '')).pipe(z.string().regex(/^[2-9A-HJ-NP-Z]{8,12}$/, '答卷码是8或12位字母和数字，请核对'))
/** A sheet as it is sent: by question, a grade, an option's place, several, or words. */
export const Sheet = z.record(z.string().max(40), z.union([z.int(), z.string().max(2000), z.array(z.union([z.int(), z.string().max(20)])).max(50)]))
