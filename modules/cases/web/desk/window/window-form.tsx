import { Button, Checkbox } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { deskCall, Facts, Panel, problemOf, UnsavedGuard, Waiting } from '../../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../../platform/web/format.ts'
import { FormRuntime } from '../../../../../platform/web/form/form.tsx'
import { prefillValues } from '../../../../../platform/web/form/rules.ts'
import type { FormDefinition, FormValues } from '../../../../../platform/web/form/definition.ts'
import { t } from '../../../../../platform/web/text.ts'
import type { PublicMatter } from '../../../../matters/contract.ts'
import type { Person } from '../../../../register/contract.ts'
import { submitCase, type CaseReceipt } from '../../../contract.ts'
import { placesUnder } from '../../places.ts'
import { sendFile } from '../case-file.tsx'
import { usePost } from '../who.ts'
import { amountOf, newClientId } from '../words.ts'
import { BroughtBy, BY_SELF, faultOf, onBehalfOf } from './brought-by.tsx'
import { HandIn, isOwed, materialsOf, papersFor, type HandedIn } from './hand-in.tsx'
import { knownOf, phoneOf, wantsPhone, type Known } from './person-known.ts'
import { PlaceFields, type Where } from './place-fields.tsx'

/** Matters about a place, where the applicant's home says too little. */
const ABOUT_A_PLACE = new Set(['event', 'request', 'dispute'])

/** Step 3: the matter's form filled from the register, who brings it, and the papers. */
export function WindowForm({ matter, person, onBack, onDone }: {
  matter: PublicMatter
  person: Person | undefined
  onBack: () => void
  onDone: (receipt: CaseReceipt) => void
}) {
  const [known, setKnown] = useState<Known>()
  useEffect(() => {
    let gone = false
    const base = person ? knownOf(person) : {}
    const ready = (phone?: string) => !gone && setKnown(phone ? { ...base, 'register.phone': phone } : base)
    if (person && wantsPhone(matter.form)) void phoneOf(person, matter.title).then(ready)
    else ready()
    return () => {
      gone = true
    }
  }, [])
  if (!known) return <Waiting rows={8} />
  return <Filling matter={matter} person={person} known={known} onBack={onBack} onDone={onDone} />
}

function Filling({ matter, person, known, onBack, onDone }: {
  matter: PublicMatter
  person: Person | undefined
  known: Known
  onBack: () => void
  onDone: (receipt: CaseReceipt) => void
}) {
  const { post } = usePost()
  const first = useMemo(() => prefillValues(matter.form as FormDefinition, known), [])
  const [values, setValues] = useState<FormValues>(first)
  const [handed, setHanded] = useState<HandedIn>({})
  const [by, setBy] = useState(BY_SELF)
  const [where, setWhere] = useState<Where>({ region: '', placeText: '' })
  const [incomplete, setIncomplete] = useState(false)
  const [anotherNeed, setAnotherNeed] = useState<boolean>()
  const [tried, setTried] = useState(false)
  const [clientId, renew] = useState(newClientId)
  const [sent, setSent] = useState(false)
  const { asked, held } = papersFor(matter, values, known)
  const askPlace = ABOUT_A_PLACE.has(matter.kind) || !person
  const touched = !sent && (values !== first || Object.keys(handed).length > 0)

  const submit = async (form: FormValues) => {
    setTried(true)
    const owed = asked.filter((one) => isOwed(handed[one.code]))
    const fault = faultOf(by)
    if (fault) throw new Error(fault)
    if (!person && !where.region) throw new Error(t('请选择事发的社区（嘎查）或网格'))
    if (owed.length > 0 && !incomplete) throw new Error(t('还没有收：{titles}。收齐后再提交，或勾选容缺受理。', { titles: owed.map((one) => one.title).join('、') }))
    try {
      const receipt = await deskCall(submitCase, {
        body: {
          matterCode: matter.code,
          form,
          materials: materialsOf(asked, handed),
          channel: matter.channels.includes('WINDOW') ? 'WINDOW' : undefined,
          onBehalf: onBehalfOf(by),
          acceptIncomplete: incomplete,
          submitAnyway: anotherNeed === true,
          clientId,
          ...(person ? { applicantId: person.id } : {}),
          ...(where.region ? { region: where.region } : {}),
          ...(where.placeText.trim() ? { placeText: where.placeText.trim() } : {}),
        },
      })
      setSent(true)
      onDone(receipt)
    } catch (refusal) {
      const { status, code } = problemOf(refusal)
      if (status !== 0) renew(newClientId())
      if (code === 'case.open_already') setAnotherNeed(false)
      throw refusal
    }
  }

  return (
    <div className="c-window">
      <div className="c-form">
        <UnsavedGuard when={touched} />
        <FormRuntime
          form={matter.form as FormDefinition}
          values={values}
          onChange={setValues}
          onSubmit={submit}
          mode="page"
          kept
          today={dayOf(new Date())}
          known={known}
          send={sendFile}
          places={placesUnder}
          submitLabel={t('提交收件')}
          beforeSubmit={
            <>
              {askPlace && post && <PlaceFields under={post.region} where={where} onChange={setWhere} required={!person} marked={tried} />}
              <HandIn asked={asked} held={held} handed={handed} onChange={setHanded} marked={tried} incomplete={incomplete} onIncomplete={setIncomplete} />
              {person && <BroughtBy matter={matter} by={by} onChange={setBy} marked={tried} />}
              {anotherNeed !== undefined && (
                <p className="c-beneath">
                  <Checkbox checked={anotherNeed} onChange={(event) => setAnotherNeed(event.target.checked)}>
                    {t('与正在办的不是同一件事，仍要提交')}
                  </Checkbox>
                </p>
              )}
            </>
          }
        />
      </div>
      <aside aria-label={t('事项说明')}>
        <Panel title={matter.title} aside={<Button size="small" onClick={onBack}>{t('换事项')}</Button>}>
          <Facts
            facts={[
              { label: t('谁能办'), value: matter.eligibilityText, wide: true },
              { label: t('时限'), value: t('{limit}内办结', { limit: amountOf((matter.limits.promised ?? matter.limits.handle).amount, (matter.limits.promised ?? matter.limits.handle).unit) }), note: (matter.limits.promised ?? matter.limits.handle).source },
              { label: t('费用'), value: matter.fee.fen === 0 ? t('免费') : t('{n}元', { n: (matter.fee.fen / 100).toFixed(2) }) },
              { label: t('环节'), value: matter.stages.map((one) => one.title).join(' → ') || t('当场办结') },
            ]}
          />
        </Panel>
      </aside>
    </div>
  )
}
