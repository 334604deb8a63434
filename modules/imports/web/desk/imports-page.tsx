import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DateText, Go, ListPage, useAbility, useCall, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listImportKinds, listImports, type ImportLine } from '../../contract.ts'
import { countWords, number, stateName } from '../words.ts'
import './imports.css'

const share = (i: ImportLine) => (i.progress ? t('{state} {n}%', { state: stateName(i.state), n: Math.floor((100 * i.progress.done) / Math.max(1, i.progress.total)) }) : stateName(i.state))

/** 导入: what came in from tables, with its state; the open ones first. */
export default function ImportsPage() {
  const go = useGo()
  const exports = useAbility('exports.use')
  const kinds = useCall(listImportKinds, {}, { staleMs: 600_000 })
  return (
    <ListPage<typeof listImports, ImportLine>
      id="imports"
      title={t('导入导出')}
      operation={listImports}
      ask={({ tab, filters, after }) => ({
        query: {
          ...(tab === 'open' || tab === 'done' || tab === 'gone' ? { state: tab } : {}), ...(filters.kind ? { kind: filters.kind } : {}), ...(filters.mine ? { mine: 'yes' as const } : {}), ...(after ? { after } : {}),
        },
      })}
      read={(reply) => reply}
      rowKey={(row) => row.id}
      rowTo={(row) => `/imports/${row.id}`}
      rowTone={(row) => (row.state === 'stopped' ? 'late' : row.state === 'mapping' || row.state === 'checked' ? 'soon' : undefined)}
      tabs={[{ key: 'all', label: t('全部') }, { key: 'open', label: t('进行中') }, { key: 'done', label: t('已导入') }, { key: 'gone', label: t('已撤销或作废') }]}
      filters={[
        { key: 'kind', label: t('类型'), options: (kinds.data?.items ?? []).map((k) => ({ value: k.key, label: t(k.title) })) },
        { key: 'mine', label: t('经办'), options: [{ value: 'yes', label: t('只看我的') }] },
      ]}
      columns={[
        { key: 'file', title: t('文件'), width: 260, render: (row) => row.fileName },
        { key: 'kind', title: t('类型'), width: 80, render: (row) => t(row.kindTitle) },
        { key: 'state', title: t('状态'), width: 150, render: share },
        { key: 'rows', title: t('行数'), width: 90, align: 'end', render: (row) => number(row.rows) },
        { key: 'counts', title: t('结果'), render: (row) => countWords(row.counts) },
        { key: 'by', title: t('经办人'), width: 110, render: (row) => row.byName },
        { key: 'at', title: t('时间'), width: 176, render: (row) => <DateText value={row.createdAt} form="time" /> },
        { key: 'number', title: t('编号'), width: 150, render: (row) => row.number, spare: true },
      ]}
      unit={t('次')}
      empty={{ why: t('还没有导入过'), todo: t('点“新的导入”，选择类型并上传 Excel 或 CSV；写入之前会逐行检查。') }}
      action={
        <>
          {exports && <Button icon={<DownloadOutlined aria-hidden />} onClick={() => go('/exports')}>{t('导出名册')}</Button>}
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/imports/new')}>{t('新的导入')}</Button>
        </>
      }
      notice={<p className="d-quiet" style={{ marginBlockEnd: 12 }}>{t('导入只在当前岗位的范围内写入。每一批要么全部写入，要么一行不写；30天内可以撤销。')} <Go to="/imports/new">{t('下载模板')}</Go></p>}
    />
  )
}
