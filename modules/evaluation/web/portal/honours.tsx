import { formatDay } from '../../../../platform/web/format.ts'
import { Button, Card, CardList, Empty, Field, fieldId, LinkButton, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './honours.load.ts'

/** 荣誉和公示: titles of communities, streets and service bodies that hold today, and what is about to be given. */
export default function Honours({ data: { items, notices, next, q, people, unnamed, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  const more = new URLSearchParams({ ...(q ? { q } : {}), ...(next ? { after: next } : {}) }).toString()
  return (
    <>
      <PageTools back={{ href: '/publications', label: t('公示') }} />
      <PageTitle lead={t('社区、街道和服务机构得到的称号和等级。只列今天仍然有效的；取消或到期的不再列出，可以用编号核对。')}>{t('荣誉和公示')}</PageTitle>
      <form className="search" action="/honours" method="get">
        <Field name="q" label={t('单位、称号或证书编号')}><input id={fieldId('q')} name="q" type="search" defaultValue={q} maxLength={50} /></Field>
        <Button type="submit">{t('查询')}</Button>
      </form>
      {notices.length > 0 && (
        <Section title={t('正在公示')}>
          <CardList label={t('正在公示')}>
            {notices.map((one) => (
              <Card key={one.id} title={t('{unit}：{title}', { unit: one.unitName, title: one.title })} tag={<Tag kind="going">{t('公示中')}</Tag>}
                text={[one.regionName !== one.unitName ? one.regionName : '', one.score !== null ? t('得分{n}', { n: one.score }) : '', one.grade].filter(Boolean).join(' · ')}
                meta={t('公示到{day}。有不同意见，请在这以前告诉社区或拨打12345。', { day: formatDay(one.until, year) })} />
            ))}
          </CardList>
        </Section>
      )}
      <Section title={t('有效的称号')}>
        {items.length === 0
          ? <Empty title={q ? t('没有查到有效的称号') : t('现在没有称号')}><p>{q ? t('可能名称不同，或者称号已经取消、到期。知道编号的，可以在下面核对。') : t('评选有了结果会在这里公布。')}</p></Empty>
          : (
              <CardList label={t('有效的称号')}>
                {items.map((one) => (
                  <Card key={one.number} href={`/honours/${encodeURIComponent(one.number)}`} title={one.grade ? t('{unit}：{title}（{grade}）', { unit: one.unitName, title: one.title, grade: one.grade }) : t('{unit}：{title}', { unit: one.unitName, title: one.title })}
                    tag={one.standing === 'warned' ? <Tag kind="late">{t('限期整改')}</Tag> : <Tag kind="done">{t('有效')}</Tag>}
                    meta={t('{number} · {day}命名', { number: one.number, day: formatDay(one.grantedOn, year) })} />
                ))}
              </CardList>
            )}
        {next && <p className="section"><LinkButton wide href={`/honours?${more}`}>{t('更多称号')}</LinkButton></p>}
      </Section>
      {(people.length > 0 || unnamed > 0) && (
        <Section title={t('身边好人')}>
          <CardList label={t('身边好人')}>
            {people.map((one) => <Card key={one.id} title={t('{name}：{honour}', { name: one.name, honour: one.honour })} text={one.deed} meta={t('{place} · {day}', { place: one.regionName, day: formatDay(one.on, year) })} />)}
          </CardList>
          {unnamed > 0 && <p className="meta">{t('还有{n}位（家、队）没有公开姓名。', { n: unnamed })}</p>}
        </Section>
      )}
      <p className="section"><LinkButton wide kind="quiet" href="/my/honours">{t('申请文明家庭，或看我的荣誉')}</LinkButton></p>
    </>
  )
}
