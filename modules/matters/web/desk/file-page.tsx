import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, deskCall, DetailPage, Facts, Go, newClientId, Panel, Timeline, useCall, useGo, useMutate, useParam, type DetailAction } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { DRAFT_STATES, MATTER_KINDS, MATTER_TYPES, STEP_WORDS, createMatterDraft, exportMatter, getMatterFile, keepOwnMatter, listMatterFiles, type MatterDefinition } from '../../contract.ts'
import { conditionInWords, finderOf } from '../../design/words.ts'
import { Flow } from './designer/sections-flow.tsx'
import { GuideSheet, guideAddress } from './guide-sheet.tsx'
import { stateWords } from './list-page.tsx'
import './matters.css'

/** One matter: its guide as residents read it, its way, its versions with their figures, drafts and history. */
export default function MatterFilePage() {
  const code = useParam('code')
  const go = useGo()
  const query = useCall(getMatterFile, { params: { code } })
  const create = useMutate(createMatterDraft, { touches: [listMatterFiles, getMatterFile] })
  const keep = useMutate(keepOwnMatter, { touches: [listMatterFiles, getMatterFile] })
  const [dialog, setDialog] = useState<'keep' | 'copy' | 'retire' | null>(null)
  const begin = async (body: { origin: 'version' | 'catalogue' | 'copy'; title?: string; kind?: 'retirement' }) => go(`/matters/drafts/${(await create.mutateAsync({ body: { ...body, code, clientId: newClientId() } })).id}`)
  const download = async () => {
    const file = await deskCall(exportMatter, { params: { code } })
    const address = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }))
    Object.assign(document.createElement('a'), { href: address, download: `${file.matter['title'] as string}.linli-matter.json` }).click()
    URL.revokeObjectURL(address)
  }
  return (
    <Awaiting query={query}>
      {(file) => {
        const matter = file.definition as unknown as MatterDefinition
        const open = file.line.draft
        const find = finderOf(matter)
        const actions: DetailAction[] = [
          ...(open ? [{ key: 'draft', label: t('打开草稿'), primary: true, onChoose: () => go(`/matters/drafts/${open.id}`) }]
            : file.mayDesign ? [{ key: 'next', label: t('写新版本'), primary: true, busy: create.isPending, onChoose: () => void begin({ origin: 'version' }) }] : []),
          ...(file.versions.length > 1 || open ? [{ key: 'compare', label: t('比较版本'), onChoose: () => go(`/matters/${code}/compare`) }] : []),
          { key: 'print', label: t('打印指南'), onChoose: () => window.print() },
          ...(file.line.state === 'in_force' ? [{ key: 'guide', label: t('打开居民看的指南'), seldom: true, onChoose: () => void window.open(guideAddress(code), '_blank', 'noopener') }] : []),
          { key: 'export', label: t('导出成文件'), seldom: true, onChoose: () => void download() },
          ...(file.mayDesign ? [{ key: 'copy', label: t('照着写另一个事项'), seldom: true, onChoose: () => setDialog('copy') }] : []),
          ...(file.mayDesign && !open && file.line.state === 'in_force' ? [{ key: 'retire', label: t('停办'), danger: true, onChoose: () => setDialog('retire') }] : []),
        ]
        return (
          <DetailPage
            title={file.line.title}
            crumbs={[{ label: t('事项'), to: '/matters' }]}
            sentence={matter.summary}
            state={stateWords(file.line)}
            actions={actions}
            notice={file.update !== 'none' && (
              <div className="md-offer" role="status">
                <strong>{t('目录有更新')}</strong>
                <p>{file.update === 'changed' ? t('本地发布过这个事项，所以目录的新版本没有自动采用。请比较后决定。') : t('目录不再提供这个事项，本地的版本照常使用。')}</p>
                <span className="md-option">
                  {file.update === 'changed' && <Go to={`/matters/${code}/compare?after=catalogue&before=v${file.versions[0]?.version ?? 1}`}>{t('比较本地和目录的版本')}</Go>}
                  {file.update === 'changed' && file.mayDesign && !open && <Button onClick={() => void begin({ origin: 'catalogue' })}>{t('采用目录的版本')}</Button>}
                  {file.mayDesign && <Button onClick={() => setDialog('keep')}>{t('保留本地版本')}</Button>}
                </span>
              </div>
            )}
            facts={
              <>
                <Panel title={t('基本情况')}><Facts facts={[
                  { label: t('部门'), value: matter.department }, { label: t('种类'), value: t(MATTER_KINDS[matter.kind]) }, { label: t('类型'), value: t(MATTER_TYPES[matter.type]) },
                  { label: t('由谁决定'), value: file.line.keptHere ? t('本地') : t('目录'), note: file.line.keptHere ? t('升级系统不会改动它。') : t('升级系统时跟着目录更新。') },
                  { label: t('编码'), value: code },
                ]} /></Panel>
                {file.gaps.length > 0 && <Panel title={t('指南还缺')}><ul className="md-plain">{file.gaps.map((one) => <li key={one}>{one}</li>)}</ul></Panel>}
                <Panel title={t('经过')}><Timeline entries={file.steps.map((one) => ({ id: one.id, title: t(STEP_WORDS[one.step] ?? one.step), at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} empty={t('还没有人改过，跟着目录走。')} /></Panel>
              </>
            }
          >
            <Panel title={t('办理流程')}><Flow stages={matter.stages} words={(one) => conditionInWords(one.when!, find)} /></Panel>
            {file.versions.length > 0 && (
              <Panel title={t('版本')}>
                <div className="d-table-frame">
                  <table className="d-table md-figures">
                    <thead><tr><th scope="col">{t('版本')}</th><th scope="col">{t('什么时候有效')}</th><th scope="col">{t('环节')}</th><th scope="col">{t('材料')}</th><th scope="col">{t('时间')}</th><th scope="col">{t('跑动')}</th><th scope="col">{t('谁发布的')}</th></tr></thead>
                    <tbody>
                      {file.versions.map((one) => (
                        <tr key={one.version}>
                          <th scope="row">{t('第{n}版', { n: one.version })}</th>
                          <td>{one.validUntil === one.validFrom ? t('没有生效过') : one.validUntil ? t('{from}至{until}', { from: dateText(one.validFrom), until: dateText(one.validUntil) }) : t('{from}起', { from: dateText(one.validFrom) })}</td>
                          <td>{one.figures.steps}</td><td>{one.figures.papers}</td><td>{one.figures.daysInWords}</td><td>{t('{n}次', { n: one.figures.visits })}</td><td>{one.source === 'desk' ? one.byName : t('目录')}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </Panel>
            )}
            {file.drafts.length > 0 && (
              <Panel title={t('草稿')}>
                <ul className="md-plain">{file.drafts.map((one) => <li key={one.id}><Go to={`/matters/drafts/${one.id}`}>{one.kind === 'retirement' ? t('停办') : one.reason || t('新版本')}</Go> <span className="d-quiet">{t(DRAFT_STATES[one.state])} · {one.byName}{one.approvedName && ` → ${one.approvedName}`} · {dateText(one.changedAt)}</span></li>)}</ul>
              </Panel>
            )}
            <div className="md-print"><GuideSheet matter={matter} qr={file.line.state === 'in_force' || file.line.state === 'coming'} /></div>
            {dialog === 'keep' && (
              <ActionDialog<{ reason: string }> open name="keep-own" title={t('保留本地版本')} verb={t('保留')} sentence={t('目录下次再有变动时会再提醒。')} reason={{ label: t('理由') }}
                onSubmit={({ reason }) => keep.mutateAsync({ params: { code }, body: { reason, clientId: newClientId() } })} onClose={() => setDialog(null)} />
            )}
            {dialog === 'copy' && (
              <ActionDialog<{ title: string }> open name="copy-matter" title={t('照着写另一个事项')} verb={t('开始写')} onSubmit={({ title }) => begin({ origin: 'copy', title })} onClose={() => setDialog(null)}>
                <Form.Item name="title" label={t('新事项的名称')} rules={[{ required: true, whitespace: true, message: t('请写事项名称') }]}><Input maxLength={60} /></Form.Item>
              </ActionDialog>
            )}
            {dialog === 'retire' && (
              <ActionDialog open name="retire-matter" title={t('停办“{title}”', { title: file.line.title })} verb={t('写停办申请')} danger sentence={t('由另一位同事审核后，从定好的日期起不再收新的申请；正在办的照旧办完。')}
                onSubmit={() => begin({ origin: 'version', kind: 'retirement' })} onClose={() => setDialog(null)} />
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
