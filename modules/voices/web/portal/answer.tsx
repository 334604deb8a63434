import { formatDay } from '../../../../platform/web/format.ts'
import { Facts, Notice, PageTitle, PageTools, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { AnswerForm } from './answer-form.tsx'
import type { load } from './answer.load.ts'

/** What became of one opinion, without any name. */
export default function Answer({ data: { number, code, found, error, today } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(today.slice(0, 4))
  return (
    <>
      <PageTools back={{ href: '/voices', label: t('社情民意') }} />
      <PageTitle lead={found ? undefined : t('不用登录。编号和查询码是提意见时给您的。')}>{t('查意见的答复')}</PageTitle>
      {error && <Notice kind="danger" live title={t('没有查到')}>{error}</Notice>}
      {found && (
        <>
          <Notice kind={found.answer ? 'done' : 'info'} title={t(found.stateName)}>{found.where}</Notice>
          <Facts items={[
            { label: t('您说的'), value: found.words }, { label: t('编号'), value: <span className="number">{found.number}</span> }, { label: t('地方'), value: found.regionName },
            { label: t('日期'), value: formatDay(found.saidOn, year) }, ...(found.topic ? [{ label: t('话题'), value: found.topic }] : []),
          ]} />
        </>
      )}
      <Section title={found ? t('查另一条') : t('填写编号和查询码')}><AnswerForm {...(found ? {} : { number, code })} /></Section>
    </>
  )
}
