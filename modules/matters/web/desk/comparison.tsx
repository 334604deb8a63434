import { Awaiting, Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { SECTIONS, compareMatters, sections } from '../../contract.ts'
import { UNIT_WORDS } from '../../design/words.ts'

type Told = { steps: number; papers: number; days: number | null; unit: 'working_day' | 'natural_day' | 'hour'; visits: number; fields: number }

/** What the newer one spares, as one sentence; what it asks more is said as plainly. */
export function savedInWords(saved: Told): string {
  const one = (n: number, less: string, more: string) => (n > 0 ? t(less, { n }) : n < 0 ? t(more, { n: -n }) : '')
  const unit = UNIT_WORDS[saved.unit]
  const parts = [
    one(saved.steps, '少{n}个环节', '多{n}个环节'), saved.days === null ? t('时限单位不同，天数不能直接比') : saved.days > 0 ? t('快{n}{unit}', { n: saved.days, unit }) : saved.days < 0 ? t('慢{n}{unit}', { n: -saved.days, unit }) : '',
    one(saved.papers, '少交{n}份材料', '多交{n}份材料'), one(saved.visits, '少跑{n}次', '多跑{n}次'), one(saved.fields, '少填{n}项', '多填{n}项'),
  ].filter(Boolean)
  return parts.length ? `${parts.join('，')}。` : t('环节、材料和时间都没有变。')
}

/** Two versions side by side: figures first, then every difference in plain words. */
export function Comparison({ code, before, after }: { code: string; before: string; after: string }) {
  const query = useCall(compareMatters, { params: { code }, query: { before, after } }, { keep: true })
  return (
    <Awaiting query={query}>
      {(told) => {
        const rows = [
          { what: t('环节（含受理、办结）'), was: String(told.before.figures.steps), is: String(told.after.figures.steps) }, { what: t('材料'), was: t('{n}份', { n: told.before.figures.papers }), is: t('{n}份', { n: told.after.figures.papers }) },
          { what: t('多久办好'), was: told.before.figures.daysInWords, is: told.after.figures.daysInWords }, { what: t('跑动次数'), was: t('{n}次', { n: told.before.figures.visits }), is: t('{n}次', { n: told.after.figures.visits }) },
          { what: t('要填的项'), was: String(told.before.figures.fields), is: String(told.after.figures.fields) }, { what: t('收费'), was: t('{n}元', { n: told.before.figures.feeFen / 100 }), is: t('{n}元', { n: told.after.figures.feeFen / 100 }) },
          { what: t('没有本地户籍的居民'), was: told.before.figures.open ? t('可以办') : t('不能办'), is: told.after.figures.open ? t('可以办') : t('不能办') },
        ]
        return (
          <>
            <p className="md-saved" role="status">{savedInWords(told.saved)}</p>
            <Panel title={t('改前改后')}>
              <div className="d-table-frame">
                <table className="d-table md-figures">
                  <thead><tr><th scope="col">{t('项目')}</th><th scope="col">{told.before.label}</th><th scope="col">{told.after.label}</th></tr></thead>
                  <tbody>{rows.map((row) => <tr key={row.what} className={row.was === row.is ? '' : 'md-changed'}><th scope="row">{row.what}</th><td>{row.was}</td><td>{row.is}</td></tr>)}</tbody>
                </table>
              </div>
            </Panel>
            <Panel title={t('逐项对比（{n}处不同）', { n: told.changes.length })}>
              {told.changes.length === 0 && <p className="d-quiet">{t('两个版本一样。')}</p>}
              {sections.filter((section) => told.changes.some((one) => one.section === section)).map((section) => (
                <section key={section} className="md-diff">
                  <h3>{t(SECTIONS[section])}</h3>
                  <ul>
                    {told.changes.filter((one) => one.section === section).map((one, i) => (
                      <li key={i}>
                        <strong>{one.what}</strong>
                        {one.before === '' ? <p className="md-added"><span className="md-badge">{t('新增')}</span>{one.after}</p>
                          : one.after === '' ? <p className="md-gone"><span className="md-badge">{t('去掉')}</span><del>{one.before}</del></p>
                            : <><p className="md-gone"><span className="md-badge">{t('原来')}</span><del>{one.before}</del></p><p className="md-added"><span className="md-badge">{t('改为')}</span>{one.after}</p></>}
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </Panel>
          </>
        )
      }}
    </Awaiting>
  )
}
