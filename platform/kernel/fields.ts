import { z } from 'zod'

/** Fields that every contract has, with the sentences that a person reads when one is wrong. Lengths are counted in characters. */
export const Id = z.uuid('编号不正确，请从列表中重新选择')
/** A calendar day, `2026-11-22`, in Asia/Shanghai. */
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
/** Text that may not be empty; `message` says what to fill in. */
export const Must = (max: number, message: string) => Text(max).min(1, message)
/** Where a list goes on. */
export const After = z.string().max(400).optional()
/** The sender's own id of a write: the same one twice is done once. */
export const ClientId = z.string().min(8).max(100)
/** The version that was seen; an older one is refused. */
export const Version = z.int().min(1)
export const WithId = z.strictObject({ id: Id })
export const Done = z.object({ version: z.int() })
export const Made = z.object({ id: z.uuid() })
/** One page of a list, with where it goes on. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
