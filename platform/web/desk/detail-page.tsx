import { Button, Dropdown } from 'antd'
import { MoreOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { t } from '../text.ts'
import { PageHeading } from './nav.tsx'

export interface DetailAction {
  key: string
  /** A verb. */
  label: string
  onChoose: () => void
  /** The usual next step: at most one. */
  primary?: boolean
  /** Cannot be undone or goes against the person concerned: stands apart and is red. */
  danger?: boolean
  /** Goes into the menu of seldom used ones. */
  seldom?: boolean
  busy?: boolean
  /** Why it cannot be done now; shown under the button instead of hiding it. */
  blocked?: string
}

/** The deeds that are allowed now, in one place: the next step, the others, the seldom ones, and dangerous ones apart. */
export function ActionBar({ actions, none }: { actions: DetailAction[]; none?: string }) {
  const shown = actions.filter((action) => !action.seldom && !action.danger)
  const seldom = actions.filter((action) => action.seldom && !action.danger)
  const dangerous = actions.filter((action) => action.danger)
  if (actions.length === 0) return none ? <p className="d-quiet d-actions-none">{none}</p> : null
  const button = (action: DetailAction) => (
    <span key={action.key} className="d-action">
      <Button
        type={action.primary ? 'primary' : 'default'}
        danger={action.danger}
        loading={action.busy}
        disabled={Boolean(action.blocked)}
        aria-describedby={action.blocked ? `why-${action.key}` : undefined}
        onClick={action.onChoose}
      >
        {action.label}
      </Button>
      {action.blocked && (
        <span id={`why-${action.key}`} className="d-quiet d-why">
          {action.blocked}
        </span>
      )}
    </span>
  )
  return (
    <div className="d-actions" role="toolbar" aria-label={t('可以办理')}>
      {[...shown].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false)).map(button)}
      {seldom.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: seldom.map((action) => ({ key: action.key, label: action.label, disabled: Boolean(action.blocked), onClick: action.onChoose })),
          }}
        >
          <Button icon={<MoreOutlined aria-hidden />}>{t('更多')}</Button>
        </Dropdown>
      )}
      {dangerous.length > 0 && <span className="d-actions-apart">{dangerous.map(button)}</span>}
    </div>
  )
}

/** A part of a detail page with its own heading. */
export function Panel({ title, aside, children, id }: { title: string; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className="d-panel" id={id} aria-label={title}>
      <header className="d-panel-head">
        <h2>{title}</h2>
        {aside && <div>{aside}</div>}
      </header>
      <div className="d-panel-body">{children}</div>
    </section>
  )
}

export interface DetailPageProps {
  title: string
  crumbs: { label: string; to: string }[]
  /** Who asks what, where, until when: one sentence a tired person understands. */
  sentence?: ReactNode
  /** State and deadline, right of the title. */
  state?: ReactNode
  actions?: DetailAction[]
  /** Said where nothing may be done, with the reason. */
  noActions?: string
  /** Notices that must be read first. */
  notice?: ReactNode
  /** The wide column: what happened, forms, papers. */
  children: ReactNode
  /** The narrow column: facts. */
  facts?: ReactNode
}

/** One thing: its sentence, what may be done, then what happened beside what is known. */
export function DetailPage({ title, crumbs, sentence, state, actions = [], noActions, notice, children, facts }: DetailPageProps) {
  return (
    <article className="d-detail">
      <PageHeading title={title} crumbs={crumbs} aside={state} />
      {sentence && <p className="d-sentence">{sentence}</p>}
      {notice}
      <ActionBar actions={actions} {...(noActions ? { none: noActions } : {})} />
      <div className={facts ? 'd-columns' : undefined}>
        <div className="d-main">{children}</div>
        {facts && (
          <aside className="d-side" aria-label={t('基本情况')}>
            {facts}
          </aside>
        )}
      </div>
    </article>
  )
}
