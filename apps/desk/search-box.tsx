import { EnterOutlined, SearchOutlined } from '@ant-design/icons'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { problemOf, useGo, type DeskHit } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'
import { useContributions } from './contributions.tsx'

const PAUSE_MS = 160
const HITS_A_GROUP = 8

interface Group {
  id: string
  label: string
  hits: DeskHit[]
  /** A sentence instead of hits, when this source failed. */
  fault?: string
}

/** Asks every source at once for a settled term; a new key raises the signal of what is still under way. Groups stand in a fixed order. */
function useHits(term: string): { groups: Group[]; asking: boolean } {
  const { search, rail, tops } = useContributions()
  const [found, setFound] = useState<{ term: string; groups: Record<string, Group> }>({ term: '', groups: {} })
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (!term) {
      setAsking(false)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      let open = search.length
      const fresh: Record<string, Group> = {}
      for (const source of search) {
        const keep = (group: Group) => {
          if (stop.signal.aborted) return
          open -= 1
          fresh[source.id] = group
          setFound({ term, groups: { ...fresh } })
          if (open === 0) setAsking(false)
        }
        source.search(term, stop.signal).then(
          (hits) => keep({ id: source.id, label: source.label, hits: hits.slice(0, HITS_A_GROUP) }),
          (fault: unknown) => keep({ id: source.id, label: source.label, hits: [], fault: problemOf(fault).title }),
        )
      }
    }, PAUSE_MS)
    setAsking(search.length > 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // The sources are fixed for a session; only the term asks anew.
  }, [term])
  const places: Group = {
    id: 'places',
    label: t('页面'),
    hits: [{ label: t('今日'), to: '/' }, ...rail, ...tops].filter((entry) => !term || entry.label.includes(term)).map((entry) => ({ id: entry.to, title: entry.label, to: entry.to })),
  }
  const groups = term ? search.flatMap((source) => found.groups[source.id] ?? []) : []
  return { groups: [...groups, places].filter((group) => group.hits.length > 0 || group.fault), asking: asking || (term !== '' && found.term !== term && search.length > 0) }
}

/** The one search box: opens over the page by Ctrl+K, finds as one types, ↑ ↓ Enter, Esc gives the focus back. Half-composed words are not sent. */
export function SearchBox({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const box = dialog.current
    if (open && box && !box.open) box.showModal()
    if (!open && box?.open) box.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className="s-find"
      aria-label={t('查找')}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      {open && <Find onClose={onClose} />}
    </dialog>
  )
}

function Find({ onClose }: { onClose: () => void }) {
  const id = useId()
  const go = useGo()
  const [typed, setTyped] = useState('')
  const [term, setTerm] = useState('')
  const [at, setAt] = useState(0)
  const composing = useRef(false)
  const { groups, asking } = useHits(term)
  const hits = groups.flatMap((group) => group.hits.map((hit) => ({ group: group.id, hit })))
  const current = Math.min(at, hits.length - 1)

  const take = (text: string) => {
    setTyped(text)
    if (!composing.current) {
      setTerm(text.trim())
      setAt(0)
    }
  }
  const choose = (hit: DeskHit) => {
    onClose()
    go(hit.to)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // While an input method composes, its keys are its own (229 for browsers that end composition before keydown).
    if (composing.current || event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (hits.length === 0) return
      const next = (current + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const chosen = hits[current]
      if (chosen && term === typed.trim()) choose(chosen.hit)
    }
  }
  let index = -1
  const nothing = term !== '' && !asking && groups.every((group) => group.id === 'places' || group.hits.length === 0) && hits.length === 0
  return (
    <div className="s-find-in">
      <div className="s-find-field">
        <SearchOutlined aria-hidden />
        <input
          autoFocus
          type="text"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? `${id}-${current}` : undefined}
          aria-label={t('查找人员、地址、办件、事项')}
          placeholder={t('姓名、拼音首字母、地址、编号……')}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          onChange={(event) => take(event.target.value)}
          onCompositionStart={() => {
            composing.current = true
          }}
          onCompositionEnd={(event) => {
            composing.current = false
            take(event.currentTarget.value)
          }}
          onKeyDown={onKey}
        />
        <button type="button" className="s-plain" onClick={onClose}>
          {t('关闭')}
        </button>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t('查找结果')} className={asking ? 's-hits d-fading' : 's-hits'} hidden={groups.length === 0} tabIndex={-1}>
        {groups.map((group) => (
          <div key={group.id} role="group" aria-label={group.label}>
            <div className="s-hit-label" aria-hidden>
              {group.label}
            </div>
            {group.fault && <div className="s-hit-fault">{group.fault}</div>}
            {group.hits.map((hit) => {
              index += 1
              const mine = index
              return (
                <div
                  key={hit.id}
                  id={`${id}-${mine}`}
                  role="option"
                  aria-selected={mine === current}
                  className={mine === current ? 's-hit s-hit-on' : 's-hit'}
                  onPointerMove={() => setAt(mine)}
                  onClick={() => choose(hit)}
                >
                  <span className="s-hit-title">{hit.title}</span>
                  {hit.note && <span className="s-hit-note">{hit.note}</span>}
                  {mine === current && <EnterOutlined aria-hidden />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {nothing && (
        <div className="s-find-none">
          <p>{t('没有找到“{term}”', { term })}</p>
          <p className="d-quiet">{t('只能查到当前岗位管辖范围内的内容。可以试试拼音首字母，或只写其中两个字。')}</p>
        </div>
      )}
      <p className="s-find-keys" role="status">
        <span className="d-hidden">{asking ? t('正在查找') : t('{n}条结果', { n: hits.length })}</span>
        <span aria-hidden>{t('↑ ↓ 选择，Enter 打开，Esc 关闭')}</span>
      </p>
    </div>
  )
}
