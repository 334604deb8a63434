import { formatDay, formatMoment } from '../../../../platform/web/format.ts'
import { Facts, Notice, PageTitle, PageTools, Section, Timeline } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { ProgressForm } from './progress-form.tsx'
import type { load } from './progress.load.ts'

/** How a case stands, by number and code alone: no name, no address, nothing that was filled in. */
export default function Progress({ data: { number, code, found, error, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={found ? undefined : t('不用登录。编号和查询码印在回执上，提交时也发过短信。')}>{found ? found.title : t('查进度')}</PageTitle>
      {error?.whole && <Notice kind="danger" live title={t('没有查到')}>{error.whole}</Notice>}
      {found && (
        <>
          <Facts items={[
            { label: t('办件编号'), value: <span className="number">{found.number}</span> },
            { label: t('现在'), value: [found.stateName, found.stageTitle].filter(Boolean).join('：') },
            ...(found.outcomeName ? [{ label: t('结果'), value: found.outcomeName }] : []),
            ...(found.dueOn ? [{ label: t('最迟'), value: formatDay(found.dueOn, year) }] : []),
            ...(found.handledBy ? [{ label: t('谁在办'), value: found.handledBy }] : []),
          ]} />
          {found.promise && <p className="meta">{found.promise}</p>}
          {found.next && <Notice title={t('接下来')}>{found.next}</Notice>}
          <Section title={t('办理经过')}>
            <Timeline label={t('办理经过')} moments={found.steps.map((step) => ({
              state: 'done' as const, title: [step.entry, step.stageTitle].filter(Boolean).join('：'), at: formatMoment(step.at, year),
            }))} />
          </Section>
        </>
      )}
      <Section title={found ? t('查另一件') : t('填写编号和查询码')}>
        <ProgressForm {...(found ? {} : { number, code })} {...(error ? { error } : {})} />
      </Section>
    </>
  )
}
