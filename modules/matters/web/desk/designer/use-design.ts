import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { deskCall, problemOf, type Problem } from '../../../../../platform/web/desk/index.ts'
import { saveMatterDraft, type MatterDefinition } from '../../../contract.ts'
import { matterFindings, type Finding } from '../../../check.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed'
const SAVE_AFTER_MS = 1500
const SAME_TYPING_MS = 900
const MOST_STEPS = 200

export interface Design {
  body: MatterDefinition
  /** `what` names the place that is written in: quick changes of one place are one step back. */
  change: (next: MatterDefinition | ((now: MatterDefinition) => MatterDefinition), what?: string) => void
  undo: () => void
  redo: () => void
  canUndo: boolean
  canRedo: boolean
  state: SaveState
  problem: Problem | null
  findings: Finding[]
  /** Keeps what is written now; true when it is kept. */
  saveNow: () => Promise<boolean>
  version: number
}

interface Given { id: string; body: MatterDefinition; version: number; reason: string; effects: readonly string[]; onSaved: () => void }

/** A definition while it is written: every change can be taken back, is checked at once and kept by itself, with the version it was read with. */
export function useDesign({ id, body: first, version: firstVersion, reason, effects, onSaved }: Given): Design {
  const [past, setPast] = useState<{ list: MatterDefinition[]; at: number }>({ list: [first], at: 0 })
  const [state, setState] = useState<SaveState>('saved')
  const [problem, setProblem] = useState<Problem | null>(null)
  const body = past.list[past.at]!
  const latest = useRef(body)
  latest.current = body
  const kept = useRef({ body: first, reason })
  const because = useRef(reason)
  because.current = reason
  const version = useRef(firstVersion)
  const last = useRef({ what: '', at: 0 })
  const running = useRef<Promise<boolean>>(undefined)
  const findings = useMemo(() => matterFindings(body, { effects }), [body])

  const change = useCallback((next: MatterDefinition | ((now: MatterDefinition) => MatterDefinition), what = '') => {
    const now = Date.now()
    const same = what !== '' && last.current.what === what && now - last.current.at < SAME_TYPING_MS
    last.current = { what, at: now }
    setPast(({ list, at }) => {
      const value = typeof next === 'function' ? next(list[at]!) : next
      if (value === list[at]) return { list, at }
      // The first state is never typed over: it is what one goes back to.
      const before = list.slice(Math.max(0, at - MOST_STEPS), same && at > 0 ? at : at + 1)
      return { list: [...before, value], at: before.length }
    })
    setState('waiting')
  }, [])
  const step = (by: number) => {
    last.current = { what: '', at: 0 }
    setPast(({ list, at }) => ({ list, at: Math.max(0, Math.min(list.length - 1, at + by)) }))
    setState('waiting')
  }

  const saveNow = useCallback(async (): Promise<boolean> => {
    await running.current
    const going = (async () => {
      const content = latest.current
      const why = because.current
      if (content === kept.current.body && why === kept.current.reason) {
        setState('saved')
        return true
      }
      setState('saving')
      try {
        const saved = await deskCall(saveMatterDraft, { params: { id }, body: { body: content as never, reason: why, version: version.current } })
        version.current = saved.version
        kept.current = { body: content, reason: why }
        setProblem(null)
        setState(latest.current === content ? 'saved' : 'waiting')
        onSaved()
        return true
      } catch (fault) {
        setProblem(problemOf(fault))
        setState('failed')
        return false
      }
    })()
    running.current = going
    return going
  }, [id])

  useEffect(() => {
    if (state !== 'waiting') return
    const timer = setTimeout(() => void saveNow(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [state, body, saveNow])

  return {
    body, change, undo: () => step(-1), redo: () => step(1), canUndo: past.at > 0, canRedo: past.at < past.list.length - 1, state, problem, findings, saveNow, version: version.current,
  }
}
