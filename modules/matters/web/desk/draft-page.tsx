import { Alert, Form, Input } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, DayInput, DetailPage, Facts, Go, Panel, Timeline, dateText, dayRule, newClientId, useCall, useMutate, useParam, useRefresh, useSearchState, type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { DRAFT_MOVES, DRAFT_STATES, SECTIONS, STEP_WORDS, getMatterDraft, sections, getMatterFile, listMatterFiles, moveMatterDraft, type DraftMove, type MatterDefinition } from '../../contract.ts'
import { Comparison } from './comparison.tsx'
import { Designer } from './designer/designer.tsx'
import { useDesign } from './designer/use-design.ts'
import { inPlainWords } from '../../design/words.ts'
import { GuideSheet } from './guide-sheet.tsx'
import { TrialPanel } from './trial-panel.tsx'
import './matters.css'

type File = Reply<typeof getMatterDraft>
const PARTS = { design: '设计', change: '改前改后', all: '全文', trial: '试算', guide: '指南', steps: '经过' } as const
type Part = keyof typeof PARTS

/** A draft: written, tried, looked over and decided on one page. */
export default function DraftPage() {
  const id = useParam('id')
  const query = useCall(getMatterDraft, { params: { id } })
  return <Awaiting query={query}>{(file) => (file.mayEdit ? <Writing key={`${id} ${file.draft.state}`} file={file} /> : <Reading file={file} />)}</Awaiting>
}

function Writing({ file }: { file: File }) {
  const [reason, setReason] = useState(file.draft.reason)
  const refresh = useRefresh()
  const design = useDesign({
    id: file.draft.id, body: file.draft.body as unknown as MatterDefinition, version: file.draft.version, reason, effects: file.effects.map((one) => one.name),
    // Whoever comes back to this page begins with what was kept, not with an older answer; what is being typed stays as it is.
    onSaved: () => void refresh(listMatterFiles, getMatterDraft),
  })
  const settle = async () => {
    if (!(await design.saveNow())) throw new Error(t('有内容没有保存下来，请先处理上面的提示'))
    return design
  }
  return (
    <Page file={file} faults={design.findings} version={() => design.version} settle={settle} title={design.body.title} body={design.body}
      design={<Designer design={design} effects={file.effects} reason={reason} onReason={setReason} />} />
  )
}

function Reading({ file }: { file: File }) {
  return <Page file={file} faults={file.faults} version={() => file.draft.version} settle={async () => undefined} title={file.draft.title} body={file.draft.body as unknown as MatterDefinition} />
}

