import { z } from 'zod'
import { Must } from '../../../platform/kernel/fields.ts'

export { After, ClientId, Day, Done, Id, Made, Must, Text, Version, WithId, page } from '../../../platform/kernel/fields.ts'

export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时间应写成 09:00 这样')
export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')

export const Interval = z.strictObject({ from: Time, to: Time })
export const Intervals = z.array(Interval).max(4)
export const Hours = z.strictObject({ workday: Intervals, weekend: Intervals, holiday: Intervals })
/** A kind of business that one queues for: 综合, 社保. */
export const Business = z.strictObject({ letter: z.string().regex(/^[A-Z]$/, '请用一个大写字母'), name: Must(20, '请填写业务名称') })

/** What happened to a row. */
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
