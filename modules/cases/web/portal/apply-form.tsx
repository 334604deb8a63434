import { useEffect, useRef, useState } from 'react'
import { formatMoment } from '../../../../platform/web/format.ts'
import type { FormDefinition, FormValues, PlacesUnder } from '../../../../platform/web/form/definition.ts'
import { useDraft } from '../../../../platform/web/form/draft.ts'
import { FormRuntime } from '../../../../platform/web/form/form.tsx'
import { isEmpty } from '../../../../platform/web/form/values.ts'
import { Button, CheckField, Notice } from '../../../../platform/web/kit/index.ts'
import type { SendFile } from '../../../../platform/web/kit/photo-field.tsx'
import type { Loaded } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import type { load } from './apply.load.ts'
import type { Application } from './apply-send.ts'
import { splitMaterials } from './materials-step.ts'
import { limitWords } from '../../../matters/web/parts.ts'
import { fileAddress, repeatable } from './repeatable.ts'

/** Talking to the server is loaded after the first question is on the screen. */
const talk = () => import('./apply-send.ts')
const places: PlacesUnder = async (code) => (await import('../places.ts')).placesUnder(code)
const send: SendFile = async (file, how) => (await talk()).sendFile(file, how)

type Data = Extract<Loaded<typeof load>, { step: 'form' }>

/** The steps of an application. What is typed is kept on the device and, two seconds later, as a draft that can be finished anywhere. */
export function ApplyForm({ data, shared }: { data: Data; shared: boolean }) {
  const t = useT()
  const { matter, form, applicant, today, phonePath } = data
  const draftId = useRef(data.draft?.id)
  const saving = useRef<Promise<unknown>>(undefined)
  const [idFor] = useState(repeatable)
  const [phone, setPhone] = useState<string>()
  const [again, setAgain] = useState<'no' | 'asked' | 'yes'>('no')
  const [sent, setSent] = useState(false)

  const said = (values: FormValues): Application => ({
    matterCode: matter.code,
    ...(applicant.own ? {} : { applicantId: applicant.id, onBehalf: data.onBehalf }),
    ...splitMaterials(values),
    ...(['request', 'event', 'dispute'].includes(matter.kind) && typeof values['place'] === 'string'
      ? { placeText: values['place'].slice(0, 200) } : {}),
  })
  async function keep(values: FormValues) {
    // One after another: a second save must know the draft that the first one made.
    const before = saving.current
    const now = (async () => {
      await before?.catch(() => undefined)
      draftId.current = await (await talk()).keepDraft(said(values), draftId.current)
    })()
    saving.current = now
    return now
  }
  const draft = useDraft(shared ? undefined : `apply:${matter.code}:${applicant.id}`, data.initial, sent ? undefined : keep)

  useEffect(() => {
    if (!phonePath) return
    void talk().then(({ phoneOf }) => phoneOf(applicant.id)).then(setPhone)
  }, [phonePath, applicant.id])
  // The registered telephone stands until another is typed; an emptied field stays empty.
  const values = phonePath && phone && !Object.hasOwn(draft.values, phonePath) ? { ...draft.values, [phonePath]: phone } : draft.values
  const change = (next: FormValues) => draft.change(phonePath && phone && isEmpty(next[phonePath]) ? { ...next, [phonePath]: '' } : next)

  async function submit(ready: FormValues) {
    await saving.current?.catch(() => undefined)
    const content = said(ready)
    const how = { draftOf: draftId.current, anyway: again === 'yes' }
    try {
      const id = await (await talk()).handIn(content, { ...how, clientId: idFor({ content, how }) })
      draft.done()
      setSent(true)
      location.assign(`/my/cases/${id}?submitted=yes`)
    } catch (fault) {
      if ((fault as { code?: string }).code === 'case.open_already') setAgain('asked')
      throw fault
    }
  }

  if (sent) return <Notice kind="done" live title={t('已提交，正在打开回执')} />
  const { accept, handle, promised } = matter.limits
  return (
    <>
      {(draft.restoredAt || data.draft) && (
        <Notice title={t('接着上次填的继续')}>
          {data.draft && t('{at}存的草稿。', { at: formatMoment(data.draft.savedAt, Number(today.slice(0, 4))) })}
          {draft.restoredAt && <Button kind="quiet" onClick={draft.discard}>{t('重新开始')}</Button>}
        </Notice>
      )}
      <FormRuntime form={form as FormDefinition} values={values} onChange={change} today={today} kept
        known={{ ...data.known, ...(phone ? { 'register.phone': phone } : {}) }}
        send={send} fileAddress={fileAddress} places={places}
        submitLabel={t('提交申请')} onSubmit={submit} onSaveDraft={keep}
        beforeSubmit={(
          <>
            {data.heldTitles.length > 0 && <Notice title={t('这些不用交')}>{t('{titles}：档案里已经有了。',
              { titles: data.heldTitles.map((one) => t(one)).join('、') })}</Notice>}
            <Notice title={t('提交以后')}>
              {matter.handling === 'at_once'
                ? t('材料齐全的当场办结。')
                : `${accept ? t('{limit}内告诉您收不收；', { limit: limitWords(accept, t) }) : ''}${t('收下后{limit}内办好（{source}）。', {
                    limit: limitWords(promised ?? handle, t), source: (promised ?? handle).source })}`}
              {t('回执上有编号和查询码，也会发短信给您。')}
            </Notice>
            {again !== 'no' && (
              <CheckField name="again" label={t('这是另一件事，请照样收下')} value={again === 'yes'}
                onChange={(yes) => setAgain(yes ? 'yes' : 'asked')} />
            )}
          </>
        )} />
    </>
  )
}
