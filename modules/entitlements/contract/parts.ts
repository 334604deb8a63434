import { z } from 'zod'

export const Id = z.uuid('编号不正确，请从列表中重新选择')
export const Day = z.iso.date('日期应写成 2026-11-22 这样')
export const Text = (max: number) => z.string().trim().max(max, `最多${max}个字`)
export const Must = (max: number, message: string) => Text(max).min(1, message)
export const ClientId = z.string().min(8).max(100)
export const Version = z.int().min(1)
export const MatterCode = z.string().max(80).regex(/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/, '请从列表中选择事项')
export const RegionCode = z.string().regex(/^\d{12}$/, '请选择地点')
export const WithId = z.strictObject({ id: Id })
export const Made = z.object({ id: z.uuid() })
export const Done = z.object({ version: z.int() })
