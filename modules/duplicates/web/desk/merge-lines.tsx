import { Button } from 'antd'
import { useState } from 'react'
import { ActionDialog, dateText, Go, useAbility, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPerson, listPeople } from '../../../register/contract.ts'
import { getDuplicate, listDuplicates, listMerges, MERGE_STATES, undoMerge, type MergeLine } from '../../contract.ts'

/** What a merge was, in a sentence, with its undo. */
export function MergeText({ line }: { line: MergeLine }) {
  return (
    <div className="u-merge">
      <p>
        {line.state === 'done' || line.state === 'undone'
          ? t('“{from}”的档案并入“{into}”的档案，带来{n}条关联', { from: line.from.name, into: line.into.name, n: line.moved })
          : t('“{from}”的档案拟并入“{into}”的档案', { from: line.from.name, into: line.into.name })}
      </p>
      <p className="u-why">
        {t('{state} · {name}，{day}：{reason}', { state: t(MERGE_STATES[line.state]), name: line.by, day: dateText(line.at), reason: line.reason })}
        {line.confirmedBy && (line.state === 'refused' ? t('；{name}不同意', { name: line.confirmedBy }) : t('；{name}确认', { name: line.confirmedBy }))}
        {line.confirmNote && t('（{note}）', { note: line.confirmNote })}
      </p>
      {line.undoneAt && <p className="u-why">{t('{name}于{day}撤销：{reason}', { name: line.undoneBy, day: dateText(line.undoneAt), reason: line.undoReason })}</p>}
      {line.left.length > 0 && <p className="u-why">{t('保持现状：{left}', { left: line.left.join('；') })}</p>}
    </div>
  )
}

/** Merges one under another; a standing one can be undone here. */
export function MergeLines({ lines }: { lines: readonly MergeLine[] }) {
  const may = useAbility('duplicates.merge')
  const undo = useMutate(undoMerge, { touches: [listMerges, listDuplicates, getDuplicate, getPerson, listPeople] })
  const [asked, setAsked] = useState<MergeLine | null>(null)
  return (
    <>
      <ul className="u-merges">
        {lines.map((line) => (
          <li key={line.id}>
            <MergeText line={line} />
            <span>
              <Go to={`/people/${line.into.id}`}>{t('打开档案')}</Go>
              {may && line.state === 'done' && (
                <Button danger size="small" onClick={() => setAsked(line)} style={{ marginInlineStart: 12 }}>
                  {t('撤销合并')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ActionDialog<{ reason: string }>
        open={asked !== null}
        name="merge-undo"
        title={t('撤销合并')}
        sentence={t('两份档案恢复为合并前的样子，关联各归各处。合并后改过和新增的内容留在保留的档案上，并列出说明。本人会收到消息。')}
        verb={t('撤销合并')}
        danger
        reason={{ label: t('为什么撤销') }}
        onSubmit={(v) => undo.mutateAsync({ params: { id: asked!.id }, body: { reason: v.reason } })}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
