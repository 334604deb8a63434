import { Button, CardList, Chips, Empty, Field, fieldId, LinkButton, More, PageTitle, PageTools, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './supports.load.ts'
import { KIND_WORDS } from './words.ts'

const FIT = { yes: '看来适合', unknown: '还要看条件', no: '不适合' } as const
const ANSWER = { yes: '符合', unknown: '还不知道', no: '不符合' } as const

/** 扶持政策: a few questions that nobody keeps, then what fits first, each condition with its answer. */
export default function Supports({ data: { items, questions, asked, kind, answered } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const href = (next: string) => {
    const query = new URLSearchParams({ ...asked, ...(next ? { kind: next } : {}) }).toString()
    return query ? `/supports?${query}` : '/supports'
  }
  return (
    <>
      <PageTools back={{ href: '/policies', label: t('政策文件') }} />
      <PageTitle lead={t('答几个问题，看看哪项适合您。不答也能看，答的内容不会保存。')}>{t('扶持政策')}</PageTitle>
      <More title={t('告诉我们您的情况')} open={!answered}>
        <form action="/supports" method="get">
          {kind && <input type="hidden" name="kind" value={kind} />}
          {questions.map((one) => (
            <Field key={one.fact} name={one.fact} label={one.unit ? t('{question}（{unit}）', { question: t(one.question), unit: t(one.unit) }) : t(one.question)}>
              {one.type === 'number'
                ? <input id={fieldId(one.fact)} name={one.fact} inputMode="decimal" defaultValue={asked[one.fact] ?? ''} maxLength={10} />
                : (
                    <select id={fieldId(one.fact)} name={one.fact} defaultValue={asked[one.fact] ?? ''}>
                      <option value="">{t('不确定')}</option>
                      {(one.type === 'yes' ? [['yes', '是'], ['no', '不是']] as const : one.options).map(([value, label]) => <option key={value} value={value}>{t(label)}</option>)}
                    </select>
                  )}
            </Field>
          ))}
          <Button type="submit" wide>{t('看看哪项适合')}</Button>
        </form>
      </More>
      <Chips label={t('种类')} links={[{ href: href(''), label: t('全部'), current: kind === '' }, ...Object.entries(KIND_WORDS).map(([value, label]) => ({ href: href(value), label: t(label), current: kind === value }))]} />
      <Section title={answered ? t('按您的情况') : t('全部扶持政策')}>
        {items.length === 0
          ? <Empty title={t('没有这类扶持政策')}><p>{t('换一个种类看看。')}</p></Empty>
          : (
              <CardList label={t('扶持政策')}>
                {items.map((one) => (
                  <li key={one.id} id={`s-${one.id}`} className="card">
                    <div className="card-body">
                      <h3>{one.title} {answered && <Tag kind={one.fit === 'yes' ? 'going' : one.fit === 'unknown' ? 'yours' : 'plain'}>{t(FIT[one.fit])}</Tag>}</h3>
                      <p>{one.benefit}</p>
                      {one.reasons.length > 0 && <ul className="plain-list">{one.reasons.map((reason) => <li key={reason.text}>{t(reason.text)}{answered && t('：{answer}', { answer: t(ANSWER[reason.answer]) })}</li>)}</ul>}
                      {one.others && <p>{t('还要：{others}', { others: one.others })}</p>}
                      <p className="meta">{t('编号{code} · {kind} · {department}', { code: one.code, kind: t(KIND_WORDS[one.kind]), department: one.department })}{one.phone && ` · ${one.phone}`}</p>
                      <p><a href={`/policies/${one.textId}`}>{t('依据：{title}', { title: one.textTitle })}</a></p>
                      {one.fit !== 'no' && <LinkButton href={one.matterCode ? `/matters/${one.matterCode}` : `/matters/policies.support-application/apply?fill.supportCode=${one.code}`}>{t('申请')}</LinkButton>}
                    </div>
                  </li>
                ))}
              </CardList>
            )}
      </Section>
    </>
  )
}
