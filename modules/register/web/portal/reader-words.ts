import type { useT } from '../../../../platform/web/use-t.ts'
import { PURPOSES } from '../../contract.ts'

export interface ReaderLine {
  deed: string
  name: string
  post: string
  place: string
  because: string
  ref: string
  caseNumber: string | null
  field: string | null
  own: boolean
}

const DID: Record<string, string> = {
  'register.person_opened': '查看了档案', 'register.number_unmasked': '查看了完整号码', 'case.opened': '查看了办件', 'case.printed': '打印了办件文书',
  'files.opened': '打开了材料', 'privacy.copy_made': '下载了个人信息副本', 'privacy.opening_asked': '申请查看完整号码', 'privacy.opening_used': '经批准查看了完整号码',
}

/** Who did what, in words: 「王府社区 社区工作者 周敏：查看了档案」. */
export function readerTitle(one: ReaderLine, t: ReturnType<typeof useT>): string {
  const who = one.own ? t('您自己') : one.post === '居民' ? t('代理人{name}', { name: one.name }) : [one.place, t(one.post), one.name].filter(Boolean).join(' ') || t('系统')
  const did = one.deed === 'register.number_unmasked' && one.field
    ? one.field === 'phone' ? t('查看了完整电话') : t('查看了完整证件号码')
    : t(DID[one.deed] ?? '查看了登记内容')
  return t('{who}：{did}', { who, did })
}

/** Why, with the number of the case where there is one. */
export function readerReason(one: ReaderLine, t: ReturnType<typeof useT>): string {
  const words = { ...PURPOSES, own: '本人查看', representative: '代理人查看' } as Record<string, string>
  const number = one.caseNumber ?? one.ref
  const why = t(words[one.because] ?? one.because) || t('没有写明')
  return number ? t('为了：{why}（{number}）', { why, number }) : t('为了：{why}', { why })
}
