import { Select } from 'antd'
import { Awaiting, dateText, PageHeading, useCall, useParam, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DRAFT_STATES, getMatterFile } from '../../contract.ts'
import { Comparison } from './comparison.tsx'
import './matters.css'

/** Any two versions of a matter, drafts and the catalogue's among them. */
export default function ComparePage() {
  const code = useParam('code')
  const query = useCall(getMatterFile, { params: { code } })
  const [search, setSearch] = useSearchState()
  return (
    <Awaiting query={query}>
      {(file) => {
        const options = [
          ...file.drafts.filter((one) => one.state === 'draft' || one.state === 'submitted').map((one) => ({ value: `draft:${one.id}`, label: t('草稿（{state}，{name}）', { state: DRAFT_STATES[one.state], name: one.byName }) })),
          ...(file.update === 'changed' ? [{ value: 'catalogue', label: t('目录的最新版本') }] : []),
          ...file.versions.map((one) => ({ value: `v${one.version}`, label: t('第{n}版（{day}起）', { n: one.version, day: dateText(one.validFrom) }) })),
        ]
        const after = search['after'] ?? options[0]?.value
        const before = search['before'] ?? options[1]?.value ?? options[0]?.value
        return (
          <>
            <PageHeading title={t('版本比较')} crumbs={[{ label: t('事项'), to: '/matters' }, { label: file.line.title, to: `/matters/${code}` }]} />
            <div className="md-bar">
              <label className="md-reason"><span>{t('原来的')}</span><Select value={before ?? null} options={options} onChange={(value) => setSearch({ before: value })} /></label>
              <label className="md-reason"><span>{t('改后的')}</span><Select value={after ?? null} options={options} onChange={(value) => setSearch({ after: value })} /></label>
            </div>
            {before && after && <Comparison code={code} before={before} after={after} />}
          </>
        )
      }}
    </Awaiting>
  )
}
