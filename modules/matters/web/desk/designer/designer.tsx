import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Alert, Button, Input } from 'antd'
import { useEffect, useState, type ComponentType } from 'react'
import { UnsavedGuard, useSearchState } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { SECTIONS, sections, type MatterDefinition, type Section } from '../../../contract.ts'
import { FormEditor } from './form-editor.tsx'
import { Materials, Stages } from './sections-flow.tsx'
import { Basic, Eligibility, Guide, Limits, Messages, Result, Routing, Settings, type SectionProps } from './sections-plain.tsx'
import type { Design, SaveState } from './use-design.ts'

const FormSection = ({ body, put }: SectionProps) => <FormEditor form={body.form} previewTitle={body.title} onChange={(form, what) => put({ form }, what && `form ${what}`)} />

const PAGES: Record<Section, ComponentType<SectionProps>> = {
  basic: Basic, guide: Guide, eligibility: Eligibility, form: FormSection, materials: Materials, stages: Stages, limits: Limits, routing: Routing, result: Result, messages: Messages, settings: Settings,
}

const SAYS: Record<SaveState, string> = { saved: '已保存', waiting: '还没有保存', saving: '正在保存', failed: '没有保存下来' }

/** A definition section by section, with its faults beside; what is changed is kept by itself and can be taken back. */
export function Designer({ design, effects, reason, onReason }: { design: Design; effects: readonly { name: string; title: string }[]; reason: string; onReason: (text: string) => void }) {
  const [search, setSearch] = useSearchState()
  const section: Section = (sections as readonly string[]).includes(search['section'] ?? '') ? (search['section'] as Section) : 'basic'
  const [live, setLive] = useState('')
  const { body, change, findings } = design
  const put: SectionProps['put'] = (parts, what) => change((now) => Object.fromEntries(Object.entries({ ...now, ...parts }).filter(([, value]) => value !== undefined)) as unknown as MatterDefinition, what)
  const Page = PAGES[section]
  const here = findings.filter((one) => one.section === section)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      if (key === 's') {
        event.preventDefault()
        void design.saveNow()
      } else if ((key === 'z' || key === 'y') && !(event.target instanceof HTMLElement && event.target.closest('input, textarea'))) {
        event.preventDefault()
        if (key === 'y' || event.shiftKey) design.redo()
        else design.undo()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  // Said after a pause, so that a reader is not spoken to at every key.
  useEffect(() => {
    const timer = setTimeout(() => setLive(findings.length ? t('还有{n}处要改好', { n: findings.length }) : t('没有要改的地方')), 1500)
    return () => clearTimeout(timer)
  }, [findings.length])

  return (
    <div className="md-designer">
      <UnsavedGuard when={design.state !== 'saved'} />
      <div className="md-bar">
        <Button icon={<UndoOutlined aria-hidden />} disabled={!design.canUndo} onClick={design.undo}>{t('撤销')}</Button>
        <Button icon={<RedoOutlined aria-hidden />} disabled={!design.canRedo} onClick={design.redo}>{t('重做')}</Button>
        <span className={design.state === 'failed' ? 'md-failed' : 'd-quiet'} role="status">{t(SAYS[design.state])}</span>
        {design.state === 'failed' && <Button size="small" onClick={() => void design.saveNow()}>{t('再存一次')}</Button>}
        <label className="md-reason"><span>{t('这一版改了什么')}</span><Input value={reason} maxLength={500} placeholder={t('给审核的人看，比如：取消上门评估')} onChange={(event) => onReason(event.target.value)} onBlur={() => void design.saveNow()} /></label>
      </div>
      {design.problem && <Alert type="error" showIcon title={design.problem.title} description={design.problem.errors.map((one) => one.message).join('；') || undefined} />}
      <p className="md-live" role="status">{live}</p>
      <div className="md-columns">
        <nav aria-label={t('各部分')} className="md-nav">
          <ul>
            {sections.map((one) => {
              const n = findings.filter((finding) => finding.section === one).length
              return (
                <li key={one}>
                  <button type="button" aria-current={one === section ? 'page' : undefined} onClick={() => setSearch({ section: one })}>
                    {t(SECTIONS[one])}{n > 0 && <span className="d-count d-count-late" aria-label={t('{n}处要改', { n })}>{n}</span>}
                  </button>
                </li>
              )
            })}
          </ul>
        </nav>
        <section className="md-main" aria-label={t(SECTIONS[section])}>
          <h2>{t(SECTIONS[section])}</h2>
          {here.length > 0 && <ul className="md-faults" aria-label={t('这里要改好的')}>{here.map((one, i) => <li key={i}>{one.message}</li>)}</ul>}
          <Page body={body} put={put} effects={effects} />
        </section>
      </div>
    </div>
  )
}
