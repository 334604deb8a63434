import { useEffect, useRef, useState } from 'react'
import type { FormValues } from './definition.ts'

const PREFIX = 'linli:draft:'
const KEPT_MS = 30 * 24 * 3_600_000

export interface Draft { at: number; values: FormValues }

/** The draft kept on this device under a key, if it is not older than 30 days. Never throws: storage may be switched off. */
export function readDraft(key: string, now = Date.now()): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as Draft | null
    if (!draft || typeof draft.at !== 'number' || typeof draft.values !== 'object' || draft.values === null) return undefined
    if (now - draft.at <= KEPT_MS) return draft
    clearDraft(key)
  } catch {
    // No storage or not ours: the same as no draft.
  }
  return undefined
}

/** Keeps the values on this device; false when that was not possible. */
export function writeDraft(key: string, values: FormValues, now = Date.now()): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: now, values }))
    return true
  } catch {
    return false
  }
}

export function clearDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Nothing was kept.
  }
}

/** Forgets all drafts of this device; at sign-out and on shared machines. */
export function clearAllDrafts(): void {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key))
  } catch {
    // Nothing was kept.
  }
}

/**
 * Values of a form that survive a closed page. The first value is always `initial` (as the server rendered it); a kept draft is put in
 * after
 * hydration and `restoredAt` says from when. Leave `key` out on shared machines. `save` may send drafts to the server: it is called two
 * seconds after the last change and its failure is no failure of the form.
 */
export function useDraft(key: string | undefined, initial: FormValues, save?: (values: FormValues) => Promise<unknown>) {
  const [values, setValues] = useState(initial)
  const [restoredAt, setRestoredAt] = useState<number>()
  const changed = useRef(false)
  const saving = useRef(save)
  saving.current = save

  useEffect(() => {
    const draft = key === undefined ? undefined : readDraft(key)
    if (!draft) return
    setValues({ ...initial, ...draft.values })
    setRestoredAt(draft.at)
    // The draft is looked for once for each key.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])

  useEffect(() => {
    if (!changed.current) return
    const kept = key !== undefined && writeDraft(key, values)
    if (kept) changed.current = false
    const later = setTimeout(() => void saving.current?.(values).catch(() => undefined), 2000)
    return () => clearTimeout(later)
  }, [key, values])

  return {
    values,
    restoredAt,
    change(next: FormValues) {
      changed.current = true
      setValues(next)
    },
    /** Starts over with the initial values. */
    discard() {
      if (key !== undefined) clearDraft(key)
      changed.current = false
      setRestoredAt(undefined)
      setValues(initial)
    },
    /** After a successful submission: nothing is left behind. */
    done() {
      if (key !== undefined) clearDraft(key)
      changed.current = false
    },
  }
}

/** The browser asks before the page is left while `active`. */
export function useUnsavedGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [active])
}
