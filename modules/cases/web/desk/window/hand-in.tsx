import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Checkbox, Radio, Tag } from 'antd'
import { useRef, useState } from 'react'
import { problemOf } from '../../../../../platform/web/desk/index.ts'
import { shrinkPhoto } from '../../../../../platform/web/photo.ts'
import { t } from '../../../../../platform/web/text.ts'
import { holds, type PublicMatter } from '../../../../matters/contract.ts'
import { sendFile } from '../case-file.tsx'
import type { Known } from './person-known.ts'

/** How one paper was brought. */
export interface Handed {
  how: 'upload' | 'paper' | 'promise'
  files: { id: string; name: string }[]
}
export type HandedIn = Record<string, Handed>

type Material = PublicMatter['materials'][number]

/** The papers that these answers ask for, and those the register holds (they are not asked: 国务院令716号 art. 7). */
export function papersFor(matter: PublicMatter, form: Record<string, unknown>, known: Known): { asked: Material[]; held: Material[] } {
  const needed = matter.materials.filter(({ need }) => need === 'always' || holds(need.when, form))
  const isHeld = (one: Material) => one.heldByRegister !== undefined && known[one.heldByRegister] !== undefined
  return { asked: needed.filter((one) => !isHeld(one)), held: needed.filter(isHeld) }
}

/** Whether a paper still has to come. */
export const isOwed = (handed: Handed | undefined): boolean => !handed || (handed.how === 'upload' && handed.files.length === 0)

/** What goes into the submission. */
export function materialsOf(asked: readonly Material[], handed: HandedIn) {
  return asked.flatMap(({ code }): { code: string; how: Handed['how']; fileId?: string }[] => {
    const one = handed[code]
    if (!one || isOwed(one)) return []
    return one.how === 'upload' ? one.files.map((file) => ({ code, how: 'upload' as const, fileId: file.id })) : [{ code, how: one.how }]
  })
}

/** Paper by paper: scanned, seen at the counter, promised, or not needed because the register holds it. */
export function HandIn({ asked, held, handed, onChange, marked, incomplete, onIncomplete }: {
  asked: readonly Material[]
  held: readonly Material[]
  handed: HandedIn
  onChange: (change: (now: HandedIn) => HandedIn) => void
  /** Marks what is missing, after a try. */
  marked: boolean
  incomplete: boolean
  onIncomplete: (on: boolean) => void
}) {
  if (asked.length + held.length === 0) return null
  const owed = asked.filter((one) => isOwed(handed[one.code]))
  return (
    <section className="section" aria-label={t('材料')}>
      <h2>{t('材料')}</h2>
      {asked.map((one) => (
        <Paper key={one.code} paper={one} handed={handed[one.code]} missing={marked && isOwed(handed[one.code])} onChange={(next) => onChange((now) => ({ ...now, [one.code]: next(now[one.code]) }))} />
      ))}
      {held.map((one) => (
        <div key={one.code} className="c-hand">
          <span className="c-hand-row">
            <Tag color="success">{t('档案已有')}</Tag>
            {one.title}
            <span className="d-quiet">{t('不用提供')}</span>
          </span>
        </div>
      ))}
      {(owed.length > 0 || incomplete) && (
        <p className="c-beneath">
          <Checkbox checked={incomplete} onChange={(event) => onIncomplete(event.target.checked)}>
            {t('材料不齐，先收件，其余由申请人补交（容缺受理）')}
          </Checkbox>
        </p>
      )}
    </section>
  )
}

function Paper({ paper, handed, missing, onChange }: { paper: Material; handed: Handed | undefined; missing: boolean; onChange: (next: (now: Handed | undefined) => Handed) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const add = async (files: FileList | null) => {
    setFault(undefined)
    setBusy(true)
    try {
      for (const file of files ?? []) {
        const { id } = await sendFile(await shrinkPhoto(file), { name: file.name })
        onChange((now) => ({ how: 'upload', files: [...(now?.files ?? []), { id, name: file.name }] }))
      }
    } catch (thrown) {
      const problem = problemOf(thrown)
      setFault(problem.detail ?? problem.title)
    } finally {
      setBusy(false)
      if (input.current) input.current.value = ''
    }
  }
  return (
    <div className="c-hand">
      <fieldset>
        <legend>
          {paper.title}
          {missing && <span className="d-count d-count-late c-after">{t('还没有收')}</span>}
        </legend>
        {paper.note && <p className="field-hint">{paper.note}</p>}
        <div className="c-hand-row">
          <Radio.Group
            name={`paper-${paper.code}`}
            value={handed?.how}
            onChange={(event) => onChange((now) => ({ how: event.target.value as Handed['how'], files: now?.files ?? [] }))}
            options={[
              { value: 'paper', label: t('已看原件') },
              { value: 'upload', label: t('扫描上传') },
              { value: 'promise', label: paper.mayFollow ? t('承诺{n}日内补交', { n: paper.mayFollow.withinDays }) : t('书面承诺后补') },
            ]}
          />
          {handed?.how === 'upload' && (
            <>
              <input ref={input} type="file" hidden multiple accept={paper.accept.join(',')} aria-label={t('选择{title}的文件', { title: paper.title })} onChange={(event) => void add(event.target.files)} />
              <Button size="small" icon={<PaperClipOutlined aria-hidden />} loading={busy} aria-label={t('选择{title}的文件', { title: paper.title })} onClick={() => input.current?.click()}>
                {t('选择文件')}
              </Button>
            </>
          )}
        </div>
        {fault && <p className="field-error" role="alert">{fault}</p>}
        {handed?.how === 'upload' && handed.files.length > 0 && (
          <ul>
            {handed.files.map((file) => (
              <li key={file.id} className="c-hand-row">
                {file.name}
                <Button size="small" type="link" aria-label={t('删除{name}', { name: file.name })} onClick={() => onChange((now) => ({ how: 'upload', files: (now?.files ?? []).filter((one) => one.id !== file.id) }))}>
                  {t('删除')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </fieldset>
    </div>
  )
}
