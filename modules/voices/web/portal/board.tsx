import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, CardList, Chips, Empty, Field, fieldId, LinkButton, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { AnswerForm } from './answer-form.tsx'
import type { load } from './board.load.ts'

/** 社情民意: what people say, how many, and the answer or where it lies. */
export default function Board({ data: { items, next, answered, region, places, signedIn, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  const href = (done: boolean, after?: string) => {
    const query = new URLSearchParams({ ...(region ? { place: region } : {}), ...(done ? { answered: 'yes' } : {}), ...(after ? { after } : {}) }).toString()
    return query ? `/voices?${query}` : '/voices'
  }
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('大家提的意见归到一起研究，答复了会写在这里。不显示姓名。')}>{t('社情民意')}</PageTitle>
      <Actions><LinkButton kind="main" wide href="/voices/say">{t('我要提意见')}</LinkButton><LinkButton wide href="/contact-days">{t('找代表、委员当面谈')}</LinkButton><LinkButton wide href="/letters">{t('信访：写信、看答复')}</LinkButton></Actions>
      {places.length > 1 && (
        <form className="search" action="/voices" method="get">
          <Field name="place" label={t('哪个街道、苏木镇')} required>
            <select id={fieldId('place')} name="place" defaultValue={region ?? ''}>
              <option value="">{t('全部')}</option>
              {places.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}
            </select>
          </Field>
          {answered && <input type="hidden" name="answered" value="yes" />}
          <Button type="submit">{t('查看')}</Button>
        </form>
      )}
      <Chips label={t('进展')} links={[{ href: href(false), label: t('研究中'), current: !answered }, { href: href(true), label: t('已答复'), current: answered }]} />
      {items.length === 0
        ? <Empty title={answered ? t('还没有已答复的话题') : t('没有正在研究的话题')}><p>{t('换一个地方看看，或者提一条意见。')}</p></Empty>
        : (
            <CardList label={t('话题')}>
              {items.map((one) => (
                <li key={one.id} className="card">
                  <div className="card-body">
                    <h2>{one.title} <Tag kind={answered ? 'done' : 'going'}>{answered ? t('已答复') : t('研究中')}</Tag></h2>
                    {one.summary && <p>{one.summary}</p>}
                    <p>{one.where}</p>
                    {one.proposal && <p>{t('协商议事：{state}', { state: t(one.proposal) })}</p>}
                    <p className="meta">{t('{place} · {kind} · {n}条意见 · {day}', { place: one.regionName, kind: t(one.kindName), n: one.opinions, day: formatDay(one.answeredOn ?? one.openedOn, year) })}</p>
                  </div>
                </li>
              ))}
            </CardList>
          )}
      {next && <p className="section"><LinkButton wide href={href(answered, next)}>{t('更多话题')}</LinkButton></p>}
      <Section title={t('查我提的意见')}>
        {signedIn && <p><LinkButton wide href="/voices/mine">{t('我署名提的意见')}</LinkButton></p>}
        <AnswerForm />
      </Section>
    </>
  )
}
