import { useState, type FormEvent } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { Actions, Button, ChecksField, Notice, RatingStars, TextField, type RatingCode } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { rateCase } from '../../contract.ts'
import type { DoingProps } from './doing.ts'
import { BAD_REASONS, ratingText } from './say.ts'
import { repeatable } from './repeatable.ts'

/** 好差评: five levels; whoever is not satisfied says why, and is called back. */
export default function Rate({ one, onDone }: DoingProps) {
  const t = useT()
  const [level, setLevel] = useState<RatingCode>()
  const [reasons, setReasons] = useState<string[]>([])
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<{ field: boolean; message: string }>()
  const [idFor] = useState(repeatable)
  const bad = level !== undefined && level >= 4

  async function send(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    if (level === undefined) return setWrong({ field: true, message: t('请选一个') })
    setBusy(true)
    setWrong(undefined)
    try {
      const body = { level, text: ratingText(bad ? reasons : [], words) }
      const next = await call(rateCase, { params: { id: one.id }, body: { ...body, clientId: idFor(body) } })
      onDone(next, bad ? t('谢谢您说实话，会有人联系您') : t('谢谢您的评价'))
    } catch (fault) {
      setBusy(false)
      setWrong({ field: false, message: fault instanceof Error ? fault.message : t('没有送达，请再试一次') })
    }
  }

  return (
    <form className="form" noValidate onSubmit={(event) => void send(event)}>
      {wrong && !wrong.field && <Notice kind="danger" live title={wrong.message} />}
      <RatingStars name="rating" label={t('这件事办得怎么样？')} required value={level} onChange={setLevel}
        error={wrong?.field ? wrong.message : undefined} />
      {bad && (
        <ChecksField name="reasons" label={t('哪里不满意？')} value={reasons} onChange={setReasons}
          choices={BAD_REASONS.map((one) => ({ value: one, label: t(one) }))} />
      )}
      {level !== undefined && (
        <TextField name="words" label={t('还想说什么')} lines={3} maxLength={400} value={words} onChange={(text) => setWords(text ?? '')} />
      )}
      <Actions><Button type="submit" kind="main" wide busy={busy}>{t('提交评价')}</Button></Actions>
    </form>
  )
}
