import { Refusal } from '../../platform/kernel/refusal.ts'

export const placeNotYours = () => new Refusal('supervision.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级')
export const placeNotFound = () => new Refusal('supervision.place_not_found', 404, '没有找到这个地点，请从列表中重新选择')
export const periodWrong = () => new Refusal('supervision.period_wrong', 422, '起止日期不对：开始不能晚于结束，最长可看三年')
export const pageUnknown = () => new Refusal('supervision.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
export const notATopic = () => new Refusal('supervision.not_a_topic', 422, '这段时间提到它的人不够多，还不能作为热点提交议事。请换一个时段或地点再看')
