import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时间应写成 09:00 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const After = z.string().max(400).optional()
export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const WithId = z.strictObject({ id: Id })
export const Made = z.object({ id: z.uuid() })
export const Done = z.object({ version: z.int() })
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export const Interval = z.strictObject({ from: Time, to: Time })
export const Intervals = z.array(Interval).max(4)
export const Hours = z.strictObject({ workday: Intervals, weekend: Intervals, holiday: Intervals })
/** A kind of business that one queues for: 综合, 社保. */
export const Business = z.strictObject({ letter: z.string().regex(/^[A-Z]$/, '请用一个大写字母'), name: Must(20, '请填写业务名称') })

/** What happened to a row. */
export const Step = z.object({ id: z.uuid(), step: z.string(), note: z.string(), byName: z.string(), at: z.string() })
