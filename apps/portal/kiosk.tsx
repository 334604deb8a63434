import { useCallback, useEffect, useState, type ComponentType } from 'react'

type Guard = ComponentType<{ seconds: number; warnSeconds: number; onClear: () => void }>

/** On shared machines only: loads the timer, and when nobody is there clears drafts and leaves by the address that ends the session. */
export function KioskGuard({ leave }: { leave: string }) {
  const [Guard, setGuard] = useState<Guard>()
  useEffect(() => {
    void import('../../platform/web/kit/idle.tsx').then(({ IdleGuard }) => setGuard(() => IdleGuard))
  }, [])
  const clear = useCallback(() => {
    void import('../../platform/web/form/draft.ts').then(({ clearAllDrafts }) => {
      clearAllDrafts()
      location.replace(leave)
    })
  }, [leave])
  return Guard && <Guard seconds={90} warnSeconds={30} onClear={clear} />
}
