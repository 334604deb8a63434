import { Button, Input, Select } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { deskCall, Go, newClientId, Panel, problemOf, useCall, useRefresh } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { prefillValues } from '../../../../platform/web/form/rules.ts'
import type { FormDefinition, FormValues } from '../../../../platform/web/form/definition.ts'
import { t } from '../../../../platform/web/text.ts'
import { getMe } from '../../../accounts/contract.ts'
import type { CaseReceipt } from '../../../cases/contract.ts'
import { CaseForm } from '../../../cases/web/fields.tsx'
import { getMatter, listMatters, type PublicMatter } from '../../../matters/contract.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { findLikeCases, getHotlineCall, getHotlineDesk, getScript, makeCallCase, type HotlineCall } from '../../contract.ts'
import { CaseLineOf } from './caller-part.tsx'

const USUAL = 'matters.resident-request'

/** What comes of the call: a case of any matter, with its script beside, or one that is open already. */
export function CasePart({ call }: { call: HotlineCall }) {
  const [code, setCode] = useState(USUAL)
  const matters = useCall(listMatters, { query: {} }, { staleMs: 300_000 })
  const matter = useCall(getMatter, { params: { code }, query: {} }, { staleMs: 300_000 })
  const [receipt, setReceipt] = useState<CaseReceipt>()
  if (receipt) {
    return (
      <Panel title={t('已登记')}>
        <p>{t('请告诉来电人办件编号：')}</p>
        <p className="hot-number">{receipt.number}</p>
        <p>{t('查询码{code}。{promise}', { code: receipt.checkCode, promise: receipt.promise })}</p>
        <p className="d-quiet">{t('现在由{who}办理。', { who: receipt.handledBy })}</p>
        <p><Go to={`/cases/${receipt.id}`}>{t('打开办件')}</Go></p>
        <Button onClick={() => setReceipt(undefined)}>{t('再登记一件')}</Button>
      </Panel>
    )
  }
  return (
    <>
      <Panel title={t('登记办件')}>
        <Select
          aria-label={t('事项')} style={{ inlineSize: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={code} onChange={setCode}
          options={(matters.data?.items ?? []).map((one) => ({ value: one.code, label: one.title }))}
        />
        {matter.data && <Filling key={code} call={call} matter={matter.data} onDone={setReceipt} />}
      </Panel>
    </>
  )
}

const wordsIn = (values: FormValues): string => Object.values(values).filter((value): value is string => typeof value === 'string' && /\p{Script=Han}/u.test(value)).join(' ')

function Filling({ call, matter, onDone }: { call: HotlineCall; matter: PublicMatter; onDone: (receipt: CaseReceipt) => void }) {
  const name = call.person?.name
  const phone = call.anonymous ? undefined : (call.caller ?? undefined)
  const known = useMemo(() => ({ ...(name ? { 'register.name': name } : {}), ...(phone ? { 'register.phone': phone } : {}) }), [name, phone])
  const post = useCall(getMe, {}, { staleMs: 300_000 }).data?.currentPost
  const refresh = useRefresh()
  const [values, setValues] = useState<FormValues>(() => ({
    ...prefillValues(matter.form as FormDefinition, known),
    ...('kind' in ((matter.form as FormDefinition).schema.properties ?? {}) && call.kind ? { kind: call.kind } : {}),
    ...('content' in ((matter.form as FormDefinition).schema.properties ?? {}) && call.notes ? { content: call.notes.slice(0, 1000) } : {}),
  }))
  // Whoever turns out to call is taken over, and taken out again; what was typed meanwhile stays.
  const filled = useRef(known)
  useEffect(() => {
    if (filled.current === known) return
    const before = prefillValues(matter.form as FormDefinition, filled.current)
    filled.current = known
    setValues((now) => ({ ...Object.fromEntries(Object.entries(now).filter(([field, value]) => before[field] !== value)), ...prefillValues(matter.form as FormDefinition, known) }))
  }, [known])
  const [region, setRegion] = useState<string>()
  const [placeText, setPlaceText] = useState('')
  const [clientId, renew] = useState(newClientId)
  const [anyway, setAnyway] = useState(false)
  const text = useDeferredValue(`${wordsIn(values)} ${placeText}`.slice(0, 300))
  const submit = async (form: FormValues) => {
    if (!call.person && !region) throw new Error(t('请选择事发的社区（嘎查）或网格'))
    try {
      const receipt = await deskCall(makeCallCase, { params: { id: call.id }, body: { matterCode: matter.code, form, placeText, ...(region ? { region } : {}), submitAnyway: anyway, clientId } })
      await refresh(getHotlineCall, getHotlineDesk)
      onDone(receipt)
    } catch (refusal) {
      const { status, code } = problemOf(refusal)
      if (status !== 0) renew(newClientId())
      if (code === 'case.open_already') setAnyway(true)
      throw refusal
    }
  }
  return (
    <>
      <Script code={matter.code} />
      <Like call={call} matter={matter.code} region={region} text={text} />
      <div className="hot-form">
        <CaseForm
          form={matter.form as FormDefinition} values={values} onChange={setValues} onSubmit={submit} kept today={dayOf(new Date())} known={known} submitLabel={anyway ? t('不是同一件，仍要登记') : t('登记，取得编号')}
          beforeSubmit={
            <section className="section" aria-label={t('在哪里')}>
              <h2>{t('在哪里')}</h2>
              {post && <PlaceField root={post.region} value={region} onChange={setRegion} upTo="grid" rootCounts={false} />}
              <Input aria-label={t('具体地点')} style={{ marginBlockStart: 8 }} maxLength={200} placeholder={t('路口、楼号、门牌')} value={placeText} onChange={(event) => setPlaceText(event.target.value)} />
            </section>
          }
        />
      </div>
    </>
  )
}

/** What to ask, in order. */
function Script({ code }: { code: string }) {
  const query = useCall(getScript, { params: { matter: code } }, { staleMs: 60_000 })
  const [open, setOpen] = useState(false)
  const script = query.data
  if (!script) return null
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} style={{ marginBlock: 12 }}>
      <summary>{t('话术：{n}问', { n: script.asks.length + script.own.length })}</summary>
      <p className="d-quiet">{script.opening}</p>
      <ol className="hot-script">
        {script.asks.map((one) => <li key={one.field}>{one.say}{one.choices.length > 0 && <span className="d-quiet">{t('（{choices}）', { choices: one.choices.join('、') })}</span>}{one.hint && <span className="d-quiet"> {one.hint}</span>}</li>)}
        {script.own.map((one) => <li key={one.id}>{one.say}</li>)}
      </ol>
      <p className="d-quiet">{script.closing}</p>
    </details>
  )
}

/** Open cases that look like this one: joining is better than a second case. */
function Like({ call, matter, region, text }: { call: HotlineCall; matter: string; region: string | undefined; text: string }) {
  const enabled = text.trim().length >= 4 || region !== undefined
  const query = useCall(findLikeCases, { query: { matter, text: text.trim(), ...(region ? { region } : {}) } }, { enabled, keep: true, staleMs: 5_000 })
  const items = enabled ? (query.data?.items ?? []) : []
  if (items.length === 0) return null
  return (
    <section aria-label={t('相似的在办件')} style={{ marginBlockEnd: 12 }}>
      <p><strong>{t('附近有相似的在办件，是同一件事就不用再登记：')}</strong></p>
      <ul className="hot-list">{items.slice(0, 4).map((one) => <CaseLineOf key={one.id} one={one} call={call} links={['joined', 'urged']} note={one.likeness >= 20 ? t('词语相近') : t('同一社区')} />)}</ul>
    </section>
  )
}
