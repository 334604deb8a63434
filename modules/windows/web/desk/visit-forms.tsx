import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Checkbox, Radio, Tag } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { deskCall, Facts, newClientId, Panel, ProblemAlert, problemOf, UnsavedGuard, Waiting } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import type { FormDefinition, FormValues } from '../../../../platform/web/form/definition.ts'
import { FormRuntime } from '../../../../platform/web/form/form.tsx'
import { prefillValues } from '../../../../platform/web/form/rules.ts'
import { shrinkPhoto } from '../../../../platform/web/photo.ts'
import { t } from '../../../../platform/web/text.ts'
import { BroughtBy, BY_SELF, faultOf, knownOf, onBehalfOf, papersFor, phoneOf, sendFile, wantsPhone, type Known } from '../../../cases/web/parts.tsx'
import type { PublicMatter } from '../../../matters/contract.ts'
import type { Person } from '../../../register/contract.ts'
import { carryOver, papersOnce, submitVisit, type Visit } from '../../contract.ts'

interface Props { person: Person; matters: PublicMatter[]; bundle: string; papers: boolean; onPapers: (on: boolean) => void; onBack: () => void; onDone: (visit: Visit) => void }

/** The forms one after another, each filled from the register and from what was said before; then the papers, each once. */
export function VisitForms(props: Props) {
  const [known, setKnown] = useState<Known>()
  useEffect(() => {
    let gone = false
    const base = knownOf(props.person)
    const ready = (phone?: string) => !gone && setKnown(phone ? { ...base, 'register.phone': phone } : base)
    if (props.matters.some((one) => wantsPhone(one.form))) void phoneOf(props.person, props.matters[0]!.title).then(ready)
    else ready()
    return () => {
      gone = true
    }
  }, [])
  return known ? <Filling {...props} known={known} /> : <Waiting rows={8} />
}

function Filling({ person, matters, bundle, papers, onPapers, onBack, onDone, known }: Props & { known: Known }) {
  const [at, setAt] = useState(0)
  const [done, setDone] = useState<Record<string, FormValues>>({})
  const matter = matters[Math.min(at, matters.length - 1)]!
  const earlier = matters.filter((one) => one.code !== matter.code && done[one.code]).map((one) => ({ form: one.form as FormDefinition, values: done[one.code]! }))
  const [sent, setSent] = useState(false)
  return (
    <div className="c-window">
      <UnsavedGuard when={!sent && Object.keys(done).length > 0} />
      {papers
        ? <Papers person={person} matters={matters} bundle={bundle} values={done} known={known} onDone={(visit) => { setSent(true); onDone(visit) }} />
        : <OneForm key={matter.code} matter={matter} known={known} first={carryOver(matter.form as FormDefinition, done[matter.code] ?? prefillValues(matter.form as FormDefinition, known), earlier)}
            label={at === matters.length - 1 ? t('下一步：材料') : t('下一件：{title}', { title: matters[at + 1]!.title })}
            onDone={(values) => {
              setDone((now) => ({ ...now, [matter.code]: values }))
              if (at === matters.length - 1) onPapers(true)
              else setAt(at + 1)
              window.scrollTo({ top: 0 })
            }} />}
      <aside aria-label={t('这次要办的')}>
        <Panel title={t('这次要办的 {n}', { n: matters.length })} aside={<Button size="small" onClick={onBack}>{t('换事项')}</Button>}>
          <ul>{matters.map((one, index) => (
            <li key={one.code} className="w-line">
              <span>{one.title}</span>
              {done[one.code] ? <Tag color="success">{t('填好了')}</Tag> : index === at && !papers ? <Tag color="processing">{t('正在填')}</Tag> : <Tag>{t('还没填')}</Tag>}
              {done[one.code] && (index !== at || papers) && <span className="w-end"><Button size="small" type="text" aria-label={t('修改{title}', { title: one.title })} onClick={() => { setAt(index); onPapers(false) }}>{t('修改')}</Button></span>}
            </li>
          ))}</ul>
        </Panel>
        {!papers && <AboutMatter matter={matter} />}
      </aside>
    </div>
  )
}

function OneForm({ matter, known, first, label, onDone }: { matter: PublicMatter; known: Known; first: FormValues; label: string; onDone: (values: FormValues) => void }) {
  const [values, setValues] = useState(first)
  return (
    <div className="c-form">
      <h2>{matter.title}</h2>
      <FormRuntime form={matter.form as FormDefinition} values={values} onChange={setValues} onSubmit={async (filled) => onDone(filled)} mode="page" kept today={dayOf(new Date())} known={known} send={sendFile} submitLabel={label} />
    </div>
  )
}

type Brought = { how: 'paper' | 'promise' | 'upload'; files: File[] }

