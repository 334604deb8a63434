import { useEffect, useState } from 'react'
import { Button } from './actions.tsx'
import { Dialog } from './dialog.tsx'
import { useT } from '../use-t.ts'

/**
 * For shared machines: after `seconds` without a touch it asks; after another `warnSeconds` without an answer `onClear` is called,
 * which must sign out and leave nothing behind.
 */
export function IdleGuard({ seconds, warnSeconds, onClear }: { seconds: number; warnSeconds: number; onClear: () => void }) {
  const t = useT()
  const [left, setLeft] = useState(seconds + warnSeconds)
  const asking = left <= warnSeconds
  useEffect(() => {
    const stay = () => setLeft((now) => (now > warnSeconds ? seconds + warnSeconds : now))
    const tick = setInterval(() => setLeft((now) => now - 1), 1000)
    const kinds = ['pointerdown', 'keydown', 'scroll'] as const
    kinds.forEach((kind) => addEventListener(kind, stay, { passive: true }))
    return () => {
      clearInterval(tick)
      kinds.forEach((kind) => removeEventListener(kind, stay))
    }
  }, [seconds, warnSeconds])
  useEffect(() => {
    if (left <= 0) onClear()
  }, [left, onClear])
  const goOn = () => setLeft(seconds + warnSeconds)
  return (
    <Dialog open={asking && left > 0} title={t('还在使用吗？')} onClose={goOn}
      actions={<><Button kind="main" onClick={goOn}>{t('继续使用')}</Button><Button onClick={onClear}>{t('用完了，清除')}</Button></>}>
      <p>{t('{left}秒后将自动退出，并清除您填写的内容。', { left: Math.max(0, left) })}</p>
    </Dialog>
  )
}
