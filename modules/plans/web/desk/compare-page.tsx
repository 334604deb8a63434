import { Form, Select } from 'antd'
import { Awaiting, Panel, PageHeading, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { comparePlans, getPlanDraft, listPlans, type ComparedPiece } from '../../contract.ts'
import './plans.css'

const KINDS: Record<ComparedPiece['kind'], string> = { head: '基本情况', link: '依据', target: '目标', phase: '阶段', aim: '发展目标', task: '主要任务', safeguard: '保障措施', baseline: '起点' }
const CHANGES: Record<ComparedPiece['change'], string> = { added: '新增', removed: '删去', changed: '改动', same: '相同' }

/** Two texts piece by piece. Which ones stand in the address, so that the comparison can be sent to a colleague. */
export default function ComparePage() {
  const [search, setSearch] = useSearchState()
  const plans = useCall(listPlans, { query: {} }).data?.items ?? []
  const draft = useCall(getPlanDraft, { params: { id: search.rightDraft ?? '' } }, { enabled: Boolean(search.rightDraft) }).data
  const chosen = (code?: string, version?: string) => (code ? `${code} ${version ?? plans.find((one) => one.code === code)?.version ?? 1}` : undefined)
  const options = plans.map((one) => ({ value: `${one.code} ${one.version}`, label: t('{title}（{place}，第{n}版）', { title: one.title, place: one.placeName, n: one.version }) }))
  const ready = Boolean(search.left && (search.right || search.rightDraft))
  const side = (code: string | undefined, version: string | undefined) => (version ? { code, version: Number(version) } : { code })
  const left = side(search.left, search.leftVersion)
  const right = side(search.right, search.rightVersion)
  const query = useCall(comparePlans, { query: {
    left: left.code, ...('version' in left ? { leftVersion: left.version } : {}), ...(search.rightDraft ? { rightDraft: search.rightDraft } : { right: right.code, ...('version' in right ? { rightVersion: right.version } : {}) }),
  } as never }, { enabled: ready })
  const choose = (which: 'left' | 'right') => (value: string) => {
    const [code, version] = value.split(' ')
    setSearch(which === 'left' ? { left: code, leftVersion: version } : { right: code, rightVersion: version, rightDraft: undefined })
  }
  return (
    <>
      <PageHeading title={t('文本对照')} crumbs={[{ label: t('规划'), to: '/plans' }]} />
      <Form layout="vertical" className="pl-two">
        <Form.Item label={t('左边')} htmlFor="compare-left"><Select id="compare-left" showSearch={{ optionFilterProp: 'label' }} value={chosen(search.left, search.leftVersion)} options={options} onChange={choose('left')} placeholder={t('请选择文本')} /></Form.Item>
        <Form.Item label={t('右边')} htmlFor="compare-right">
          <Select id="compare-right" showSearch={{ optionFilterProp: 'label' }} value={search.rightDraft ?? chosen(search.right, search.rightVersion)} onChange={choose('right')} placeholder={t('请选择文本')}
            options={search.rightDraft ? [{ value: search.rightDraft, label: t('草案：{title}', { title: draft?.title ?? '' }) }, ...options] : options} />
        </Form.Item>
      </Form>
      {!ready ? <p className="d-quiet">{t('选好两份文本，就会逐条列出新增、删去和改动的地方。')}</p> : (
        <Awaiting query={query} inside>
          {(found) => (
            <>
              <p className="d-sentence" role="status">{t('新增{added}条，删去{removed}条，改动{changed}条，相同{same}条。', found.counts)}</p>
              {(Object.keys(KINDS) as ComparedPiece['kind'][]).map((kind) => {
                const pieces = found.pieces.filter((one) => one.kind === kind && (one.change !== 'same' || search.all))
                return pieces.length === 0 ? null : (
                  <Panel key={kind} title={t(KINDS[kind])}>
                    <ul className="pl-lines">
                      {pieces.map((one, i) => (
                        <li key={`${one.title} ${i}`}>
                          <div className="pl-head"><strong>{one.title}</strong><span className={one.change === 'removed' ? 'pl-late' : one.change === 'same' ? 'd-quiet' : 'pl-good'}>{t(CHANGES[one.change])}</span></div>
                          <div className="pl-pair"><div>{one.left || <span className="d-quiet">{t('没有')}</span>}</div><div>{one.right || <span className="d-quiet">{t('没有')}</span>}</div></div>
                        </li>
                      ))}
                    </ul>
                  </Panel>
                )
              })}
              <p><button type="button" className="pl-link" onClick={() => setSearch({ all: search.all ? undefined : '1' })}>{search.all ? t('只看不同的') : t('相同的也列出')}</button></p>
            </>
          )}
        </Awaiting>
      )}
    </>
  )
}
