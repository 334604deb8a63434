import { Input, type InputRef } from 'antd'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { ProblemAlert } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'

export interface Hit {
  id: string
  title: string
  note: string
}

/** Types to find, ↑ ↓ to choose, Enter to take. Half-composed words are not sent; a new key drops what is still under way. */
export function Finder({ label, hint, search, onPick, none, always }: {
  label: string
  hint: string
  search: (term: string, signal: AbortSignal) => Promise<Hit[]>
  onPick: (hit: Hit) => void
  /** Said when nothing is found. */
  none: string
  /** Searches for nothing too: shows what there is. */
  always?: boolean
}) {
  const id = useId()
  const input = useRef<InputRef>(null)
  const composing = useRef(false)
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<{ term: string; hits: Hit[]; fault?: unknown }>()
  const [at, setAt] = useState(0)
  const term = typed.trim()
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (composing.current || (!term && !always)) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      search(term, stop.signal).then(
        (hits) => {
          if (stop.signal.aborted) return
          setAnswer({ term, hits })
          setAt(0)
        },
        (fault: unknown) => !stop.signal.aborted && setAnswer({ term, hits: [], fault }),
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // `search` is a new function with every render; only the term asks anew.
  }, [term])
  const current = answer && (term || always) ? answer : undefined
  const settled = current?.term === term
  const hits = current?.hits ?? []
  const chosen = Math.min(at, hits.length - 1)
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (composing.current || event.nativeEvent.isComposing || event.keyCode === 229) return
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && hits.length > 0) {
      event.preventDefault()
      const next = (chosen + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && settled && hits[chosen]) {
      event.preventDefault()
      onPick(hits[chosen])
    }
  }
  return (
    <div className="c-finder">
      <label className="c-finder-label" htmlFor={`${id}-input`}>
        {label}
      </label>
      <Input
        ref={input}
        id={`${id}-input`}
        className="c-finder-input"
        size="large"
        value={typed}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        maxLength={50}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${id}-${chosen}` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={(event) => {
          composing.current = false
          setTyped(event.currentTarget.value)
        }}
        onKeyDown={onKey}
      />
      <ProblemAlert error={current?.fault} />
      <p className="d-hidden" role="status">
        {settled ? t('{n}条结果', { n: hits.length }) : ''}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={label} className={hits.length > 0 ? 'c-hits' : undefined}>
        {hits.map((hit, index) => (
          <div
            key={hit.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={index === chosen ? 'c-hit c-hit-on' : 'c-hit'}
            onPointerMove={() => setAt(index)}
            onClick={() => onPick(hit)}
          >
            <span className="c-hit-title">{hit.title}</span>
            <span className="c-hit-note">{hit.note}</span>
          </div>
        ))}
      </div>
      {settled && hits.length === 0 && !current?.fault && <p className="d-quiet c-beneath">{none}</p>}
    </div>
  )
}
