import { useState } from 'react'
import { Actions, CheckField, Empty, Facts, LinkButton, Notice, NumberField, PageTitle, PageTools, Section, SelectField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { pointsOf, type PointItem } from '../../rules/points.ts'
import type { load } from './points.load.ts'

/** The estimate: nothing is sent, and the decision uses the very same sum (FLO-05). */
export default function PointsPage({ data: { rule, signedIn } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [answers, setAnswers] = useState<Record<string, unknown>>({})
  if (!rule) {
    return (
      <>
        <PageTools back={{ href: '/matters', label: t('全部事项') }} />
        <PageTitle>{t('积分入户估分')}</PageTitle>
        <Empty title={t('本地没有公布今年的积分入户办法')}><p>{t('公布后这里就能估分。落户的其他办法请问当地公安机关。')}</p></Empty>
      </>
    )
  }
  const points = pointsOf(rule, answers)
  return (
    <>
      <PageTools back={signedIn ? { href: '/my/residence', label: t('我的居住') } : { href: '/matters', label: t('全部事项') }} />
      <PageTitle lead={t('按{place}{year}年办法，{pass}分可以申请。填了什么只在您的手机上算，不上传。', { place: rule.place, year: rule.year, pass: rule.pass })}>{t('积分入户估分')}</PageTitle>
      <p className="needs-script-note meta">{rule.source}</p>
      <form className="needs-script" onSubmit={(event) => event.preventDefault()}>
        {rule.items.map((item) => <Item key={item.field} item={item} value={answers[item.field]} onChange={(value) => setAnswers((all) => ({ ...all, [item.field]: value }))} />)}
      </form>
      <Section title={t('估分结果')}>
        <Notice kind={points.enough ? 'done' : 'info'} live title={points.enough ? t('共{n}分，够了', { n: points.total }) : t('共{n}分，还差{m}分', { n: points.total, m: points.pass - points.total })}>
          {t('正式申请时填的内容一样，结果就一样。')}
        </Notice>
        <Facts items={points.lines.map((line) => ({ label: t(line.title), value: t('{said}，{n}分', { said: line.said, n: line.points }) }))} />
      </Section>
      <Actions><LinkButton kind="main" wide href="/matters/residence.points/apply">{t('申请积分入户')}</LinkButton></Actions>
    </>
  )
}

function Item({ item, value, onChange }: { item: PointItem; value: unknown; onChange: (value: unknown) => void }) {
  const t = useT()
  if (item.kind === 'per') return <NumberField name={item.field} label={t(item.title)} unit={item.unit} whole value={value as number | undefined} onChange={onChange} />
  if (item.kind === 'yes') return <CheckField name={item.field} label={t(item.title)} value={value as boolean | undefined} onChange={onChange} />
  return <SelectField name={item.field} label={t(item.title)} value={value as string | undefined} onChange={onChange} choices={item.choices.map((choice) => ({ value: choice.value, label: t(choice.title) }))} />
}
