import { Awaiting, dateText, Facts, PageHeading, Panel, useCall, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { compareMatterVersions } from '../../contract.ts'
import './residence.css'

/** What a matter asks now and asked before: steps, papers, days, visits, fee. What fell away is struck through in the older version. */
export default function VersionsPage() {
  const code = useParam('code')
  const query = useCall(compareMatterVersions, { params: { code } })
  return (
    <Awaiting query={query}>
      {({ title, items }) => {
        const now = items[0]!
        const first = items.at(-1)!
        return (
          <>
            <PageHeading title={t('{title}：前后对比', { title })} crumbs={[{ label: t('事项同等'), to: '/residence/matters' }]} />
            <p className="d-sentence">
              {items.length === 1
                ? t('从{day}起一直是这样，没有改过。', { day: dateText(now.validFrom) })
                : t('从{a}步、{b}样材料，到现在{c}步、{d}样材料。', { a: first.steps.length, b: first.papers.length, c: now.steps.length, d: now.papers.length })}
            </p>
            <div className="res-versions">
              {items.map((one) => (
                <Panel key={one.version} title={t('第{n}版', { n: one.version })} aside={<span className="d-quiet">{dateText(one.validFrom)}{one.validUntil ? t('至{day}', { day: dateText(one.validUntil) }) : t('起')}</span>}>
                  <Facts
                    facts={[
                      { label: t('多久'), value: one.days }, { label: t('跑几次'), value: t('{n}次', { n: one.visits }) },
                      { label: t('收费'), value: one.feeFen === 0 ? t('不收费') : t('{yuan}元', { yuan: one.feeFen / 100 }) },
                      { label: t('外地户籍'), value: one.open ? t('一样办') : t('不能办') },
                    ]}
                  />
                  <h3>{t('步骤')}</h3>
                  <ol>{one.steps.map((step, i) => <li key={i} className={now.steps.includes(step) ? '' : 'res-gone'}>{step}</li>)}</ol>
                  <h3>{t('材料')}</h3>
                  {one.papers.length === 0 ? <p>{t('不用带材料')}</p> : <ol>{one.papers.map((each) => <li key={each} className={now.papers.includes(each) ? '' : 'res-gone'}>{each}</li>)}</ol>}
                </Panel>
              ))}
            </div>
          </>
        )
      }}
    </Awaiting>
  )
}
