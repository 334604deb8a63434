import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { deskCall, PageHeading, Panel, ProblemAlert, useCall, useRefresh, useSearchState, Waiting } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { Finder } from '../../../cases/web/parts.tsx'
import { listCases } from '../../../cases/contract.ts'
import { getMatter, listMatters, MATTER_KINDS, type PublicMatter } from '../../../matters/contract.ts'
import { getPerson, listPeople, SEXES, type Person } from '../../../register/contract.ts'
import { listBundles, listVisits, sharedFields, type Visit } from '../../contract.ts'
import { VisitForms } from './visit-forms.tsx'
import { VisitReceipt } from './visit-receipt.tsx'
import './windows.css'

const STEPS = ['找人', '选事项', '填表', '一次收材料', '一张回执'] as const

/** 一次多事: one person, several matters, everything asked once, one receipt. */
export default function VisitPage() {
  const [search, setSearch] = useSearchState()
  const [person, setPerson] = useState<Person>()
  const [matters, setMatters] = useState<PublicMatter[]>([])
  const [bundle, setBundle] = useState('')
  const [step, setStep] = useState<1 | 2 | 3>(1)
  const [visit, setVisit] = useState<Visit>()
  const [fault, setFault] = useState<unknown>(null)
  const refresh = useRefresh()
  const at = visit ? 4 : !person ? 0 : step
  const take = async (id: string) => {
    setFault(null)
    try {
      setPerson(await deskCall(getPerson, { params: { id }, query: { purpose: 'window', ref: t('窗口受理') } }))
    } catch (thrown) {
      setFault(thrown)
    }
  }
  useEffect(() => {
    if (search.person) void take(search.person)
    // Only the address at the first view counts.
  }, [])
  const again = () => {
    setPerson(undefined)
    setMatters([])
    setBundle('')
    setVisit(undefined)
    setStep(1)
    setSearch({ person: undefined })
  }
  return (
    <>
      <PageHeading title={t('一次办几件')} aside={at > 0 && at < 4 && <Button onClick={again}>{t('重新开始')}</Button>} />
      <ol className="c-steps" aria-label={t('办理步骤')}>
        {STEPS.map((word, index) => (
          <li key={word} aria-current={index === at ? 'step' : undefined}><span className="c-step-number" aria-hidden>{index + 1}</span>{t(word)}</li>
        ))}
      </ol>
      <ProblemAlert error={fault} />
      {person && !visit && (
        <div className="c-chosen">
          <strong>{person.name}</strong><span>{SEXES[person.sex]}</span><span>{t('{n}岁', { n: person.age })}</span>
          <span className="d-figures">{person.idNumberMasked ?? t('无证件号')}</span><span className="d-quiet">{person.regionName}</span>
        </div>
      )}
      {!person && (
        <Finder
          label={t('来访者')} hint={t('姓名、拼音首字母、身份证号或手机号')} none={t('没有找到。档案里确实没有的，请先在“受理”里新建人员。')}
          search={async (q, signal) => {
            const { items } = await deskCall(listPeople, { query: { q } }, { signal })
            return items.slice(0, 9).map((one) => ({ id: one.id, title: one.name, note: [SEXES[one.sex], t('{n}岁', { n: one.age }), one.idNumberMasked, one.address || one.regionName].filter(Boolean).join('　') }))
          }}
          onPick={(hit) => void take(hit.id)}
        />
      )}
      {person && !visit && step === 1 && <ChooseMatters matters={matters} onChange={setMatters} onBundle={setBundle} onNext={() => setStep(2)} />}
      {person && !visit && step > 1 && (
        <VisitForms person={person} matters={matters} bundle={bundle} papers={step === 3} onPapers={(on) => setStep(on ? 3 : 2)} onBack={() => setStep(1)}
          onDone={(made) => {
            setVisit(made)
            void refresh(listCases, listVisits)
          }} />
      )}
      {visit && <VisitReceipt visit={visit} onNext={again} />}
    </>
  )
}

function ChooseMatters({ matters, onChange, onBundle, onNext }: { matters: PublicMatter[]; onChange: (next: PublicMatter[]) => void; onBundle: (code: string) => void; onNext: () => void }) {
  const bundles = useCall(listBundles, {}, { staleMs: 300_000 })
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const add = async (codes: readonly string[]) => {
    setFault(null)
    setBusy(true)
    try {
      const fresh = codes.filter((code) => !matters.some((one) => one.code === code)).slice(0, 8 - matters.length)
      const found = await Promise.all(fresh.map((code) => deskCall(getMatter, { params: { code } })))
      onChange([...matters, ...found])
    } catch (thrown) {
      setFault(thrown)
    } finally {
      setBusy(false)
    }
  }
  const shared = sharedFields(matters)
  return (
    <div className="c-window">
      <div>
        <ProblemAlert error={fault} />
        <Finder
          always label={t('要办哪些事')} hint={t('一件一件加，或者在右边选“一件事”')} none={t('没有找到这样的事项，可以换个说法。')}
          search={async (q, signal) => {
            const { items } = await deskCall(listMatters, { query: { channel: 'WINDOW', ...(q ? { q } : {}) } }, { signal })
            return items.filter((one) => !matters.some((each) => each.code === one.code)).slice(0, q ? 30 : 10).map((one) => ({ id: one.code, title: one.title, note: `${MATTER_KINDS[one.kind]}　${one.audience}　${one.department}` }))
          }}
          onPick={(hit) => void add([hit.id])}
        />
      </div>
      <aside aria-label={t('这次要办的')}>
        <Panel title={t('这次要办的 {n}', { n: matters.length })}>
          {busy && <Waiting rows={2} />}
          {matters.length === 0 && <p className="d-quiet">{t('还没有选事项。')}</p>}
          <ul>{matters.map((one) => (
            <li key={one.code} className="w-line"><span>{one.title}</span><span className="w-end"><Button size="small" type="text" aria-label={t('去掉{title}', { title: one.title })} onClick={() => onChange(matters.filter((each) => each.code !== one.code))}>{t('去掉')}</Button></span></li>
          ))}</ul>
          {matters.length > 1 && shared.length > 0 && <p className="d-quiet w-beneath">{t('共同的内容只问一次：{titles}', { titles: [...new Set(shared.map((one) => one.title))].join('、') })}</p>}
          <p className="w-beneath"><Button type="primary" disabled={matters.length === 0} onClick={onNext}>{t('开始填表')}</Button></p>
        </Panel>
        <Panel title={t('一件事')}>
          <ul>{(bundles.data?.items ?? []).map((one) => (
            <li key={one.code} className="w-line">
              <span><strong>{one.title}</strong> <span className="d-quiet">{one.note}</span><br /><span className="d-quiet">{one.matters.map((each) => each.title).join('、')}</span></span>
              <span className="w-end"><Button size="small" aria-label={t('加上{title}', { title: one.title })} onClick={() => { onBundle(one.code); void add(one.matters.map((each) => each.code)) }}>{t('加上')}</Button></span>
            </li>
          ))}</ul>
        </Panel>
      </aside>
    </div>
  )
}
