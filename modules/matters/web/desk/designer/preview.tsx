import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { FormDefinition, FormValues, PlacesUnder } from '../../../../../platform/web/form/definition.ts'
import { FormRuntime } from '../../../../../platform/web/form/form.tsx'
import { prefillValues } from '../../../../../platform/web/form/rules.ts'
import type { SendFile } from '../../../../../platform/web/kit/photo-field.tsx'
import portalLooks from '../../../../../platform/web/kit/portal.css?inline'
import { call } from '../../../../../platform/web/client.ts'
import { dayOf } from '../../../../../platform/web/format.ts'
import { t } from '../../../../../platform/web/text.ts'
import { listRegions } from '../../../../regions/contract.ts'

/** Somebody who exists nowhere, so that fields filled from the register can be seen filled. */
const SOMEBODY = {
  'register.name': '王秀英', 'register.idNumber': '152921********0024', 'register.phone': '13800000000', 'register.sex': '女', 'register.bornOn': '1944-05-01', 'register.age': 81,
  'register.region': '示例社区', 'register.address': '示例路1号2单元301', 'register.registeredAddress': '示例路1号2单元301', 'register.householdSize': 2,
}
const places: PlacesUnder = async (code) =>
  (await call(listRegions, { query: code ? { parent: code } : { level: 'county' } })).items.map(({ code: own, name, parts, level }) => ({ code: own, name, parts: level === 'grid' ? 0 : parts }))
/** Nothing leaves the page: a preview keeps no file. */
const send: SendFile = async () => ({ id: `preview-${Date.now()}` })

/** The form on a telephone, with the portal's own looks and rules; nothing that is typed is kept. */
export function Preview({ form, title }: { form: FormDefinition; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [room, setRoom] = useState<HTMLElement>()
  const [values, setValues] = useState<FormValues>(() => prefillValues(form, SOMEBODY))
  const [sent, setSent] = useState(false)
  useEffect(() => {
    const inner = frame.current?.contentDocument
    if (!inner) return
    inner.documentElement.lang = 'zh-CN'
    const looks = inner.createElement('style')
    looks.textContent = `${portalLooks}\nbody{padding:16px}`
    inner.head.replaceChildren(looks)
    inner.body.replaceChildren()
    setRoom(inner.body)
  }, [])
  return (
    <div className="md-phone">
      <iframe ref={frame} title={t('居民看到的样子')} />
      {room && createPortal(
        <main>
          <h1>{title}</h1>
          {sent
            ? <p role="status">{t('预览到此为止，没有提交任何内容。')}</p>
            : <FormRuntime form={form} values={values} onChange={setValues} today={dayOf(new Date())} known={SOMEBODY} send={send} places={places} kept apart
                submitLabel={t('提交申请')} onSubmit={async () => setSent(true)} />}
        </main>, room)}
      <p className="d-quiet">{t('可以试填，内容不会保存。')} <button type="button" className="md-link" onClick={() => {
        setSent(false)
        setValues(prefillValues(form, SOMEBODY))
      }}>{t('从头再看')}</button></p>
    </div>
  )
}
