import { Progress } from 'antd'
import { Awaiting, DateText, DetailPage, Facts, Panel, ProblemAlert, useCall, useMutate, useParam, type DetailAction } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { discardImport, getImport, listImports, type Import } from '../../contract.ts'
import { countWords, number, stateName } from '../words.ts'
import { CheckStep } from './check-step.tsx'
import { FindingList } from './finding-list.tsx'
import { MappingStep } from './mapping-step.tsx'
import { ResultStep } from './result-step.tsx'
import { Steps } from './steps.tsx'
import './imports.css'

const BUSY = ['checking', 'running', 'undoing']
const STEP: Record<Import['state'], 0 | 1 | 2 | 3> = { mapping: 1, checking: 2, checked: 2, running: 3, done: 3, stopped: 2, undoing: 3, undone: 3, discarded: 1 }

/** One import on its way: columns, check, writing, result. Whatever was said is kept, so that one may leave and come back. */
export default function ImportPage() {
  const id = useParam('id')
  const query = useCall(getImport, { params: { id } }, { keep: true, staleMs: 0 })
  const busy = query.data ? BUSY.includes(query.data.state) : false
  // While the server works the page looks every second; the hook stands beside the query so that it may stop again.
  useCall(getImport, { params: { id } }, { enabled: busy, ...(busy ? { everyMs: 1_000 } : {}), staleMs: 0 })
  return <Awaiting query={query}>{(data) => <Shown data={data} />}</Awaiting>
}

function Shown({ data }: { data: Import }) {
  const discard = useMutate(discardImport, { touches: [getImport, listImports] })
  const canDiscard = ['mapping', 'checked', 'stopped'].includes(data.state) && data.batches.length === 0
  const actions: DetailAction[] = canDiscard
    ? [{ key: 'discard', label: t('作废这次导入'), danger: true, busy: discard.isPending, onChoose: () => discard.mutate({ params: { id: data.id }, body: { version: data.version } }) }]
    : []
  return (
    <DetailPage
      title={data.fileName}
      crumbs={[{ label: t('导入导出'), to: '/imports' }]}
      sentence={sentence(data)}
      state={<span className="i-tag">{stateName(data.state)}</span>}
      actions={actions}
      notice={
        <>
          <Steps at={STEP[data.state]} />
          <ProblemAlert error={discard.error} />
        </>
      }
      facts={
        <Panel title={t('基本情况')}>
          <Facts
            facts={[
              { label: t('编号'), value: data.number },
              { label: t('类型'), value: t(data.kindTitle) },
              { label: t('格式'), value: t(data.encoding) },
              { label: t('数据行'), value: number(data.rows) },
              { label: t('经办'), value: t('{name}，{place}', { name: data.byName, place: data.regionName }) },
              { label: t('上传时间'), value: <DateText value={data.createdAt} form="time" /> },
              { label: t('原始内容'), value: data.cleared ? t('已清除') : t('加密保存，7天后清除') },
              data.undoUntil !== null && { label: t('可撤销到'), value: <DateText value={data.undoUntil} /> },
            ]}
          />
        </Panel>
      }
    >
      <div className="i-stack">
        {data.state === 'mapping' && <MappingStep key={`${data.id} ${data.sheet}`} data={data} />}
        {BUSY.includes(data.state) && <Busy data={data} />}
        {data.state === 'checked' && <CheckStep data={data} />}
        {(data.state === 'done' || data.state === 'stopped' || data.state === 'undone') && <ResultStep data={data} />}
        {data.state === 'discarded' && <Panel title={t('已作废')}><p>{data.message || t('这次导入没有写入任何内容，上传的数据已清除。')}</p></Panel>}
        {['checked', 'stopped', 'done', 'undone'].includes(data.state) && !data.cleared && data.findings.length > 0 && <FindingList data={data} />}
      </div>
    </DetailPage>
  )
}

function sentence(data: Import): string {
  switch (data.state) {
    case 'mapping':
      return t('请核对每一列是什么，再检查全部{n}行；检查不会写入任何内容。', { n: number(data.rows) })
    case 'checking':
      return t('正在逐行检查{n}行，可以离开这一页，稍后再回来。', { n: number(data.rows) })
    case 'checked':
      return t('检查完毕：{counts}。还没有写入任何内容。', { counts: countWords(data.counts) })
    case 'running':
      return t('正在写入，可以离开这一页；服务重启也会接着写，不会多写少写。')
    case 'done':
      return t('已写入：{counts}。', { counts: countWords(data.counts) })
    case 'undoing':
      return t('正在撤销，可以离开这一页。')
    default:
      return data.message || stateName(data.state)
  }
}

function Busy({ data }: { data: Import }) {
  const percent = data.progress ? Math.floor((100 * data.progress.done) / Math.max(1, data.progress.total)) : 0
  return (
    <Panel title={stateName(data.state)}>
      <Progress percent={percent} aria-label={t('进度')} />
      <p role="status" className="d-quiet">{data.progress ? t('{done} / {total} 行', { done: number(data.progress.done), total: number(data.progress.total) }) : t('正在排队')}</p>
    </Panel>
  )
}
