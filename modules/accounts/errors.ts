import { Refusal } from '../../platform/kernel/refusal.ts'

export const wrongCredentials = () => new Refusal('accounts.wrong_credentials', 401, '账号或密码（验证码）不对，请核对后再试')
export const locked = (retryAfterSeconds: number) =>
  new Refusal('accounts.locked', 429, `连续输错多次，请${retryAfterSeconds > 90 ? `${Math.ceil(retryAfterSeconds / 60)}分钟` : `${retryAfterSeconds}秒`}后再试`, {
    retryAfterSeconds,
  })
export const secondFactorRequired = () => new Refusal('accounts.second_factor_required', 401, '请输入验证器上的6位动态码')
export const secondFactorWrong = () => new Refusal('accounts.second_factor_wrong', 401, '动态码不对或已用过，请等下一个6位码再输入')
export const secretTooSimple = () =>
  new Refusal('accounts.secret_too_simple', 422, '密码太简单：至少10位，并含字母、数字、符号中的两种，不能含登录名，也不能是常见密码')
export const phoneInvalid = () => new Refusal('accounts.phone_invalid', 422, '手机号不正确，请核对后重新输入')
export const codeTooSoon = (retryAfterSeconds: number) =>
  new Refusal('accounts.code_too_soon', 429, `验证码刚发过，请${retryAfterSeconds}秒后再试`, { retryAfterSeconds })
export const sessionNotFound = () => new Refusal('accounts.session_not_found', 404, '没有找到这次登录，可能已经退出')
export const accountNotFound = () => new Refusal('accounts.not_found', 404, '在您管理的范围内没有找到这个账号或岗位')
export const identifierTaken = () => new Refusal('accounts.identifier_taken', 409, '这个登录名已有人使用，请换一个')
export const placeNotYours = () => new Refusal('accounts.place_not_yours', 403, '这个地方不在您管理的范围内')
export const moreThanYouHold = () => new Refusal('accounts.more_than_you_hold', 403, '不能授予您自己没有的管理权限，请由上级管理员办理')
export const notYourOwn = () => new Refusal('accounts.not_your_own', 403, '不能给自己办理，请由另一位管理员办理')
export const postNotAtThisLevel = (title: string) => new Refusal('accounts.post_not_at_this_level', 422, `「${title}」不能设在这一级，请换一个地方或岗位`)
export const notADemo = () => new Refusal('demo.not_here', 404, '没有找到这个地址，请核对后重试')
export const whichPerson = () => new Refusal('accounts.which_person', 422, '这个手机号登记了不止一个人，请再填写您的姓名')
export const pageUnknown = () => new Refusal('accounts.page_unknown', 400, '翻页位置不对，请从第一页重新查看')
export const samePerson = () => new Refusal('accounts.same_person', 422, '交接和代理都要选另一个人，请重新选择')
export const deputyDates = () => new Refusal('accounts.deputy_dates', 422, '代理从今天或以后开始，结束应晚于开始，不能超过被代理岗位的期限')
export const deputyTwice = (name: string) => new Refusal('accounts.deputy_twice', 409, `${name}在这段时间已有同样的岗位，请另选人员`)
export const handoverWaiting = () => new Refusal('accounts.handover_waiting', 409, '这个岗位已有一份交接单在等接收人确认，请先等确认，或撤回后重新办理')
export const handoverNotFound = () => new Refusal('accounts.handover_not_found', 404, '没有找到这份交接单，请刷新后再看')
export const handoverDecided = () => new Refusal('accounts.handover_decided', 409, '这份交接单已经办完，请刷新后再看')
export const handoverStale = () => new Refusal('accounts.handover_stale', 409, '这个岗位在等待期间已终止或换人，请联系管理员重新办理交接')
export const remarkNeeded = () =>
  new Refusal('accounts.remark_needed', 422, '不接收要写明原因', undefined, [{ path: 'body.remark', code: 'needed', message: '请写明原因' }])
