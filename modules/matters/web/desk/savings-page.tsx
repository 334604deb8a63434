import { Checkbox } from 'antd'
import { Awaiting, dateText, EmptyList, Go, PageHeading, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listMatterSavings } from '../../contract.ts'
import { savedInWords } from './comparison.tsx'
import './matters.css'

/** What newer versions spare, compared with the first one: steps, papers and days before and after. */
export default function SavingsPage() {
  const [search, setSearch] = useSearchState()
  const mobile = search['mobile'] === 'yes'
  const query = useCall(listMatterSavings, { query: { mobile: mobile ? 'yes' : 'no' } }, { keep: true })
  return (
    <>
      <PageHeading title={t('简化成效')} />
      <p className="md-bar"><Checkbox checked={mobile} onChange={(event) => setSearch({ mobile: event.target.checked ? 'yes' : undefined })}>{t('只看没有本地户籍也能办的')}</Checkbox></p>
      <Awaiting query={query}>
        {(told) => (told.items.length === 0
          ? <EmptyList why={t('还没有改过版本的事项')} todo={t('发布新版本后，这里列出改前改后的环节、材料和时间。')} />
          : (
              <>
                <p className="d-sentence">{t('{day}，改过版本的事项有{n}个，合计减少{steps}个环节、{papers}份材料。', { day: dateText(told.day), n: told.items.length, steps: told.steps, papers: told.papers })}</p>
                <div className="d-table-frame">
                  <table className="d-table md-figures">
                    <thead><tr><th scope="col">{t('事项')}</th><th scope="col">{t('部门')}</th><th scope="col">{t('版本')}</th><th scope="col">{t('环节')}</th><th scope="col">{t('材料')}</th><th scope="col">{t('时间')}</th><th scope="col">{t('成效')}</th></tr></thead>
                    <tbody>
                      {told.items.map((one) => (
                        <tr key={one.code}>
                          <th scope="row"><Go to={`/matters/${one.code}/compare`}>{one.title}</Go></th><td>{one.department}</td><td>{t('{n}版', { n: one.versions })}</td><td>{one.first.steps} → {one.now.steps}</td>
                          <td>{one.first.papers} → {one.now.papers}</td><td>{one.first.daysInWords} → {one.now.daysInWords}</td><td>{savedInWords(one.saved)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </>
            ))}
      </Awaiting>
    </>
  )
}
