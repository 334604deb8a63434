import { useState } from 'react'
import { useT } from '../../../../platform/web/use-t.ts'

/** One deed at a time, with what was said about it in the end. */
export function useDeed() {
  const t = useT()
  const [busy, setBusy] = useState('')
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  const act = async (what: string, deed: () => Promise<string>) => {
    if (busy) return
    setBusy(what)
    setSaid(undefined)
    try {
      setSaid({ kind: 'done', words: await deed() })
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof Error ? fault.message : t('没有办成，请再试一次') })
    } finally {
      setBusy('')
      window.scrollTo({ top: 0 })
    }
  }
  return { busy, said, act }
}
