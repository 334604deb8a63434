import { Button, Radio } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Awaiting, deskCall, newClientId, PageHeading, Panel, ProblemAlert, problemOf, useCall, useGo, useParam, useRefresh, Waiting } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import type { FormDefinition } from '../../../../platform/web/form/definition.ts'
import { FormRuntime } from '../../../../platform/web/form/form.tsx'
import { prefillValues } from '../../../../platform/web/form/rules.ts'
import { t } from '../../../../platform/web/text.ts'
import { listCases } from '../../../cases/contract.ts'
import { HandIn, isOwed, knownOf, materialsOf, papersFor, phoneOf, sendFile, wantsPhone, type HandedIn, type Known } from '../../../cases/web/parts.tsx'
import { getMatter, type PublicMatter } from '../../../matters/contract.ts'
import { getPerson, type Person } from '../../../register/contract.ts'
import { bringCase, getMandate, listMandates, type MandateFile } from '../../contract.ts'
import './agency.css'

/** 代为申请: a matter of the mandate, filled from the register, submitted on the resident's behalf. */
export default function BringPage() {
  const id = useParam('id')
  const query = useCall(getMandate, { params: { id } })
  return <Awaiting query={query}>{(file) => <Bring file={file} />}</Awaiting>
}

function Bring({ file }: { file: MandateFile }) {
  const { mandate, toBring } = file
  const [code, setCode] = useState(toBring.length === 1 ? toBring[0]!.code : undefined)
  const [ready, setReady] = useState<{ matter: PublicMatter; person: Person; known: Known }>()
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    if (!code) return
    let gone = false
    setReady(undefined)
    void (async () => {
      try {
        const [matter, person] = await Promise.all([deskCall(getMatter, { params: { code } }), deskCall(getPerson, { params: { id: mandate.personId }, query: { purpose: 'window', ref: t('代办') } })])
        const phone = wantsPhone(matter.form) ? await phoneOf(person, matter.title) : undefined
        if (!gone) setReady({ matter, person, known: { ...knownOf(person), ...(phone ? { 'register.phone': phone } : {}) } })
      } catch (thrown) {
        if (!gone) setFault(thrown)
      }
    })()
    return () => {
      gone = true
    }
  }, [code])
  return (
    <>
      <PageHeading title={t('替{name}申请', { name: mandate.personName })} crumbs={[{ label: t('代办'), to: '/agency' }, { label: mandate.personName, to: `/agency/${mandate.id}` }]} />
      {toBring.length === 0 && <p className="d-quiet">{t('委托的事都申请了。')}</p>}
      {toBring.length > 1 && <p className="a-beneath"><Radio.Group value={code} onChange={(event) => setCode(event.target.value as string)} options={toBring.map((one) => ({ value: one.code, label: one.title }))} /></p>}
      <ProblemAlert error={fault} />
      {code && !ready && !fault && <Waiting rows={6} />}
      {ready && <Fill key={ready.matter.code} mandateId={mandate.id} {...ready} />}
    </>
  )
}

function Fill({ mandateId, matter, known }: { mandateId: string; matter: PublicMatter; person: Person; known: Known }) {
  const first = useMemo(() => prefillValues(matter.form as FormDefinition, known), [])
  const [values, setValues] = useState(first)
  const [handed, setHanded] = useState<HandedIn>({})
  const [incomplete, setIncomplete] = useState(false)
  const [again, setAgain] = useState<boolean>()
  const [tried, setTried] = useState(false)
  const clientId = useRef(newClientId())
  const go = useGo()
  const refresh = useRefresh()
  const { asked, held } = papersFor(matter, values, known)
  return (
    <div className="c-window">
      <div className="c-form">
        <FormRuntime form={matter.form as FormDefinition} values={values} onChange={setValues} mode="page" kept today={dayOf(new Date())} known={known} send={sendFile} submitLabel={t('代为提交')}
          onSubmit={async (form) => {
            setTried(true)
            const owed = asked.filter((one) => isOwed(handed[one.code]))
            if (owed.length > 0 && !incomplete) throw new Error(t('还没有收：{titles}。收齐后再提交，或勾选容缺受理。', { titles: owed.map((one) => one.title).join('、') }))
            try {
              await deskCall(bringCase, { params: { id: mandateId }, body: { matterCode: matter.code, form, materials: materialsOf(asked, handed), acceptIncomplete: incomplete, submitAnyway: again === true, clientId: clientId.current } })
              await refresh(getMandate, listMandates, listCases)
              go(`/agency/${mandateId}`)
            } catch (refusal) {
              const { status, code } = problemOf(refusal)
              if (status !== 0) clientId.current = newClientId()
              if (code === 'case.open_already') setAgain(true) // The refusal is shown; sending once more means another need.
              throw refusal
            }
          }}
          beforeSubmit={<HandIn asked={asked} held={held} handed={handed} onChange={setHanded} marked={tried} incomplete={incomplete} onIncomplete={setIncomplete} />} />
      </div>
      <aside aria-label={t('事项说明')}><Panel title={matter.title} aside={<Button size="small" onClick={() => go(`/agency/${mandateId}`)}>{t('返回')}</Button>}><p>{matter.eligibilityText}</p></Panel></aside>
    </div>
  )
}
