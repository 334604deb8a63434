import { t } from '../../../platform/web/text.ts'

const KINDS: readonly (readonly [prefix: string, name: string])[] = [
  ['register', '居民档案'], ['imports', '导入'], ['exports', '导出'], ['case', '办件'], ['account', '账号'], ['post', '岗位'], ['audit', '审计'], ['files', '文件'], ['indicator', '指标填报'],
  ['assistance', '救助'], ['elderly', '为老服务'], ['employment', '就业援助'], ['facilities', '场地'], ['residence', '居住登记'], ['volunteers', '志愿服务'],
]

const DEEDS: Readonly<Record<string, string>> = {
  'register.person_opened': '查看居民档案', 'register.number_unmasked': '查看完整号码', 'register.person_created': '建立居民档案', 'register.person_updated': '修改居民信息',
  'register.person_moved_in': '登记迁入', 'register.person_moved_out': '登记迁出', 'register.household_opened': '查看户档案', 'register.household_created': '立户',
  'register.household_ended': '注销户', 'register.dwelling_opened': '查看住房', 'register.dwelling_created': '登记住房', 'register.representative_added': '登记代理人',
  'register.representative_ended': '终止代理', 'register.file_held': '暂存档案', 'case.opened': '查看办件', 'case.printed': '打印办件',
  'account.signed_in': '登录', 'account.signed_out': '退出登录', 'account.opened': '开账号', 'account.closed': '停用账号', 'account.secret_changed': '修改密码',
  'account.secret_reset': '重置密码', 'account.second_factor_set': '开通动态验证', 'account.locked': '账号锁定', 'post.granted': '安排岗位', 'post.ended': '终止岗位',
  'imports.uploaded': '上传导入的表格', 'imports.started': '开始导入', 'imports.undo_asked': '撤销导入', 'imports.discarded': '作废导入', 'imports.corrections_taken': '下载待改正的行',
  'people.imported': '导入居民', 'people.import_undone': '撤销导入居民', 'dwellings.imported': '导入住房', 'dwellings.import_undone': '撤销导入住房',
  'exports.asked': '申请导出名册', 'exports.agreed': '同意导出完整号码', 'exports.refused': '不同意导出完整号码', 'exports.made': '生成名册', 'exports.taken': '下载名册',
  'audit.read': '查看审计记录', 'audit.verified': '核验审计记录', 'files.opened': '打开文件', 'files.uploaded': '上传文件', 'indicator.reported': '填报指标',
}

/** What was done, in words; a deed without words of its own is named by its kind. */
export function deedWords(deed: string): string {
  const known = DEEDS[deed]
  if (known) return t(known)
  const kind = KINDS.find(([prefix]) => deed.startsWith(`${prefix}.`))
  return kind ? t('{kind}：其他操作', { kind: t(kind[1]) }) : t('其他操作')
}

/** Kinds and deeds that the audit can be narrowed to. */
export function deedOptions(): { value: string; label: string }[] {
  return [
    ...KINDS.map(([value, name]) => ({ value, label: t('{name}（全部）', { name: t(name) }) })),
    ...Object.entries(DEEDS).map(([value, name]) => ({ value, label: t(name) })),
  ]
}

/** Why something was opened or done: the register's purposes have words, everything else was typed by a person. */
export function becauseWords(because: string): string {
  const names: Record<string, string> = {
    case: t('办件'), visit: t('走访'), request: t('本人要求'), window: t('窗口'), correction: t('核对更正'), own: t('本人查看'), representative: t('代理人查看'),
  }
  return names[because] ?? because
}
