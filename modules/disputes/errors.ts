import { Refusal } from '../../platform/kernel/refusal.ts'

const missing = (what: string, code: string) => () => new Refusal(`disputes.${code}`, 404, `没有找到${what}，可能已变动或不在您的范围，请从列表重新进入`)
export const disputeNotFound = missing('这件纠纷', 'not_found')
export const roundNotFound = missing('这一轮排查', 'round_not_found')
export const planNotFound = missing('这个排查周期', 'plan_not_found')
export const partyNotFound = missing('这位当事人', 'party_not_found')
export const meetingNotFound = missing('这次调解', 'meeting_not_found')
export const agreementNotFound = missing('这份协议', 'agreement_not_found')
export const clauseNotFound = missing('这条约定', 'clause_not_found')
export const placeNotYours = () => new Refusal('disputes.place_not_yours', 403, '这个地点不在您的管辖范围，请选择本级或下级')
export const changedMeanwhile = () => new Refusal('disputes.changed_meanwhile', 409, '这份案卷刚刚被别人改过，请刷新后再办')
export const notNow = (state: string, what: string) => new Refusal('disputes.not_now', 409, `现在是“${state}”，不能${what}。请刷新后看看可以办什么`)
export const notItsMediator = (name: string) => new Refusal('disputes.not_its_mediator', 403, name ? `这件由${name}调解。要由您来办，请先“接手调解”` : '还没有调解员受理，请先受理')
export const pageUnknown = () => new Refusal('disputes.page_unknown', 422, '翻页位置不对，请从第一页重新查看')

// ------------------------------------------------------------------------------------------------------------------- rounds
export const planExists = () => new Refusal('disputes.plan_exists', 409, '这里已经定了排查周期。要改的，请先停用原来的')
export const roundNotYet = (on: string) => new Refusal('disputes.round_not_yet', 409, `下一轮从${on}开始，到时再开`, { on })
export const roundOpen = () => new Refusal('disputes.round_open', 409, '上一轮还没有结束。请先把它结束，再开新的一轮')
export const roundClosed = () => new Refusal('disputes.round_closed', 409, '这一轮已经结束，新发现的请记到下一轮')
export const unclassed = (n: number) => new Refusal('disputes.unclassed', 409, `还有${n}件没有归类。请按是什么问题逐件归类，再结束这一轮`, { unclassed: n })

// ------------------------------------------------------------------------------------------------- parties and their consent
const CONFLICTS = {
  party: '您是本件当事人，不能调解自己的事。请转给其他调解员', kin: '登记显示您与一方当事人是亲属，应当回避。请转给其他调解员', refused: '当事人要求更换调解员，请转给其他调解员',
} as const
export const conflict = (why: keyof typeof CONFLICTS) => new Refusal('disputes.conflict', 403, CONFLICTS[why], { why })
export const declareFirst = () => new Refusal('disputes.declare_first', 422, '请先声明与双方没有亲属等利害关系，再受理')
export const classFirst = () => new Refusal('disputes.class_first', 409, '请先归类：这件纠纷是什么问题')
export const offenceNotMediated = () => new Refusal('disputes.offence_not_mediated', 409, '涉嫌违法犯罪的不能调解，无论涉及谁，都要依法处理。请“转依法处理”')
export const sideMissing = () => new Refusal('disputes.side_missing', 409, '双方当事人还没有登记全，请先登记甲方和乙方')
export const partyTwice = () => new Refusal('disputes.party_twice', 409, '这位已经登记为当事人，不用再登记')
export const partyUnknown = () => new Refusal('disputes.person_not_found', 422, '在您服务的范围内没有找到这位居民。外来的请只填姓名')
export const phoneWrong = () =>
  new Refusal('disputes.phone_wrong', 422, '电话不对。手机号是11位数字，座机请带区号', undefined, [{ path: 'body.phone', code: 'phone', message: '电话不对，请核对' }])
export const partySpoke = () => new Refusal('disputes.party_spoke', 409, '这位已经答复过，不能去掉。不愿意调解的，请登记“不同意”')
export const noPhone = () => new Refusal('disputes.no_phone', 409, '没有登记这位当事人的电话')
export const consentMissing = () => new Refusal('disputes.consent_missing', 409, '双方都同意以后才能调解。请先登记每一位当事人的答复')
export const consentAnswered = (word: string) => new Refusal('disputes.consent_answered', 409, `这位已经答复“${word}”，不能再这样登记。请刷新后查看`)
export const proofMissing = (what: string) => new Refusal('disputes.proof_missing', 422, `请${what}，同意要有凭据`)

// --------------------------------------------------------------------------------------------------- meetings and agreement
export const dayPast = () => new Refusal('disputes.day_past', 422, '调解的日子不能早于今天，请重新选择')
export const tooEarly = (on: string) => new Refusal('disputes.too_early', 409, `还没有到日子，${on}起可以记录`, { on })
export const notAllCame = () => new Refusal('disputes.not_all_came', 422, '到场的要有双方的人。一方没来的，请“改期”')
export const clauseParty = () => new Refusal('disputes.clause_party', 422, '每条约定要写明由哪一位当事人履行，请从当事人中选择')
export const clauseDay = () => new Refusal('disputes.clause_day', 422, '履行日期不能早于今天，请核对')
export const meetFirst = () => new Refusal('disputes.meet_first', 409, '还没有调解记录，请先记录一次双方到场的调解')
export const oralNotAllowed = (yuan: number) => new Refusal('disputes.oral_not_allowed', 409, `金额超过${yuan}元，或者有一方要书面协议的，要写成书面协议、由双方签名`, { yuan })
export const textChanged = () => new Refusal('disputes.text_changed', 409, '文本已经改过，原来看的不算。请刷新，读过新的文本再签名')
export const signedAlready = () => new Refusal('disputes.signed_already', 409, '已经签过这份文本，不用再签')
export const partiesSignFirst = () => new Refusal('disputes.parties_sign_first', 409, '请双方都签名以后，调解员再签。调解员签名后协议生效')
export const agreementMissing = () => new Refusal('disputes.agreement_missing', 409, '还没有生效的调解协议。请先在调解案卷里写好协议、由双方签名，再办结')

// ------------------------------------------------------------------------------------------------------------- what follows
export const confirmTooLate = (by: string) => new Refusal('disputes.confirm_too_late', 409, `已过申请司法确认的期限（${by}）。一方不履行的，可以就协议向人民法院起诉`, { by })
export const confirmBoth = () => new Refusal('disputes.confirm_both', 422, '司法确认要双方共同申请，请确认双方都愿意')
export const confirmTwice = () => new Refusal('disputes.confirm_twice', 409, '已经登记过司法确认申请，请登记法院的答复')
export const confirmNone = () => new Refusal('disputes.confirm_none', 409, '还没有登记司法确认申请，或者法院已经答复')
export const dayWrong = (what: string) => new Refusal('disputes.day_wrong', 422, `日期不对：${what}`)
export const extensionBoth = () => new Refusal('disputes.extension_both', 422, '延长调解期限要双方都同意，请先征得同意')
