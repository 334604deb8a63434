import { t } from '../../../platform/web/text.ts'
import { DWELLING_USES, HOUSEHOLD_KINDS, LANGUAGES, PERSON_STATES, POWERS, REPRESENTATIVE_KINDS, SEXES, TIE_KINDS } from '../contract.ts'

/** Options of a field or a filter from a code list. */
export function optionsOf(list: Readonly<Record<string, string>>, keys: readonly string[] = Object.keys(list)): { value: string; label: string }[] {
  return keys.map((value) => ({ value, label: t(list[value] ?? value) }))
}

const say = (list: Readonly<Record<string, string>>) => (code: string) => t(list[code] ?? code)

export const sexName = say(SEXES)
export const tieName = say(TIE_KINDS)
export const stateName = say(PERSON_STATES)
export const useName = say(DWELLING_USES)
export const householdKindName = say(HOUSEHOLD_KINDS)
export const representativeKindName = say(REPRESENTATIVE_KINDS)
export const powerName = say(POWERS)
export const languageName = say(LANGUAGES)

/** Types of document after GA/T 2000.156 that are taken at a window. */
export const ID_KINDS: Readonly<Record<string, string>> = {
  '111': '居民身份证', '112': '临时居民身份证', '113': '户口簿', '117': '出生医学证明', '414': '普通护照', '516': '港澳居民来往内地通行证', '511': '台湾居民来往大陆通行证',
  '810': '港澳居民居住证', '830': '台湾居民居住证', '553': '外国人永久居留身份证', '554': '外国人居留证', '114': '军官证', '115': '武警警官证', '123': '人民警察证', '990': '其他',
}
export const idKindName = say(ID_KINDS)

/** What was done to a file, in the words of its history. */
export function deedName(deed: string): string {
  const names: Record<string, string> = {
    imported: t('导入建立档案'), import_undone: t('撤销导入'), 'people.taken_along': t('列入导出的居民名册'), 'households.taken_along': t('列入导出的户名册'),
    created: t('建立档案'), updated: t('修改信息'), moved_in: t('登记迁入'), moved_out: t('登记迁出'), ended: t('终止'), added: t('登记'),
    representative_added: t('登记代理人'), representative_ended: t('终止代理'), closed: t('注销'), merged: t('合并档案'), unmerged: t('恢复合并前'),
    event_birth: t('登记出生'), event_death: t('登记死亡'), event_marriage: t('登记结婚合户'), event_divorce: t('登记离婚分户'), event_division: t('登记分户'),
    event_merger: t('登记并户'), event_move_in: t('登记迁入'), event_move_out: t('登记迁出'), event_transfer_out: t('登记迁出本旗区'), event_transfer_in: t('登记由外旗区迁入'),
    event_return: t('登记迁回'), event_head_change: t('变更户主'), event_undo: t('撤销登记'), care_contract_added: t('登记家庭医生签约'), care_contract_ended: t('终止家庭医生签约'),
    service_requested: t('登记服务要求'), service_ended: t('终止服务登记'), 'register.facts_reused': t('办事时带用已有信息'), 'hotline.caller_cases_read': t('热线查看在办事项'), 'entitlements.explained': t('帮着看能享受什么'),
    'register.person_opened': t('查看档案'), 'register.number_unmasked': t('查看完整号码'), 'register.person_created': t('建立档案'),
    'register.person_updated': t('修改信息'), 'register.person_moved_in': t('登记迁入'), 'register.person_moved_out': t('登记迁出'),
    'register.household_opened': t('查看户档案'), 'register.representative_added': t('登记代理人'), 'register.representative_ended': t('终止代理'),
    'duplicates.merged': t('合并档案'), 'duplicates.unmerged': t('撤销合并档案'), merged_into: t('并入另一份档案'), unmerged_from: t('从合并中恢复'),
    'register.access_log_read': t('查看查阅记录'),
  }
  return names[deed] ?? t('其他操作')
}