function Papers({ person, matters, bundle, values, known, onDone }: { person: Person; matters: PublicMatter[]; bundle: string; values: Record<string, FormValues>; known: Known; onDone: (visit: Visit) => void }) {
  const lists = useMemo(() => matters.map((one) => ({ matter: one.code, ...papersFor(one, values[one.code] ?? {}, known) })), [matters, values])
  const once = papersOnce(lists.map(({ matter, asked }) => ({ matter, papers: asked })))
  const held = papersOnce(lists.map(({ matter, held: papers }) => ({ matter, papers })))
  const [brought, setBrought] = useState<Record<string, Brought>>({})
  const [by, setBy] = useState(BY_SELF)
  const [incomplete, setIncomplete] = useState(false)
  const [again, setAgain] = useState<boolean>()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const clientId = useRef(newClientId())
  const owed = once.filter((one) => !brought[one.title] || (brought[one.title]!.how === 'upload' && brought[one.title]!.files.length === 0))
  const titleOf = (code: string) => matters.find((one) => one.code === code)?.title ?? code
  const submit = async () => {
    setTried(true)
    setFault(null)
    const wrong = faultOf(by)
    if (wrong) return
    if (owed.length > 0 && !incomplete) return
    setBusy(true)
    try {
      const items = []
      for (const one of matters) {
        const materials: { code: string; how: Brought['how']; fileId?: string }[] = []
        for (const paper of once) {
          const here = brought[paper.title]
          for (const { code } of paper.for.filter((each) => each.matter === one.code)) {
            if (!here) continue
            if (here.how !== 'upload') materials.push({ code, how: here.how })
            // A file hangs on one case: a paper that two matters ask for is scanned once and kept with each.
            else for (const file of here.files) materials.push({ code, how: 'upload', fileId: (await sendFile(await shrinkPhoto(file), { name: file.name })).id })
          }
        }
        items.push({ matterCode: one.code, form: values[one.code] ?? {}, materials, acceptIncomplete: incomplete, submitAnyway: again === true })
      }
      onDone(await deskCall(submitVisit, { body: { personId: person.id, items, bundle, onBehalf: onBehalfOf(by), clientId: clientId.current } }))
    } catch (refusal) {
      const { status, code } = problemOf(refusal)
      if (status !== 0) clientId.current = newClientId()
      if (code === 'case.open_already') setAgain(false)
      setFault(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="c-form">
      <Panel title={t('材料，一次收齐')}>
        {once.length + held.length === 0 && <p className="d-quiet">{t('这几件都不用带材料。')}</p>}
        {once.map((one) => (
          <PaperLine key={one.title} title={one.title} note={one.paper.note} forMatters={one.for.length > 1 ? t('{n}件都要，收一份', { n: one.for.length }) : titleOf(one.for[0]!.matter)} accept={one.paper.accept.join(',')}
            brought={brought[one.title]} missing={tried && !incomplete && owed.includes(one)} onChange={(next) => setBrought((now) => ({ ...now, [one.title]: next }))} />
        ))}
        {held.map((one) => <p key={one.title} className="w-beneath"><Tag color="success">{t('档案已有')}</Tag>{one.title} <span className="d-quiet">{t('不用提供')}</span></p>)}
        {owed.length > 0 && <p className="w-beneath"><Checkbox checked={incomplete} onChange={(event) => setIncomplete(event.target.checked)}>{t('材料不齐，先收件，其余由申请人补交（容缺受理）')}</Checkbox></p>}
        {tried && owed.length > 0 && !incomplete && <p className="w-late" role="alert">{t('还没有收：{titles}。收齐后再提交，或勾选容缺受理。', { titles: owed.map((one) => one.title).join('、') })}</p>}
      </Panel>
      <BroughtBy matter={{ ...matters[0]!, onBehalf: matters[0]!.onBehalf.filter((way) => matters.every((one) => one.onBehalf.length === 0 || one.onBehalf.includes(way))) }} by={by} onChange={setBy} marked={tried} />
      {again !== undefined && <p className="w-beneath"><Checkbox checked={again} onChange={(event) => setAgain(event.target.checked)}>{t('与正在办的不是同一件事，仍要提交')}</Checkbox></p>}
      <ProblemAlert error={fault} />
      <p className="w-beneath"><Button type="primary" size="large" loading={busy} onClick={() => void submit()}>{t('全部提交，出一张回执')}</Button></p>
    </div>
  )
}

function PaperLine({ title, note, forMatters, accept, brought, missing, onChange }: {
  title: string; note: string; forMatters: string; accept: string; brought: Brought | undefined; missing: boolean; onChange: (next: Brought) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="c-hand">
      <fieldset>
        <legend>{title} <span className="d-quiet">{forMatters}</span>{missing && <span className="d-count d-count-late c-after">{t('还没有收')}</span>}</legend>
        {note && <p className="field-hint">{note}</p>}
        <div className="c-hand-row">
          <Radio.Group value={brought?.how} onChange={(event) => onChange({ how: event.target.value as Brought['how'], files: brought?.files ?? [] })}
            options={[{ value: 'paper', label: t('已看原件') }, { value: 'upload', label: t('扫描上传') }, { value: 'promise', label: t('书面承诺后补') }]} />
          {brought?.how === 'upload' && (
            <>
              <input ref={input} type="file" hidden multiple accept={accept} aria-label={t('选择{title}的文件', { title })} onChange={(event) => onChange({ how: 'upload', files: [...brought.files, ...(event.target.files ?? [])] })} />
              <Button size="small" icon={<PaperClipOutlined aria-hidden />} onClick={() => input.current?.click()}>{t('选择文件')}</Button>
              <span>{brought.files.map((file) => file.name).join('、')}</span>
              {brought.files.length > 0 && <Button size="small" type="link" onClick={() => onChange({ how: 'upload', files: [] })}>{t('重选')}</Button>}
            </>
          )}
        </div>
      </fieldset>
    </div>
  )
}

/** What a matter says of itself, beside its form. */
function AboutMatter({ matter }: { matter: PublicMatter }) {
  return (
    <Panel title={matter.title}>
      <Facts facts={[{ label: t('谁能办'), value: matter.eligibilityText, wide: true }, { label: t('材料'), value: matter.materials.map((one) => one.title).join('、') || t('不用带材料'), wide: true }]} />
      {matter.openToNonRegistered && <Tag>{t('外地户籍也能办')}</Tag>}
    </Panel>
  )
}
