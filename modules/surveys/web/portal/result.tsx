import { Facts, PageTitle, PageTools, Section } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { GRADES } from '../../rules/answers.ts'
import type { load } from './result.load.ts'

type Figure = { value: number; lo: number | null; hi: number | null } | null

/** A published result in plain words, with how sure one can be. */
export default function Result({ data: view }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const share = (figure: Figure) => !figure ? t('不显示') : figure.lo === null || figure.hi === null ? `${(figure.value * 100).toFixed(1)}%`
    : t('{value}%（{lo}%至{hi}%）', { value: (figure.value * 100).toFixed(1), lo: (figure.lo * 100).toFixed(1), hi: (figure.hi * 100).toFixed(1) })
  return (
    <>
      <PageTools back={{ href: '/survey', label: t('问卷') }} />
      <PageTitle lead={t('{place}，评{about}', { place: view.regionName, about: view.about })}>{view.title}</PageTitle>
      <Facts items={[
        { label: t('满意率'), value: view.tooFew ? t('答卷太少，不显示') : share(view.satisfied) },
        { label: t('满意度'), value: view.points ? t('{n}分（满分100）', { n: view.points.value.toFixed(1) }) : t('不显示') },
        { label: t('答卷'), value: view.rate === null ? t('{n}份', { n: view.responses }) : t('{n}份，抽样{sample}人，应答率{rate}%', { n: view.responses, sample: view.sample, rate: (view.rate * 100).toFixed(1) }) },
      ]} />
      {view.sampled && <p className="meta">{t('括号里是95%置信区间：真实的数大致在这个范围里。')}</p>}
      {view.questions.map((one) => (
        <Section key={one.key} title={one.title}>
          <Facts items={one.options.map((option) => ({ label: one.kind === 'scale' ? t(GRADES[Number(option.label) as 1]) : option.label, value: share(option.share) }))} />
        </Section>
      ))}
      {view.places.length > 1 && (
        <Section title={t('各社区满意率')}><Facts items={view.places.map((one) => ({ label: one.regionName, value: one.hidden ? t('答卷太少，不显示') : share(one.satisfied) }))} /></Section>
      )}
      {view.remarks.length > 0 && <Section title={t('大家的留言')}><ul>{view.remarks.map((one, i) => <li key={i}>{one.words}</li>)}</ul></Section>}
      <Section title={t('怎样抽样和计算')}><ul>{view.method.map((line) => <li key={line}>{line}</li>)}</ul></Section>
    </>
  )
}
