import { Refusal, type FieldError } from '../../platform/kernel/refusal.ts'

const field = (path: string, code: string, message: string): FieldError[] => [{ path, code, message }]

export const personNotFound = () => new Refusal('register.person_not_found', 404, '在您服务的范围内没有找到这个人，请核对后重新查找')
export const householdNotFound = () => new Refusal('register.household_not_found', 404, '在您服务的范围内没有找到这一户，请核对后重新查找')
export const dwellingNotFound = () => new Refusal('register.dwelling_not_found', 404, '在您服务的范围内没有找到这处住房，请核对地址或先登记住房')
export const tieNotFound = () => new Refusal('register.tie_not_found', 404, '没有找到这条关系，可能已被更改，请刷新后再看')
export const representativeNotFound = () => new Refusal('register.representative_not_found', 404, '没有找到这位代理人或监护人，请先为其建档或核对后重试')
export const purposeNeeded = () =>
  new Refusal('register.purpose_needed', 400, '查看个人档案要写明原因，请选择后再打开', undefined, field('query.purpose', 'purpose_needed', '请选择查看档案的原因'))
export const idNumberInvalid = (message: string, reason: string) =>
  new Refusal('register.id_number_invalid', 422, message, undefined, field('body.idNumber', reason, message))
export const phoneInvalid = (message: string, reason: string) =>
  new Refusal('register.phone_invalid', 422, message, undefined, field('body.phone', reason, message))
export const bornOnNeeded = () =>
  new Refusal('register.born_on_needed', 422, '没有身份证号时，请填写出生日期和性别', undefined, field('body.bornOn', 'needed', '请填写出生日期和性别'))
export const bornOnImpossible = () =>
  new Refusal('register.born_on_impossible', 422, '出生日期应在1900年以后、今天以前，去世日期不能早于出生日期，请核对', undefined, field('body.bornOn', 'impossible', '请核对日期'))
/** A death ends ties, powers and accounts and settles who heads the household: that is the event's work, not a field's. */
export const deathIsAnEvent = () =>
  new Refusal('register.death_is_an_event', 409, '去世要作为人口变动登记，不能直接填日期。请在此人的档案页选择“登记死亡”', undefined, field('body.diedOn', 'death_is_an_event', '请办理登记死亡'))
/** Says that a file exists and nothing else: neither whose it is nor where it is kept. */
export const personExists = () =>
  new Refusal('register.person_exists', 409, '这个证件号码已有档案，不能重复建档。请核对号码；如本人由别处迁来，请由街道（苏木镇）或旗区办理迁入')
export const changedMeanwhile = () => new Refusal('register.changed_meanwhile', 409, '这份档案刚被别人改过，请刷新后核对，再保存您的修改')
export const numberNotForThisPost = () =>
  new Refusal('register.number_not_for_this_post', 403, '您的岗位不能查看完整的身份证号，如确需核对请由窗口人员办理')
export const placeNotYours = () => new Refusal('register.place_not_yours', 403, '这个地方不在您服务的范围内，请重新选择')
export const placeUnknown = () => new Refusal('register.place_unknown', 422, '没有这个社区（嘎查）或网格，请从列表中选择')
export const placeNeeded = () => new Refusal('register.place_needed', 422, '请选择这一户的住房，或所在的社区（嘎查）')
export const tieWithoutPlace = () =>
  new Refusal('register.tie_without_place', 422, '请写明在哪里：选择住房或户，或写明外地的地名，只能选一种')
export const tieDates = () => new Refusal('register.tie_dates', 422, '日期前后不符：开始不能早于出生和上一条记录的开始，不能晚于今天，结束不能早于开始，请核对')
export const tieTwice = () => new Refusal('register.tie_twice', 422, '同一个人同一种关系只能写一处，请核对')
export const twoHeads = () => new Refusal('register.two_heads', 422, '一户只能有一位户主，同一人只能写一次，请核对')
export const householdNotEmpty = () => new Refusal('register.household_not_empty', 409, '这一户还有成员，请先办理成员迁出，再注销')
export const dwellingExists = () => new Refusal('register.dwelling_exists', 409, '这个地址已登记过，请直接查找使用，不要重复登记')
export const notOneself = () => new Refusal('register.not_oneself', 422, '不能登记自己代表自己，请选择另一个人')
export const representativeMinor = () => new Refusal('register.representative_minor', 422, '监护人、代理人应是在册的成年人（年满18周岁），请重新选择')
export const representativeDates = () => new Refusal('register.representative_dates', 422, '代理的截止日期应在开始之后，开始不能晚于今天，请核对')
export const representativeTwice = () => new Refusal('register.representative_twice', 409, '这个人现在已有同样的代理关系，不用重复登记')
export const pageUnknown = () => new Refusal('register.page_unknown', 400, '翻页位置不对，请从第一页重新查看')
export const householdClosed = () => new Refusal('register.household_closed', 409, '这一户已注销，不能再办理，请选择别的户')
export const notAMember = () => new Refusal('register.not_a_member', 422, '所选的人现在不是这一户的成员，请刷新后重新选择')
export const parentNeeded = () => new Refusal('register.parent_needed', 422, '请至少选择父亲或母亲一方，父母应在册且年满18周岁，两人不能是同一人')
export const consentByParent = () =>
  new Refusal('register.consent_by_parent', 422, '不满14周岁的人，登记信息要由父亲或母亲同意，请选择由哪一方同意', undefined, field('body.consentBy', 'parent', '请选择父亲或母亲'))