function Page({ file, faults, version, settle, title, body, design }: {
  file: File; faults: File['faults']; version: () => number; settle: () => Promise<unknown>; title: string; body: MatterDefinition; design?: React.ReactNode
}) {
  const { draft } = file
  const [search, setSearch] = useSearchState()
  const [chosen, setChosen] = useState<DraftMove | null>(null)
  const move = useMutate(moveMatterDraft, { touches: [getMatterDraft, listMatterFiles, getMatterFile] })
  const compares = draft.kind === 'version' && (draft.state === 'published' ? (draft.publishedVersion ?? 1) > 1 : file.inForce !== null || draft.basedOn !== null)
  const parts = (Object.keys(PARTS) as Part[]).filter((one) => (one === 'design' ? design !== undefined : one === 'trial' ? draft.kind === 'version' && (draft.state === 'draft' || draft.state === 'submitted') : one === 'change' ? compares : one === 'steps' || draft.kind === 'version'))
  const part = (parts as string[]).includes(search['part'] ?? '') ? (search['part'] as Part) : parts[0]!
  const before = `v${file.inForce ?? draft.basedOn ?? 1}`
  const retirement = draft.kind === 'retirement'
  const actions: DetailAction[] = file.moves.map((name) => ({
    key: name, label: name === 'approve' && retirement ? t('同意停办') : t(DRAFT_MOVES[name].verb), primary: name === 'submit' || name === 'approve', danger: name === 'drop' || name === 'recall', onChoose: () => setChosen(name),
    ...((name === 'submit' || name === 'approve') && faults.length > 0 ? { blocked: t('还有{n}处要改好', { n: faults.length }) } : {}),
  }))
  const says: Record<DraftMove, string> = {
    submit: t('提交后由另一位同事审核。发布日期到了自动生效。'), return: t('退回给{name}修改。', { name: draft.byName }), takeBack: t('撤回后可以接着改，改完再提交。'), drop: t('作废后不能再用，历史会保留。'),
    approve: retirement ? t('从这一天起不再收新的申请，正在办的照旧办完。') : t('从这一天起，新的申请按这一版办；正在办的按原来的版本办完。'), recall: t('撤回后按原来的版本办。这份草稿留作记录。'),
  }
  return (
    <DetailPage
      title={title || t('（没有名称）')}
      crumbs={[{ label: t('事项'), to: '/matters' }, ...(file.inForce !== null ? [{ label: t('现行版本'), to: `/matters/${draft.code}` }] : [])]}
      state={`${retirement ? t('停办申请') : t('草稿')} · ${t(DRAFT_STATES[draft.state])}`}
      sentence={draft.state === 'published' ? (retirement ? t('{day}起停办，{name}审核。', { day: dateText(draft.fromOn!), name: draft.approvedName }) : t('第{n}版，{day}起生效，{name}审核。', { n: draft.publishedVersion ?? '', day: dateText(draft.fromOn!), name: draft.approvedName }))
        : draft.state === 'submitted' ? t('{name}提交，计划{day}起生效。{reason}', { name: draft.byName, day: draft.fromOn ? dateText(draft.fromOn) : t('审核通过当天'), reason: draft.reason }) : draft.originWords ? t('从{what}开始写。', { what: draft.originWords }) : undefined}
      actions={actions}
      noActions={draft.state === 'submitted' && file.mine ? t('您写过这份草稿，要由另一位同事审核。') : t('现在没有要您办的。')}
    >
      <nav aria-label={t('草稿的各部分')} className="d-tabs">
        <ul>{parts.map((one) => <li key={one}><Go to={`.?part=${one}`} aria-current={one === part ? 'page' : undefined} className={one === part ? 'd-tab d-tab-on' : 'd-tab'}>{t(PARTS[one])}</Go></li>)}</ul>
      </nav>
      {part === 'design' && design}
      {part !== 'design' && faults.length > 0 && (
        <Alert type="warning" showIcon title={t('还有{n}处要改好', { n: faults.length })} description={<ul>{faults.slice(0, 20).map((one, i) => <li key={i}>{t(SECTIONS[one.section])}：{one.message}</li>)}</ul>} />
      )}
      {part === 'trial' && <TrialPanel file={file} settle={settle} />}
      {part === 'change' && (draft.state === 'published' && draft.publishedVersion !== null
        ? <Comparison code={draft.code} before={`v${draft.basedOn ?? Math.max(1, draft.publishedVersion - 1)}`} after={`v${draft.publishedVersion}`} /> : <Comparison code={draft.code} before={before} after={`draft:${draft.id}`} />)}
      {part === 'all' && <WholeText body={body} />}
      {part === 'guide' && <div className="md-print"><GuideSheet matter={body} qr={draft.state === 'published'} /></div>}
      {part === 'steps' && (
        <Panel title={t('经过')}>
          <Facts facts={[{ label: t('起草'), value: draft.byName }, { label: t('编码'), value: draft.code }, draft.approvedName !== '' && { label: t('审核'), value: draft.approvedName }]} />
          <Timeline entries={file.steps.map((one) => ({ id: one.id, title: t(STEP_WORDS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} />
        </Panel>
      )}
      {chosen && (
        <ActionDialog<{ note?: string; from?: string }>
          open name="move-draft" title={chosen === 'approve' && retirement ? t('同意停办') : t(DRAFT_MOVES[chosen].verb)} verb={chosen === 'approve' && retirement ? t('同意停办') : t(DRAFT_MOVES[chosen].verb)} danger={chosen === 'drop' || chosen === 'recall'} sentence={says[chosen]}
          initial={{ from: draft.fromOn && draft.fromOn > file.today ? draft.fromOn : file.today, ...(chosen === 'submit' ? { note: draft.reason } : {}) }}
          onSubmit={async ({ note, from }) => {
            await settle()
            await move.mutateAsync({ params: { id: draft.id }, body: { move: chosen, note: note ?? '', version: version(), clientId: newClientId(), ...(from && (chosen === 'submit' || chosen === 'approve') ? { from } : {}) } })
          }}
          onClose={() => setChosen(null)}
          onDone={() => chosen === 'submit' && setSearch({ part: compares ? 'change' : 'guide', section: undefined })}
        >
          {(chosen === 'submit' || chosen === 'approve') && <Form.Item name="from" label={retirement ? t('从哪天起停办') : t('从哪天起生效')} rules={[{ required: true, message: t('请填写日期') }, dayRule()]}><DayInput /></Form.Item>}
          {chosen !== 'takeBack' && (
            <Form.Item name="note" label={chosen === 'submit' ? (retirement ? t('为什么停办') : t('这一版改了什么')) : t('理由')} rules={DRAFT_MOVES[chosen].note || (chosen === 'submit' && retirement) ? [{ required: true, min: 2, message: t('请写明理由') }] : []}>
              <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
            </Form.Item>
          )}
          {chosen === 'submit' && file.mustTry && <p className="d-quiet">{t('提交前要用往期办件试算过现在的内容。')} <Go to=".?part=trial" onClick={() => setChosen(null)}>{t('去试算')}</Go></p>}
        </ActionDialog>
      )}
    </DetailPage>
  )
}

/** All that the draft says, in plain words: what an approver reads of a matter that is new. */
function WholeText({ body }: { body: MatterDefinition }) {
  const lines = inPlainWords(body)
  return sections.filter((section) => lines.some((line) => line.section === section)).map((section) => (
    <Panel key={section} title={t(SECTIONS[section])}>
      <div className="d-table-frame">
        <table className="d-table md-figures md-all">
          <tbody>{lines.filter((line) => line.section === section).map((line) => <tr key={line.key}><th scope="row">{line.what}</th><td>{line.text}</td></tr>)}</tbody>
        </table>
      </div>
    </Panel>
  ))
}
