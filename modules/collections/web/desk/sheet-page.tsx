import { Alert, App, Button, Input, InputNumber } from 'antd'
import { UploadOutlined } from '@ant-design/icons'
import { useRef, useState } from 'react'
import {
  ActionDialog, Awaiting, dateText, deskFile, DetailPage, Facts, Go, newClientId, Panel, ProblemAlert, Timeline, UnsavedGuard, useCall, useGo, useMutate, useParam, useRefresh, deskCall,
} from '../../../../platform/web/desk/index.ts'
import { upload } from '../../../../platform/web/client.ts'
import { nameFor, shrinkPhoto } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { ACCEPTED, uploadFile, type StoredFile } from '../../../files/contract.ts'
import {
  addEvidence, dropEvidence, getCollection, getEvidence, getSheet, getSheetWorkbook, listCollections, listSheets, moveSheet, readSheetWorkbook, saveSheet, SHEET_STATES, type SheetCell, type SheetFile, type SheetMove,
} from '../../contract.ts'
import { figureText, SaveFile, stateText, stepEntries } from './parts.tsx'

const touches = [getSheet, listSheets, getCollection, listCollections]
type Typed = Record<string, { value: number | null; why: string; source: string }>

const WORDS: Partial<Record<SheetMove, { label: string; sentence: string; reason?: string }>> = {
  accept: { label: '审核通过', sentence: '通过以后这份数字进入本级汇总；对应的指标按这个地方登记。' },
  return: { label: '退回', sentence: '写明哪里不对，填报人会收到通知。', reason: '退回的原因' },
  excuse: { label: '免报', sentence: '这个地方不用填报，汇总时不计入，也不再催报。', reason: '免报的原因' },
  ask_again: { label: '恢复填报', sentence: '请这个地方重新填报。', reason: '原因' },
  take_back: { label: '撤回', sentence: '上级还没有审核，可以撤回修改。已经报出的内容仍会留存。', reason: '撤回的原因' },
  approve: { label: '定稿', sentence: '定稿以后数字进入指标。要更正须写明原因重新报。' },
  reopen: { label: '退回更正', sentence: '定稿的数字有错时使用。更正作为新的一版，原来的报送和指标记录都保留。', reason: '更正的原因' },
}

/** One sheet: filled in by its place, checked by the place above. */
export default function SheetPage() {
  const id = useParam('id')
  const query = useCall(getSheet, { params: { id } })
  return <Awaiting query={query}>{(file) => <Sheet key={`${file.sheet.id}-${file.sheet.version}`} file={file} />}</Awaiting>
}

const typedOf = (cells: readonly SheetCell[]): Typed => Object.fromEntries(cells.filter((cell) => cell.own).map((cell) => [cell.key, { value: cell.value, why: cell.why, source: cell.source }]))

