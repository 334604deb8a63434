import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { Actions, Button, Dialog, Notice, TextField } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { moveCase } from '../../contract.ts'
import type { DoingProps } from './doing.ts'
import { repeatable } from './repeatable.ts'

/** Taking a case back, or asking for it to be done anew. */
export default function Take({ one, onDone }: DoingProps) {
  const t = useT()
  const [sure, setSure] = useState(false)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<{ field: boolean; message: string }>()
  const [idFor] = useState(repeatable)
  const may = (move: string) => one.moves.some((allowed) => allowed.move === move)

  async function make(move: 'withdraw' | 'reopen', said: string) {
    if (move === 'reopen' && Array.from(reason.trim()).length < 5) return setWrong({ field: true, message: t('请写明哪里没有办好，至少5个字') })
    setBusy(true)
    setWrong(undefined)
    try {
      const body = { move, version: one.version, ...(move === 'reopen' ? { reason: reason.trim() } : {}) }
      const next = await call(moveCase, { params: { id: one.id }, body: { ...body, clientId: idFor(body) } })
      setSure(false)
      setBusy(false)
      onDone(next, said)
    } catch (fault) {
      setSure(false)
      setBusy(false)
      setWrong({ field: false, message: fault instanceof Error ? fault.message : t('没有办成，请再试一次') })
    }
  }

  return (
    <div className="form">
      {wrong && !wrong.field && <Notice kind="danger" live title={wrong.message} />}
      {may('reopen') && (
        <>
          <TextField name="reason" label={t('哪里没有办好')} hint={t('写清楚，会重新办理并告诉您')} required lines={3} maxLength={500} value={reason}
            error={wrong?.field ? wrong.message : undefined} onChange={(text) => setReason(text ?? '')} />
          <Actions><Button wide busy={busy} onClick={() => void make('reopen', t('已经重新办理'))}>{t('请求重新办理')}</Button></Actions>
        </>
      )}
      {may('withdraw') && (
        <>
          <Actions><Button kind="danger" wide onClick={() => setSure(true)}>{t('撤回申请')}</Button></Actions>
          <Dialog open={sure} title={t('要撤回这件申请吗？')} onClose={() => setSure(false)}
            actions={<Button kind="danger" busy={busy} onClick={() => void make('withdraw', t('已撤回'))}>{t('确定撤回')}</Button>}>
            <p>{t('撤回后这件申请就结束了，需要时可以重新申请。')}</p>
          </Dialog>
        </>
      )}
    </div>
  )
}
