import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

/** VOL-17: the fields in which volunteers serve. */
export const SERVICE_FIELDS = {
  elderly: '助老', children: '关爱儿童', disabled: '助残', relief: '扶贫济困', employment: '再就业帮扶', safety: '治安巡逻', environment: '环境卫生',
  culture: '文化体育', science: '科普宣传', health: '健康服务', mediation: '矛盾调解', emergency: '应急救援',
} as const
export const serviceFields = Object.keys(SERVICE_FIELDS) as [keyof typeof SERVICE_FIELDS, ...(keyof typeof SERVICE_FIELDS)[]]

export const FREE_TIMES = { weekday: '工作日白天', evening: '晚上', weekend: '周末', holiday: '节假日', any: '随时' } as const

export const Volunteer = named(
  'Volunteer',
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    region: z.string(),
    regionName: z.string(),
    number: z.string(),
    fields: z.array(z.string()),
    skills: z.string(),
    freeTime: z.array(z.string()),
    minor: z.boolean(),
    registeredAt: z.string(),
  }),
)

export const listVolunteers = operation({
  id: 'listVolunteers',
  method: 'GET',
  path: '/api/volunteers',
  summary: 'Registered volunteers of the place of the current post, newest first; a resident reads their own registration',
  access: { staff: 'volunteers.read', resident: true },
  query: z.strictObject({ field: z.enum(serviceFields).optional(), after: z.uuid('翻页位置不对，请从第一页重新查看').optional() }),
  reply: named('VolunteerPage', z.object({ items: z.array(Volunteer), next: z.string().nullable() })),
})

export const leaveVolunteers = operation({
  id: 'leaveVolunteers',
  method: 'POST',
  path: '/api/volunteers/:id/leave',
  summary: 'Record that a volunteer has left at their own wish; the hours served stay on record, and they may register again',
  access: { staff: 'volunteers.keep' },
  params: z.strictObject({ id: z.uuid('编号不正确，请从列表中重新选择') }),
  body: z.strictObject({ reason: z.string().trim().min(2, '请写明原因，至少2个字').max(200), clientId: z.string().min(8).max(100).optional() }),
  reply: z.object({ done: z.boolean() }),
  refusals: ['volunteers.not_found'],
})