function Sheet({ file }: { file: SheetFile }) {
  const { sheet, cells, parts, sendings, steps, may, blocked } = file
  const go = useGo()
  const { message } = App.useApp()
  const [typed, setTyped] = useState<Typed>(() => typedOf(cells))
  const [words, setWords] = useState(sheet.words)
  const [chosen, setChosen] = useState<SheetMove | null>(null)
  const save = useMutate(saveSheet, { touches })
  const move = useMutate(moveSheet, { touches })
  const own = cells.filter((cell) => cell.own)
  const writes = may.includes('save')
  const dirty = writes && (words !== sheet.words || JSON.stringify(typed) !== JSON.stringify(typedOf(cells)))
  const store = (send: boolean) => save.mutate({ params: { id: sheet.id }, body: { cells: typed, words, send, version: sheet.version } as never }, {
    onSuccess: () => void message.success(send ? t('已经报出，内容已封存') : t('已保存')),
  })
  const others = (['accept', 'approve', 'return', 'take_back', 'excuse', 'ask_again', 'reopen'] as const).filter((one) => may.includes(one))
  const why = sheet.state === 'returned' || sheet.state === 'excused' ? sheet.why : ''
  return (
    <DetailPage
      title={t('{place}：{title}', { place: sheet.regionName, title: sheet.title })}
      crumbs={[{ label: t('填报'), to: '/collections' }, { label: `${sheet.title}（${sheet.periodTitle}）`, to: `/collections/${sheet.collectionId}` }]}
      sentence={sheet.late ? t('应在{day}前报出，已经逾期', { day: dateText(sheet.dueOn) }) : t('数字截至{day}，{due}前报出', { day: dateText(sheet.day), due: dateText(sheet.dueOn) })}
      state={stateText(sheet)}
      notice={why && <Alert style={{ marginBlockEnd: 16 }} type="warning" showIcon title={sheet.state === 'excused' ? t('免报：{why}', { why }) : t('退回的原因：{why}', { why })} />}
      actions={[
        ...others.map((one) => ({
          key: one, label: t(WORDS[one]!.label), primary: one === 'accept' || one === 'approve', danger: one === 'excuse', onChoose: () => setChosen(one),
        })),
        ...(may.includes('send') && own.length === 0 ? [{ key: 'send', label: t('汇总报出'), primary: true, onChoose: () => setChosen('send'), ...(blocked ? { blocked } : {}) }] : []),
      ]}
      noActions={writes ? '' : t('现在没有要您办的。')}
      facts={
        <>
          <Panel title={t('基本情况')}><Facts facts={[
            { label: t('层级'), value: sheet.levelTitle }, { label: t('时期'), value: sheet.periodTitle }, { label: t('截止'), value: dateText(sheet.dueOn) },
            { label: t('审核'), value: sheet.top ? t('本级定稿') : sheet.aboveName }, sheet.round > 0 && { label: t('报出'), value: t('{n}次', { n: sheet.round }) },
            sheet.decidedBy !== '' && { label: t('审核人'), value: sheet.decidedBy, note: sheet.decidedAt ? dateText(sheet.decidedAt, 'time') : undefined },
          ]} /></Panel>
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} empty={t('还没有填报。')} /></Panel>
        </>
      }
    >
      {writes && own.length > 0 && (
        <Panel title={t('填写')} aside={<Workbook file={file} onRead={(read) => setTyped({ ...typed, ...read })} />}>
          <ProblemAlert error={save.error} />
          <ul className="col-cells">
            {own.map((cell) => <CellForm key={cell.key} cell={cell} typed={typed[cell.key]!} onChange={(next) => setTyped({ ...typed, [cell.key]: next })} />)}
          </ul>
          <label htmlFor="sheet-words" style={{ display: 'block', marginBlock: '12px 4px' }}>{t('填报说明（可以不填）')}</label>
          <Input.TextArea id="sheet-words" maxLength={500} autoSize={{ minRows: 2 }} value={words} onChange={(event) => setWords(event.target.value)} />
          <div className="col-tools">
            {may.includes('send') && <Button type="primary" loading={save.isPending} disabled={blocked !== ''} onClick={() => store(true)}>{t('签发报出')}</Button>}
            <Button loading={save.isPending} disabled={!dirty} onClick={() => store(false)}>{t('保存')}</Button>
            {blocked !== '' && <span className="d-quiet">{blocked}</span>}
            {!may.includes('send') && <span className="d-quiet">{t('填好后保存，由负责人签发报出。')}</span>}
          </div>
          <UnsavedGuard when={dirty} />
        </Panel>
      )}
      {(!writes || own.length < cells.length) && <Figures cells={writes ? cells.filter((cell) => !cell.own) : cells} title={writes ? t('由下级汇总') : t('数字')} />}
      {parts.length > 0 && <Parts parts={parts} cells={cells} />}
      <Evidence file={file} />
      {sendings.length > 0 && (
        <Panel title={t('报出的内容')}>
          <p className="d-quiet">{t('每次报出的数字、出处、佐证材料和下级报表一起封存，用校验码锁定。这里打开时重新计算了一遍。')}</p>
          <ul className="col-files">
            {sendings.map((one) => (
              <li key={one.round}>
                <strong>{t('第{n}次', { n: one.round })}</strong><span>{t('{name}，{day}', { name: one.byName, day: dateText(one.at, 'time') })}</span>
                {one.parts > 0 && <span>{t('含{n}份下级报表', { n: one.parts })}</span>}<span className={one.holds ? '' : 'col-late'}>{one.holds ? t('校验一致') : t('校验不一致，内容被改动过，请报告管理员')}</span>
                <span className="col-mono">{one.sha256}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {chosen && chosen !== 'send' && (
        <ActionDialog<{ reason?: string }> open name="move-sheet" title={t(WORDS[chosen]!.label)} verb={t(WORDS[chosen]!.label)} sentence={t(WORDS[chosen]!.sentence)} danger={chosen === 'excuse'}
          {...(WORDS[chosen]!.reason ? { reason: { label: t(WORDS[chosen]!.reason), max: 300 } } : {})}
          onSubmit={({ reason }) => move.mutateAsync({ params: { id: sheet.id }, body: { move: chosen as 'accept', words: reason ?? '', version: sheet.version } as never })}
          onDone={() => (chosen === 'accept' ? go(`/collections/${sheet.collectionId}?tab=check`) : undefined)} onClose={() => setChosen(null)} />
      )}
      {chosen === 'send' && (
        <ActionDialog<object> open name="send-sheet" title={t('汇总报出')} verb={t('签发报出')} sentence={t('下级都已通过。报出以后内容封存，由{place}审核。', { place: sheet.top ? t('另一位同事') : sheet.aboveName })}
          onSubmit={() => move.mutateAsync({ params: { id: sheet.id }, body: { move: 'send', words: '', version: sheet.version } as never })} onClose={() => setChosen(null)} />
      )}
    </DetailPage>
  )
}

function CellForm({ cell, typed, onChange }: { cell: SheetCell; typed: Typed[string]; onChange: (next: Typed[string]) => void }) {
  const id = `cell-${cell.key}`
  const far = typed.value !== null && cell.before !== null && cell.before > 0 && (typed.value > cell.before * 1.5 || typed.value < cell.before * 0.5)
  return (
    <li>
      <div className="col-cell-head">
        <strong>{cell.title}</strong>
        {cell.before !== null && <span className="d-quiet">{t('上期{n}', { n: figureText(cell.before, cell.unit, cell.decimals) })}</span>}
      </div>
      {cell.note && <p className="d-quiet" style={{ marginBlock: '0 8px' }}>{cell.note}</p>}
      <div className="col-cell-fields">
        <div>
          <label htmlFor={id}>{cell.unit ? t('数字（{unit}）', { unit: cell.unit }) : t('数字')}</label>
          <InputNumber id={id} min={0} max={1e12} precision={cell.decimals} value={typed.value} style={{ width: '100%' }} onChange={(value) => onChange({ ...typed, value })} />
        </div>
        {typed.value === null
          ? <div><label htmlFor={`${id}-why`}>{t('没有数据的，写明原因')}</label><Input id={`${id}-why`} maxLength={300} value={typed.why} onChange={(event) => onChange({ ...typed, why: event.target.value })} /></div>
          : <div><label htmlFor={`${id}-source`}>{t('数据出处（文件、文号或台账）')}</label><Input id={`${id}-source`} maxLength={300} value={typed.source} onChange={(event) => onChange({ ...typed, source: event.target.value })} /></div>}
      </div>
      {far && <p className="col-far" role="status">{t('和上期相差较大，请核对；属实的在填报说明里写一句。')}</p>}
    </li>
  )
}

function Figures({ cells, title }: { cells: readonly SheetCell[]; title: string }) {
  if (!cells.length) return null
  return (
    <Panel title={title}>
      <div className="col-scroll">
        <table className="d-table">
          <thead><tr><th scope="col">{t('指标')}</th><th scope="col" className="d-end">{t('数字')}</th><th scope="col" className="d-end">{t('上期')}</th><th scope="col">{t('出处或原因')}</th></tr></thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.key}>
                <th scope="row">{cell.title}{cell.indicator && <span className="d-quiet"> {cell.indicator}</span>}</th>
                <td className="d-end">{figureText(cell.value, cell.unit, cell.decimals)}{cell.far && <span className="col-far"> {t('变化大')}</span>}</td>
                <td className="d-end">{cell.before === null ? '' : figureText(cell.before, cell.unit, cell.decimals)}</td>
                <td>{cell.value === null ? cell.why : cell.source}{cell.gaps.length > 0 && <span className="col-late"> {cell.gaps.slice(0, 5).join('；')}{cell.gaps.length > 5 && t('等{n}处', { n: cell.gaps.length })}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Parts({ parts, cells }: { parts: SheetFile['parts']; cells: readonly SheetCell[] }) {
  const shown = cells.filter((cell) => parts.some((part) => cell.key in part.values) || !cell.own)
  return (
    <Panel title={t('下级报表')}>
      <div className="col-scroll">
        <table className="d-table">
          <thead><tr><th scope="col">{t('地方')}</th><th scope="col">{t('状态')}</th>{shown.map((cell) => <th key={cell.key} scope="col" className="d-end">{cell.title}</th>)}</tr></thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.id}>
                <th scope="row"><Go to={`/collections/sheets/${part.id}`}>{part.regionName}</Go></th><td>{t(SHEET_STATES[part.state])}</td>
                {shown.map((cell) => <td key={cell.key} className="d-end">{cell.key in part.values ? figureText(part.values[cell.key] ?? null, '', cell.decimals) : ''}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Evidence({ file: { sheet, evidence, may } }: { file: SheetFile }) {
  const input = useRef<HTMLInputElement>(null)
  const refresh = useRefresh()
  const [state, setState] = useState<{ busy?: boolean; error?: unknown }>({})
  const writes = may.includes('save')
  const deed = async (run: () => Promise<unknown>) => {
    setState({ busy: true })
    try {
      await run()
      await refresh(getSheet)
      setState({})
    } catch (error) {
      setState({ error })
    }
  }
  const add = (chosen: File) => deed(async () => {
    const small = await shrinkPhoto(chosen)
    const stored = (await upload(uploadFile, {}, small, { name: nameFor(small, chosen.name) })) as StoredFile
    await deskCall(addEvidence, { params: { id: sheet.id }, body: { fileId: stored.id, clientId: newClientId() } })
  })
  const open = (id: string, name: string) => deed(async () => {
    const blob = await deskFile(getEvidence, { params: { id } })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  })
  if (!writes && evidence.length === 0) return null
  return (
    <Panel title={t('佐证材料')}>
      <ProblemAlert error={state.error ?? null} />
      {evidence.length === 0 ? <p className="d-quiet">{t('可以附上文件、台账照片或扫描件，审核的人会看到。')}</p> : (
        <ul className="col-files">
          {evidence.map((one) => (
            <li key={one.id}>
              <Button type="link" style={{ padding: 0, height: 'auto' }} onClick={() => void open(one.id, one.name)}>{one.name}</Button><span className="d-quiet">{t('{name}，{day}', { name: one.byName, day: dateText(one.at, 'time') })}</span>
              {writes && <Button size="small" onClick={() => void deed(() => deskCall(dropEvidence, { params: { id: one.id }, body: { clientId: newClientId() } }))}>{t('去掉')}</Button>}
            </li>
          ))}
        </ul>
      )}
      {writes && (
        <div className="col-tools">
          <input ref={input} hidden type="file" accept={ACCEPTED} aria-label={t('选择佐证材料')} onChange={(event) => { const chosen = event.target.files?.[0]; event.target.value = ''; if (chosen) void add(chosen) }} />
          <Button loading={state.busy ?? false} icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>{t('拍照或选择文件')}</Button>
        </div>
      )}
    </Panel>
  )
}

/** The sheet as a workbook, out and in again; what was read stands in the form and is saved by the person. */
function Workbook({ file: { sheet }, onRead }: { file: SheetFile; onRead: (cells: Typed) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const { message, modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  const read = async (chosen: File) => {
    setBusy(true)
    try {
      const answer = (await upload(readSheetWorkbook, { id: sheet.id }, chosen, { name: chosen.name })) as { cells: Typed; faults: { message: string }[]; read: number }
      onRead(answer.cells)
      if (answer.faults.length) void modal.warning({ title: t('有几处要改'), content: answer.faults.map((one) => one.message).join('；') })
      else void message.success(t('读入了{n}项，核对以后请保存', { n: answer.read }))
    } catch (fault) {
      void message.error(fault instanceof Error ? fault.message : t('没有读进去，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className="col-tools" style={{ margin: 0 }}>
      <SaveFile operation={getSheetWorkbook} input={{ params: { id: sheet.id } }} name={t('{title}-{place}.xlsx', { title: sheet.title, place: sheet.regionName })} label={t('下载 Excel')} />
      <input ref={input} hidden type="file" accept=".xlsx" aria-label={t('选择填好的 Excel')} onChange={(event) => { const chosen = event.target.files?.[0]; event.target.value = ''; if (chosen) void read(chosen) }} />
      <Button icon={<UploadOutlined aria-hidden />} loading={busy} onClick={() => input.current?.click()}>{t('读入 Excel')}</Button>
    </span>
  )
}
