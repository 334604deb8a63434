import { formatMoment } from '../../../../platform/web/format.ts'
import { Card, CardList, Empty, LinkButton, PageTitle } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { deedName, languageName, sexName } from '../names.ts'
import type { load } from './changes.load.ts'
import { FileTools } from './whose-chips.tsx'

const FIELDS: Record<string, string> = { name: '姓名', sex: '性别', bornOn: '出生日期', diedOn: '去世日期', language: '服务语言', idKind: '证件类型', idNumber: '证件号码', phone: '电话' }

/** What was changed, by whom and why; a number that changed is never written out. */
export default function Changes({ data: { of, changes, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  const said = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('空')
    if (value === 'changed') return t('新号码')
    if (value === 'removed') return t('已去除')
    return key === 'sex' ? sexName(String(value)) : key === 'language' ? languageName(String(value)) : String(value)
  }
  const what = (one: (typeof changes.items)[number]) =>
    Object.keys(FIELDS).filter((key) => key in one.after && one.deed === 'updated')
      .map((key) => (key in one.before ? t('{field}由“{was}”改为“{is}”', { field: t(FIELDS[key]!), was: said(key, one.before[key]), is: said(key, one.after[key]) })
        : t('{field}改为{is}', { field: t(FIELDS[key]!), is: said(key, one.after[key]) }))).join('；')
  return (
    <>
      <FileTools of={of} path="/my/file/changes" />
      <PageTitle lead={t('改了什么、谁改的、为什么，都在这里。')}>{of.isOwn ? t('我的档案改过什么') : t('{name}的档案改过什么', { name: of.name })}</PageTitle>
      {changes.items.length === 0
        ? <Empty title={t('没有改动')}><p>{t('档案有改动时会记在这里。')}</p></Empty>
        : (
            <CardList label={t('改动记录')}>
              {changes.items.map((one) => (
                <Card key={one.id} title={t('{deed}（{who}）', { deed: deedName(one.deed), who: one.byName || t('系统') })}
                  text={[what(one), one.reason && t('原因：{reason}', { reason: one.reason })].filter(Boolean).join('。') || undefined} meta={formatMoment(one.at, year)} />
              ))}
            </CardList>
          )}
      {changes.next && (
        <p className="section">
          <LinkButton wide href={`/my/file/changes?${new URLSearchParams({ ...(of.isOwn ? {} : { of: of.id }), after: changes.next }).toString()}`}>{t('更早的改动')}</LinkButton>
        </p>
      )}
    </>
  )
}
