import { Refusal } from '../../platform/kernel/refusal.ts'

export const planNotFound = () => new Refusal('plans.not_found', 404, '没有找到这个规划，请从规划列表中选择')
