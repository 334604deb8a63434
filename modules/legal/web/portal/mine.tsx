import { formatDate } from '../../../../platform/web/format.ts'
import { Card, CardList, Empty, LinkButton, PageTitle, PageTools, Section, Tag, Timeline } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './mine.load.ts'

/** 我的法律服务: answers that only I read, applications for aid, and the path of my rights. */
export default function Mine({ data: { answers, aid, rights } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle lead={t('法律顾问的答复只有您能看。')}>{t('我的法律服务')}</PageTitle>
      {answers.length + aid.length + rights.length === 0 && <Empty title={t('还没有')}><p>{t('遇到法律上的事，可以问社区的法律顾问，不收费。')}</p></Empty>}
      {rights.map((one) => (
        <Section key={one.id} title={t('维权求助 {number}', { number: one.number })}>
          <p>{t('{helper}{day}接手，按{mechanism}办理。', { helper: t(one.helper), day: formatDate(one.takenOn), mechanism: t(one.mechanism) })}{one.outcome && <> <Tag kind="done">{t(one.outcome)}</Tag></>}</p>
          <Timeline label={t('走过的途径')} moments={one.steps.map((each, i) => ({
            title: each.path ? t(each.path) : each.step === 'taken_up' ? t('接手') : t('结果'), at: formatDate(each.onDay), text: each.note, state: one.endedOn || i < one.steps.length - 1 ? 'done' as const : 'now' as const,
          }))} />
        </Section>
      ))}
      {answers.length > 0 && (
        <Section title={t('法律顾问的答复')}>
          {answers.map((one) => (
            <article key={one.caseId} className="section">
              <p className="meta">{t('{adviser}，{day}', { adviser: one.adviser, day: formatDate(one.at.slice(0, 10)) })}</p>
              <p className="paper-text">{one.text}</p>
            </article>
          ))}
        </Section>
      )}
      {aid.length > 0 && (
        <Section title={t('法律援助申请')}>
          <CardList label={t('法律援助申请')}>
            {aid.map((one) => (
              <Card key={one.id} title={one.agency} tag={one.result ? <Tag kind="done">{t(one.result)}</Tag> : <Tag kind="going">{t('等对方审查')}</Tag>} text={one.note}
                meta={one.answeredOn ? t('{number}，{day}答复', { number: one.number, day: formatDate(one.answeredOn) }) : t('{number}，{day}转交，{due}前审查', { number: one.number, day: formatDate(one.handedOn), due: formatDate(one.dueOn) })} />
            ))}
          </CardList>
        </Section>
      )}
      <p className="section"><LinkButton wide href="/legal">{t('法律服务')}</LinkButton></p>
    </>
  )
}
