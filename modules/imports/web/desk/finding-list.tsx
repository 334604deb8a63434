import { Button } from 'antd'
import { ListPage, ProblemAlert, Go, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { decideImportRow, getImport, listImportFindings, type Import, type ImportFinding } from '../../contract.ts'
import { number } from '../words.ts'

/** What was found, by row; filtered by kind, fifty a page. Doubtful rows are decided here. */
export function FindingList({ data }: { data: Import }) {
  const decide = useMutate(decideImportRow, { touches: [getImport, listImportFindings] })
  const open = data.state === 'checked'
  return (
    <section className="d-panel" aria-label={t('检查结果')}>
      <header className="d-panel-head"><h2>{t('检查结果')}</h2></header>
      <div className="d-panel-body i-findings">
        <ProblemAlert error={decide.error} />
        <ListPage<typeof listImportFindings, ImportFinding>
          embedded
          id="import-findings"
          title={t('检查结果')}
          operation={listImportFindings}
          ask={({ filters, after }) => ({
            params: { id: data.id },
            query: { ...(filters.code ? { code: filters.code } : {}), ...(filters.severity ? { severity: filters.severity as 'wrong' } : {}), ...(after ? { after } : {}) },
          })}
          read={(reply) => reply}
          rowKey={(row) => row.id}
          rowTone={(row) => (row.severity === 'wrong' ? 'late' : row.severity === 'doubtful' ? 'soon' : undefined)}
          filters={[
            { key: 'severity', label: t('程度'), options: [{ value: 'wrong', label: t('有错误') }, { value: 'doubtful', label: t('待确认') }, { value: 'note', label: t('提醒') }] },
            { key: 'code', label: t('问题'), options: data.findings.map((f) => ({ value: f.code, label: t('{title}（{n}）', { title: t(f.title), n: number(f.rows) }) })) },
          ]}
          columns={[
            { key: 'row', title: t('行'), width: 76, render: (row) => t('第{n}行', { n: row.row }) },
            { key: 'column', title: t('列'), width: 120, render: (row) => (row.fieldTitle ? `${t(row.fieldTitle)}${row.column ? `（${row.column}）` : ''}` : t('整行')) },
            { key: 'severity', title: t('程度'), width: 76, render: (row) => <span className={`i-tag i-tag-${row.severity}`}>{{ wrong: t('错误'), doubtful: t('待确认'), note: t('提醒') }[row.severity]}</span> },
            { key: 'value', title: t('填的是'), width: 150, render: (row) => row.value },
            {
              key: 'message', title: t('怎么办'),
              render: (row) => (
                <div className="i-decide">
                  <span className="i-message">{row.message}</span>
                  {row.severity === 'doubtful' && row.candidates.map((one) => (
                    <span key={one.id} className="i-row">
                      <Go to={`/people/${one.id}`}>{one.text}</Go>
                      {open && <Button size="small" type={row.decision === 'same' && row.sameId === one.id ? 'primary' : 'default'} onClick={() => decide.mutate({ params: { id: data.id }, body: { row: row.row, is: 'same', sameId: one.id } })}>{t('是这个人')}</Button>}
                    </span>
                  ))}
                  {row.severity === 'doubtful' && open && <Button size="small" type={row.decision === 'new' ? 'primary' : 'default'} onClick={() => decide.mutate({ params: { id: data.id }, body: { row: row.row, is: 'new' } })}>{t('是另一个人，新建')}</Button>}
                </div>
              ),
            },
          ]}
          unit={t('条')}
          empty={{ why: t('没有发现问题') }}
        />
      </div>
    </section>
  )
}
