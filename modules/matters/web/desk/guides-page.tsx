import { Checkbox } from 'antd'
import { Awaiting, Go, dateText, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMatterGuides } from '../../contract.ts'
import './matters.css'

/** Public guides by department, with what each lacks. */
export default function GuidesPage() {
  const query = useCall(listMatterGuides, {})
  const [search, setSearch] = useSearchState()
  const gapsOnly = search['gaps'] === 'yes'
  return (
    <>
      <PageHeading title={t('办事指南')} />
      <Awaiting query={query}>
        {(told) => (
          <>
            <p className="d-sentence">{t('{day}有{n}个事项，都有公开的指南；其中{m}份什么都不缺。', { day: dateText(told.day), n: told.matters, m: told.whole })}</p>
            <p className="md-bar"><Checkbox checked={gapsOnly} onChange={(event) => setSearch({ gaps: event.target.checked ? 'yes' : undefined })}>{t('只看还缺内容的')}</Checkbox></p>
            {told.departments.map((one) => {
              const shown = one.matters.filter((matter) => !gapsOnly || matter.gaps.length > 0)
              if (shown.length === 0) return null
              return (
                <Panel key={one.name} title={t('{name}（{n}个）', { name: one.name, n: one.matters.length })} aside={one.matters.some((matter) => matter.gaps.length > 0) ? <span className="d-quiet">{t('{n}份还缺内容', { n: one.matters.filter((matter) => matter.gaps.length > 0).length })}</span> : undefined}>
                  <ul className="md-guides">
                    {shown.map((matter) => <li key={matter.code}><Go to={`/matters/${matter.code}`}>{matter.title}</Go><span className={matter.gaps.length ? 'd-quiet' : 'md-whole'}>{matter.gaps.length ? matter.gaps.join('、') : t('齐全')}</span></li>)}
                  </ul>
                </Panel>
              )
            })}
          </>
        )}
      </Awaiting>
    </>
  )
}