export const diedAlready = () => new Refusal('register.died_already', 409, '这份档案已登记死亡，不用重复办理；如登记有误，请撤销原来的登记')
export const coupleOfTwo = () => new Refusal('register.couple_of_two', 422, '请选择两个不同的、在册的人；搬进来的人中至少有一方是结婚的人')
export const relationNeeded = () => new Refusal('register.relation_needed', 422, '请写明每个人与户主的关系')
export const nobodyLeft = () => new Refusal('register.nobody_left', 422, '全户都分出去就不是分户了：请留下至少一人，或办理迁移、并户')
export const sameHousehold = () => new Refusal('register.same_household', 422, '两户是同一户，请选择另一户')
export const destinationIsHere = () => new Refusal('register.destination_is_here', 422, '迁往地就在本旗区，请用“登记迁入”办理')
export const notRegisteredHere = () => new Refusal('register.not_registered_here', 422, '所选的人户籍不在本旗区，不能办理户籍迁出；只是不住了，请用“登记迁出”')
export const eventNotFound = () => new Refusal('register.event_not_found', 404, '在您服务的范围内没有找到这条登记，请刷新后再看')
export const undoneAlready = () => new Refusal('register.undone_already', 409, '这条登记已经撤销，或本身就是撤销，不能再撤销')
export const eventBuiltUpon = () => new Refusal('register.event_built_upon', 409, '这条登记之后又有变更，不能直接撤销：请先撤销之后的登记，再撤销这一条')
export const checkNotFound = () => new Refusal('register.check_not_found', 404, '没有找到这条待核实信息，可能已经答复，请刷新后再看')
export const answerNeeded = () => new Refusal('register.answer_needed', 422, '不属实的，请写明核实情况，至少2个字', undefined, field('body.answer', 'needed', '请写明核实情况'))
export const powersNeeded = () => new Refusal('register.powers_needed', 422, '监护人、代理人要至少有一项权限，请选择')
export const powersOfCarer = () => new Refusal('register.powers_of_carer', 422, '照料人只能代领；要代办或查阅的，请本人另给授权委托书，登记为委托代理人')
export const guardianProofNeeded = () =>
  new Refusal('register.guardian_proof_needed', 422, '请填写证明文书的编号（判决书、指定书、协议），没有文书不能登记或终止监护', undefined, field('body.document', 'needed', '请填写文书编号'))
export const basisDoesNotFit = () => new Refusal('register.basis_does_not_fit', 422, '这种依据与身份或年龄不符：父母只是未成年子女的监护人；成年人推定有完全民事行为能力，请核对')
export const noMandateFromChild = () => new Refusal('register.no_mandate_from_child', 422, '未成年人不能自己委托代理人，由监护人代为办理（民法典第19、20条）')
export const guardianGroundNeeded = () =>
  new Refusal('register.guardian_ground_needed', 422, '监护不能随意终止，请选择终止的法定原因（民法典第36、39条）', undefined, field('body.ground', 'needed', '请选择终止原因'))
export const guardianStays = () => new Refusal('register.guardian_stays', 403, '监护关系不能由一方自行终止。有异议的，请联系社区，或向人民法院申请（民法典第36、39条）')
export const contractDates = () => new Refusal('register.contract_dates', 422, '签约期限应从今天或以前开始，最长3年，请核对日期')
export const contractStands = () => new Refusal('register.contract_stands', 409, '这个人现在已有签约的家庭医生团队，请先终止原来的签约')
export const contractNotFound = () => new Refusal('register.contract_not_found', 404, '没有找到这份签约，可能已经终止，请刷新后再看')
export const markDates = () => new Refusal('register.mark_dates', 422, '同意的日期不能晚于今天，有效期要晚于今天，最长3年，请核对')
export const consentByGuardian = () =>
  new Refusal('register.consent_by_guardian', 422, '请由本人同意；不满14周岁的，由监护人同意（个人信息保护法第31条）', undefined, field('body.consentBy', 'guardian', '请选择由谁同意'))
export const markedAlready = () => new Refusal('register.marked_already', 409, '已凭同一次申请登记过这一类服务，不用重复登记')
export const markNotFound = () => new Refusal('register.mark_not_found', 404, '没有找到这条服务登记，可能已经终止，请刷新后再看')
export const markRestsOnEntitlement = () => new Refusal('register.mark_rests_on_entitlement', 409, '这条服务登记由待遇产生，随待遇终止；如有异议请联系经办部门')
export const groupNotYours = () => new Refusal('register.group_not_yours', 403, '您的岗位不负责这一类服务，不能查看名单')
export const minorNotForThisPost = () => new Refusal('register.minor_not_for_this_post', 403, '未成年人的档案只能由为其服务的岗位打开；办件需要时，请写明办件编号')
export const minorRefNeeded = () =>
  new Refusal('register.minor_ref_needed', 400, '不满14周岁的人，查看档案要写明办件、走访或更正的编号', undefined, field('query.ref', 'needed', '请写明编号'))
export const buildingNotFound = () => new Refusal('register.building_not_found', 404, '在您服务的范围内没有找到这栋楼，请核对地址')
export const linkNamesNobody = () => new Refusal('register.link_names_nobody', 422, '请选择产权人或承租人，单位的填写单位名称')
export const linkNotFound = () => new Refusal('register.link_not_found', 404, '没有找到这条产权或租赁登记，可能已经终止，请刷新后再看')
export const dwellingInUse = (door: string) => new Refusal('register.dwelling_in_use', 409, `${door}还有人或户登记在这里，请先办理迁出，再拆分或合并`)
export const reshapeOneToOne = () => new Refusal('register.reshape_one_to_one', 422, '拆分要填两个以上新房号，合并要选两处以上住房')
