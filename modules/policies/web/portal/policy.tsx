import { formatDay } from '../../../../platform/web/format.ts'
import { Facts, Notice, PageTitle, PageTools, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './policy.load.ts'
import { LEVEL_WORDS, VALIDITY_WORDS } from './words.ts'

/** One policy: is it valid, what it says, what it rests on, what carries it out here. */
export default function Policy({ data: { policy, basisText, above, below, replacedBy, replaces, matters, supports, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  const day = (value: string | null) => (value ? formatDay(value, year) : t('文件没有写明'))
  const links = (rows: typeof above) => (
    <ul className="plain-list">
      {rows.map((one) => <li key={one.id}><a href={`/policies/${one.id}`}>{one.title}</a>{one.number && ` ${one.number}`}{t('（{level}，{validity}）', { level: t(LEVEL_WORDS[one.level]), validity: t(VALIDITY_WORDS[one.validity]) })}</li>)}
    </ul>
  )
  return (
    <>
      <PageTools back={{ href: '/policies', label: t('政策文件') }} />
      <PageTitle lead={policy.number ? t('{issuer}，{number}', { issuer: policy.issuer, number: policy.number }) : policy.issuer}>{policy.title}</PageTitle>
      {policy.validity === 'replaced' && (
        <Notice kind="yours" title={t('这份文件已被替代')}><p>{t('自{day}起以新的文件为准。', { day: day(policy.replacedOn) })}{replacedBy && <> <a href={`/policies/${replacedBy.id}`}>{replacedBy.title}</a></>}</p></Notice>
      )}
      {policy.validity === 'ended' && <Notice kind="yours" title={t('这份文件已失效')}><p>{t('有效到{day}。', { day: day(policy.untilOn) })}</p></Notice>}
      {policy.validity === 'not_yet' && <Notice title={t('这份文件还没有施行')}><p>{t('{day}起施行。', { day: day(policy.fromOn) })}</p></Notice>}
      <Facts items={[
        { label: t('层级'), value: t(LEVEL_WORDS[policy.level]) }, ...(policy.place ? [{ label: t('适用范围'), value: policy.place }] : []), { label: t('发布日期'), value: day(policy.issuedOn) },
        { label: t('施行日期'), value: day(policy.fromOn) }, { label: t('有效期至'), value: policy.untilOn ? day(policy.untilOn) : t('没有写明期限') }, { label: t('现在'), value: t(VALIDITY_WORDS[policy.validity]) },
      ]} />
      <Section title={t('主要内容')}><p>{policy.summary}</p></Section>
      {(above.length > 0 || basisText) && <Section title={t('依据')}>{above.length > 0 && links(above)}{basisText && <p>{basisText}</p>}</Section>}
      {below.length > 0 && <Section title={t('本地怎么落实')}>{links(below)}</Section>}
      {replaces.length > 0 && <Section title={t('替代了哪些文件')}>{links(replaces)}</Section>}
      {supports.length > 0 && <Section title={t('可以申请的扶持')}><ul className="plain-list">{supports.map((one) => <li key={one.id}><a href={`/supports#s-${one.id}`}>{one.title}</a></li>)}</ul></Section>}
      {matters.length > 0 && <Section title={t('依据它办理的事项')}><ul className="plain-list">{matters.map((one) => <li key={one.code}><a href={`/matters/${one.code}`}>{one.title}</a></li>)}</ul></Section>}
    </>
  )
}
