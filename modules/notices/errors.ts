import { Refusal } from '../../platform/kernel/refusal.ts'

export const messageNotFound = () => new Refusal('notices.not_found', 404, '没有找到这条消息，请返回消息列表重新打开')
