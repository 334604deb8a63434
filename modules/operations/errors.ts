import { Refusal } from '../../platform/kernel/refusal.ts'

export const verifying = () => new Refusal('operations.verifying', 409, '正在核验审计记录，请等这一次完成后再试')
