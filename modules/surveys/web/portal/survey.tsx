import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, Card, CardList, Field, fieldId, LinkButton, PageTitle, PageTools, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './survey.load.ts'

/** The code of a sheet, surveys open to everybody, published results. Works without script. */
export default function Survey({ data: { open, published, reviews, next, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('不用登录，不记姓名。')}>{t('问卷')}</PageTitle>
      <Section title={t('有答卷码的')}>
        <form className="form plain-form" action="/survey" method="get">
          <Field name="code" label={t('答卷码')} hint={t('12位字母和数字，写在给您的答卷或消息里')} required>
            <input id={fieldId('code')} name="code" autoComplete="off" autoCapitalize="characters" maxLength={20} required aria-describedby={`${fieldId('code')}-hint`} />
          </Field>
          <Actions><Button type="submit" kind="main" wide>{t('开始填写')}</Button></Actions>
        </form>
      </Section>
      {open.length > 0 && <Section title={t('谁都可以填')}><CardList label={t('谁都可以填')}>{open.map((one) => <Card key={one.id} href={`/survey/${one.code}`} title={one.title} meta={t('{place}，填写到{day}', { place: one.regionName, day: formatDay(one.untilDay, year) })} />)}</CardList></Section>}
      <Section title={t('公布的结果')}>
        {published.length === 0 && <p className="meta">{t('还没有公布的结果。')}</p>}
        {published.length > 0 && <CardList label={t('公布的结果')}>{published.map((one) => <Card key={one.id} href={`/survey/results/${one.id}`} title={one.title} meta={t('{place}，{n}份答卷', { place: one.regionName, n: one.responses })} />)}</CardList>}
        {next && <Actions><LinkButton href={`/survey?after=${next}`}>{t('更早的')}</LinkButton></Actions>}
      </Section>
      {reviews.length > 0 && (
        <Section title={t('居民民主评议')}>
          <CardList label={t('居民民主评议')}>{reviews.map((one) => (
            <Card key={one.id} title={one.title} text={one.answer && t('{who}答复：{answer}', { who: one.answeredBy, answer: one.answer })}
              meta={[one.regionName, one.present === null ? '' : t('{n}人到会', { n: one.present }), one.satisfied === null ? '' : t('满意率{n}%', { n: (one.satisfied * 100).toFixed(1) })].filter(Boolean).join('，')} />
          ))}</CardList>
        </Section>
      )}
    </>
  )
}
