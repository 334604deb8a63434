import { Go, Panel } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Counts, Preview } from '../../contract.ts'
import './territory.css'

const COLUMNS: ReadonlyArray<{ key: keyof Counts; title: () => string }> = [
  { key: 'households', title: () => t('户') },
  { key: 'people', title: () => t('人口') },
  { key: 'dwellings', title: () => t('住房') },
  { key: 'grids', title: () => t('网格') },
  { key: 'openCases', title: () => t('在办件') },
  { key: 'posts', title: () => t('在岗') },
]

type Place = Preview['places'][number]

const tagOf = (state: Place['state']) => ({ new: t('新'), ends: t('撤销'), renamed: t('更名'), stays: '' })[state]

/** A figure before and after; one number where nothing changes. */
function Change({ before, after }: { before: number | undefined; after: number | undefined }) {
  const n = (value: number) => value.toLocaleString('zh-CN')
  if (before === undefined) return <>{n(after ?? 0)}</>
  if (after === undefined) return <s className="t-was">{n(before)}</s>
  if (before === after) return <>{n(after)}</>
  return (
    <>
      <span className="t-was">{t('{n}→', { n: n(before) })}</span>
      {n(after)}
    </>
  )
}

/** What each place has before and after. */
export function FiguresTable({ places, grids }: { places: readonly Place[]; grids?: boolean }) {
  const columns = grids ? COLUMNS.filter(({ key }) => key !== 'grids') : COLUMNS
  return (
    <div className="t-scroll">
      <table className="t-figures">
        <thead>
          <tr>
            <th scope="col">{t('地方')}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.code}>
              <th scope="row">
                {place.state === 'new' ? place.name : <Go to={`/regions/${place.code}`}>{place.name}</Go>}
                {tagOf(place.state) && <span className={`t-tag t-tag-${place.state}`}>{tagOf(place.state)}</span>}
                {place.state === 'new' && <span className="d-quiet"> {place.code}</span>}
              </th>
              {columns.map((column) => (
                <td key={column.key}>
                  <Change before={place.before?.[column.key]} after={place.after?.[column.key]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Each place against the threshold of its class. */
export function ThresholdTable({ places }: { places: readonly Place[] }) {
  const shown = places.flatMap((place) => (place.threshold && place.after ? [{ ...place, threshold: place.threshold, after: place.after }] : []))
  if (shown.length === 0) return null
  return (
    <Panel title={t('规模检查')} aside={<Go to="/territory/sizes">{t('各社区规模')}</Go>}>
      <div className="t-scroll">
        <table className="t-figures">
          <thead>
            <tr>
              <th scope="col">{t('地方')}</th>
              <th scope="col">{t('类别')}</th>
              <th scope="col">{t('下限')}</th>
              <th scope="col">{t('调整后户数')}</th>
              <th scope="col">{t('结论')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((place) => (
              <tr key={place.code}>
                <th scope="row">{place.name}</th>
                <td>{place.threshold.className}</td>
                <td>{place.threshold.households === null ? t('不设') : t('{n}户', { n: place.threshold.households })}</td>
                <td>{t('{n}户', { n: place.after.households })}</td>
                <td className={place.threshold.short > 0 ? 't-short' : undefined}>
                  {place.threshold.households === null ? '—' : place.threshold.short > 0 ? t('还差{n}户', { n: place.threshold.short }) : t('达到')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

/** What does not fit or needs care: hindrances first. */
export function Obstacles({ preview }: { preview: Preview }) {
  const lines = [...preview.faults.map(({ text }) => ({ text, blocking: true })), ...[...preview.obstacles].sort((a, b) => Number(b.blocking) - Number(a.blocking))]
  if (lines.length === 0) return null
  return (
    <Panel title={t('需要注意')}>
      <ul className="t-list t-list-obstacles">
        {lines.map((line) => (
          <li key={line.text} className={line.blocking ? 't-blocks' : undefined}>
            {line.text}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Which grid becomes which, and how many rows of each kind go along. */
export function GoingAlong({ preview }: { preview: Preview }) {
  if (preview.grids.length === 0 && preview.rows.length === 0) return null
  return (
    <>
      {preview.grids.length > 0 && (
        <Panel title={t('网格去向')} aside={<span className="d-quiet">{t('{n}个', { n: preview.grids.length })}</span>}>
          <ul className="t-list">
            {preview.grids.map((each) => (
              <li key={`${each.from}-${each.to}`}>
                {each.whole ? t('{from}全部转入{to}', { from: each.fromName, to: each.toName }) : t('{from}的部分楼栋转入{to}', { from: each.fromName, to: each.toName })}
                <span className="d-quiet"> {t('新代码{code}', { code: each.to })}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {preview.rows.length > 0 && (
        <Panel title={t('一起转走的资料')}>
          <p>{preview.rows.map(({ what, rows }) => t('{what}{n}条', { what, n: rows.toLocaleString('zh-CN') })).join('、')}</p>
        </Panel>
      )}
    </>
  )
}
