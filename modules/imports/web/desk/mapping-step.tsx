import { Alert, Button, Radio, Select } from 'antd'
import { useState } from 'react'
import { Panel, ProblemAlert, sends, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { checkImport, getImport, listImportKinds, listImports, type Import } from '../../contract.ts'
import { number } from '../words.ts'

const SURE = { remembered: '上次的选择', same: '', similar: '请核对', none: '', chosen: '' } as const

/** Which sheet, which header, which column is what; then everything is checked. */
export function MappingStep({ data }: { data: Import }) {
  const [sheet, setSheet] = useState(data.sheet)
  const [header, setHeader] = useState({ row: data.headerRow, rows: data.headerRows })
  const moved = sheet !== data.sheet || header.row !== data.headerRow || header.rows !== data.headerRows
  const other = useCall(
    getImport,
    { params: { id: data.id }, query: { sheet, ...(header.row && sheet === data.sheet ? { headerRow: header.row, headerRows: header.rows } : header.row ? { headerRow: header.row, headerRows: header.rows } : {}) } },
    { enabled: moved, keep: true },
  )
  const shown = moved ? (other.data ?? data) : data
  return <Columns key={`${shown.sheet} ${shown.headerRow} ${shown.headerRows}`} shown={shown} onSheet={(next) => { setSheet(next); setHeader({ row: 0, rows: 1 }) }} onHeader={setHeader} error={other.error} />
}

function Columns({ shown, onSheet, onHeader, error }: { shown: Import; onSheet: (sheet: number) => void; onHeader: (header: { row: number; rows: number }) => void; error: unknown }) {
  const kinds = useCall(listImportKinds, {}, { staleMs: 600_000 })
  const me = useCall(getMe, {}, { staleMs: 60_000 })
  const kind = kinds.data?.items.find((k) => k.key === shown.kind)
  const [columns, setColumns] = useState(() => shown.columns.map((c) => c.field))
  const [region, setRegion] = useState<string | undefined>(shown.region)
  const [options, setOptions] = useState<Record<string, string>>(shown.options)
  const check = useMutate(checkImport, { touches: [getImport, listImports] })
  const fields = kind?.fields ?? []
  const missing = fields.filter((f) => f.required && !columns.includes(f.key))
  const send = () =>
    check.mutate({
      params: { id: shown.id },
      body: { sheet: shown.sheet, headerRow: Math.max(1, shown.headerRow), headerRows: shown.headerRows, columns, options, version: shown.version, ...(region ? { region } : {}) },
    })
  const choose = (index: number, field: string | null) => setColumns((now) => now.map((was, i) => (i === index ? field : field !== null && was === field ? null : was)))
  return (
    <div className="i-stack" onKeyDown={(event) => { if (sends(event)) { event.preventDefault(); send() } }}>
      <ProblemAlert error={error ?? check.error} />
      <Panel title={t('表格')} aside={<span className="d-quiet">{shown.headerRow ? t('表头在第{row}行{two}', { row: shown.headerRow, two: shown.headerRows === 2 ? t('和第{n}行', { n: shown.headerRow + 1 }) : '' }) : t('没有找到表头')}</span>}>
        {!shown.headerRow && <Alert className="d-problem" type="warning" showIcon title={t('没有认出表头，请指出表头在第几行')} />}
        <div className="i-row" style={{ marginBlockEnd: 12 }}>
          {shown.sheets.length > 1 && (
            <label className="i-row">
              <span>{t('工作表')}</span>
              <Select style={{ inlineSize: 240 }} value={shown.sheet} onChange={onSheet} aria-label={t('工作表')} options={shown.sheets.map((s) => ({ value: s.index, label: t('{name}（{n}行）', { name: s.name, n: number(s.rows) }) }))} />
            </label>
          )}
          <label className="i-row">
            <span>{t('表头在')}</span>
            <Select style={{ inlineSize: 140 }} value={shown.headerRow || undefined} placeholder={t('选择行')} aria-label={t('表头在第几行')} onChange={(row: number) => onHeader({ row, rows: shown.headerRows })} options={shown.preview.map((r) => ({ value: r.row, label: t('第{n}行', { n: r.row }) }))} />
          </label>
          <Radio.Group name="header-rows" value={shown.headerRows} disabled={!shown.headerRow} onChange={(event) => onHeader({ row: shown.headerRow, rows: Number(event.target.value) })} options={[{ value: 1, label: t('一行表头') }, { value: 2, label: t('两行表头') }]} />
        </div>
        <Preview shown={shown} />
      </Panel>
      <Panel title={t('每一列是什么')} aside={missing.length > 0 ? <span className="i-tag i-tag-wrong">{t('还缺：{titles}', { titles: missing.map((f) => t(f.title)).join('、') })}</span> : <span className="d-quiet">{t('已对应{n}列，其余的不导入', { n: columns.filter(Boolean).length })}</span>}>
        <table className="i-map">
          <thead><tr><th>{t('列')}</th><th>{t('表头')}</th><th>{t('内容')}</th><th>{t('导入为')}</th><th /></tr></thead>
          <tbody>
            {shown.columns.filter((c) => c.header || c.samples.length > 0).map((c) => (
              <tr key={c.index}>
                <td>{c.letter}</td>
                <td>{c.header || <span className="d-quiet">{t('没有表头')}</span>}</td>
                <td className="i-samples">{c.samples.join('，')}</td>
                <td>
                  <Select
                    style={{ inlineSize: 200 }} aria-label={t('{letter}列导入为', { letter: c.letter })} value={columns[c.index] ?? ''} showSearch={{ optionFilterProp: 'label' }}
                    onChange={(key: string) => choose(c.index, key || null)}
                    options={[{ value: '', label: t('不导入') }, ...fields.map((f) => ({ value: f.key, label: t(f.title) }))]}
                  />
                </td>
                <td>{columns[c.index] === c.field && SURE[c.sure] && <span className={c.sure === 'similar' ? 'i-tag i-tag-doubtful' : 'i-tag'}>{t(SURE[c.sure])}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t('怎么导入')}>
        <div className="i-fields">
          <div>
            <span>{t('这些数据属于哪里')}</span>
            {me.data?.currentPost && <PlaceField root={me.data.currentPost.region} rootCounts value={region} onChange={setRegion} />}
            <p className="i-hint">{t('表格里写了网格或社区的，以表格为准；没有写的放在这里。')}</p>
          </div>
          {(kind?.options ?? []).map((option) => (
            <div key={option.key}>
              <span>{t(option.title)}</span>
              <Radio.Group
                name={`option-${option.key}`} className="i-stack-radio" value={options[option.key] ?? option.usual} onChange={(event) => setOptions((now) => ({ ...now, [option.key]: String(event.target.value) }))}
                options={option.choices.map((choice) => ({ value: choice.value, label: t(choice.title) }))} vertical
              />
              <p className="i-hint">{t(option.help)}</p>
            </div>
          ))}
        </div>
      </Panel>
      <div className="i-next">
        <Button type="primary" size="large" loading={check.isPending} disabled={missing.length > 0 || !shown.headerRow} onClick={send}>{t('检查全部{n}行', { n: number(shown.rows) })}</Button>
        <span className="d-quiet">{missing.length > 0 ? t('请先为必填的列选好对应') : t('只检查，不写入。列的对应会记住，下次同样的表格不用再选。')}</span>
        <span className="d-quiet d-keys">{t('Ctrl+Enter 检查')}</span>
      </div>
    </div>
  )
}

/** The first rows as they were read; numbers of people are masked. */
function Preview({ shown }: { shown: Import }) {
  const width = Math.max(1, ...shown.preview.map((r) => r.cells.length))
  return (
    <div className="i-preview" role="region" aria-label={t('表格的前几行')} tabIndex={0}>
      <table>
        <thead><tr><th scope="col">{t('行')}</th>{Array.from({ length: width }, (_, i) => <th key={i} scope="col">{shown.columns[i]?.letter ?? ''}</th>)}</tr></thead>
        <tbody>
          {shown.preview.slice(0, 12).map((r) => (
            <tr key={r.row} className={r.header ? 'i-header' : undefined}>
              <th scope="row">{r.row}</th>
              {Array.from({ length: width }, (_, i) => <td key={i}>{r.cells[i] ?? ''}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
