import { useEffect, useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import type { FormValues } from '../../../../platform/web/form/definition.ts'
import { Actions, Button, CheckField, Notice, PhotoField, Skeleton, TextField } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { moveCase } from '../../contract.ts'
import type { DoingProps } from './doing.ts'
import { fileAddress, repeatable } from './repeatable.ts'
import { sendFile } from './send.ts'

const KINDS = 'image/*,application/pdf'

/** Answering the one request for correction: papers, words, and if need be the form itself, sent together. */
export default function Correct({ one, today, onDone }: DoingProps) {
  const t = useT()
  const [papers, setPapers] = useState<Record<string, string[]>>({})
  const [others, setOthers] = useState<string[]>([])
  const [note, setNote] = useState('')
  const [changing, setChanging] = useState(false)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const [idFor] = useState(repeatable)
  const [AnswersForm, setAnswersForm] = useState<typeof import('./correct-form.tsx').default>()
  useEffect(() => {
    if (changing) void import('./correct-form.tsx').then((loaded) => setAnswersForm(() => loaded.default))
  }, [changing])
  const asked = one.materials.filter((line) => line.state !== 'held')

  async function submit(answers?: FormValues) {
    const materials = Object.entries(papers).flatMap(([code, ids]) => ids.map((fileId) => ({ code, fileId, how: 'upload' as const })))
    const body = {
      move: 'submit' as const, version: one.version, materials,
      ...(answers ? { form: answers } : {}),
      ...(others.length > 0 ? { fileIds: others } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    }
    if (!answers && materials.length === 0 && others.length === 0 && !note.trim()) throw new Error(t('请先上传缺的材料，或者写明情况'))
    const next = await call(moveCase, { params: { id: one.id }, body: { ...body, clientId: idFor(body) } })
    onDone(next, t('已经补交，接着办理'))
  }

  async function plain() {
    setBusy(true)
    setWrong('')
    try {
      await submit()
    } catch (fault) {
      setWrong(fault instanceof Error ? fault.message : t('没有送达，请再试一次'))
      setBusy(false)
    }
  }

  return (
    <>
      <div className="form">
        {asked.map((line) => (
          <PhotoField key={line.code} name={`material-${line.code}`} label={line.title} required={line.state === 'missing'} most={6}
            accept={KINDS}
            hint={line.given.length > 0 ? t('已交过{n}份，要换的话重新拍', { n: line.given.length }) : undefined}
            value={papers[line.code]} onChange={(ids) => setPapers((now) => ({ ...now, [line.code]: ids }))} send={sendFile}
              addressOf={fileAddress} />
        ))}
        <PhotoField name="others" label={asked.length > 0 ? t('别的材料') : t('照片或文件')} most={6} accept={KINDS} value={others}
          onChange={setOthers} send={sendFile}
          addressOf={fileAddress} />
        <TextField name="note" label={t('要说明的')} lines={3} maxLength={500} value={note} onChange={(text) => setNote(text ?? '')} />
        <CheckField name="changing" label={t('填写的内容也要改')} required value={changing} onChange={(yes) => setChanging(yes === true)} />
      </div>
      {changing
        ? AnswersForm ? <AnswersForm one={one} today={today} send={sendFile} onSubmit={submit} /> : <Skeleton />
        : (
            <div className="form">
              {wrong && <Notice kind="danger" live title={wrong} />}
              <Actions><Button kind="main" wide busy={busy} onClick={() => void plain()}>{t('补交材料')}</Button></Actions>
            </div>
          )}
    </>
  )
}
