import { UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import {
  deskCall, PageHeading, ProblemAlert, useAbility, useCall, useRefresh, useSearchState, Waiting,
} from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { getMatter, listMatters, MATTER_KINDS } from '../../../../matters/contract.ts'
import { getPerson, listPeople, SEXES, type Person } from '../../../../register/contract.ts'
import { getCaseCounts, listCases, type CaseReceipt } from '../../../contract.ts'
import { Finder } from './finder.tsx'
import { NewPersonDialog } from './new-person.tsx'
import { Receipt } from './receipt.tsx'
import { WindowForm } from './window-form.tsx'
import '../cases.css'

const STEPS = ['找人', '选事项', '填表和收材料', '回执'] as const
type Visitor = { person: Person } | 'anonymous'

/** 受理窗口: whoever comes, whatever they want, from one page: person, matter, form and papers, receipt. */
export default function WindowPage() {
  const [search, setSearch] = useSearchState()
  const [visitor, setVisitor] = useState<Visitor>()
  const [matter, setMatter] = useState<string>()
  const [receipt, setReceipt] = useState<CaseReceipt>()
  const refresh = useRefresh()
  const at = receipt ? 3 : matter ? 2 : visitor ? 1 : 0
  const next = () => {
    setVisitor(undefined)
    setMatter(undefined)
    setReceipt(undefined)
    setSearch({ person: undefined, matter: undefined })
  }
  return (
    <>
      <PageHeading title={t('受理窗口')} aside={at > 0 && at < 3 && <Button onClick={next}>{t('重新开始')}</Button>} />
      <ol className="c-steps" aria-label={t('办理步骤')}>
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined}>
            <span className="c-step-number" aria-hidden>{index + 1}</span>
            {t(step)}
          </li>
        ))}
      </ol>
      {!receipt && visitor && <Chosen visitor={visitor} {...(matter ? {} : { onChange: () => setVisitor(undefined) })} />}
      {!visitor && <ChooseVisitor asked={search.person} onChosen={setVisitor} />}
      {visitor && !matter && <ChooseMatter asked={search.matter} onChosen={setMatter} />}
      {visitor && matter && !receipt && (
        <MatterForm
          key={matter}
          code={matter}
          visitor={visitor}
          onBack={() => setMatter(undefined)}
          onDone={(made) => {
            setReceipt(made)
            void refresh(listCases, getCaseCounts)
          }}
        />
      )}
      {receipt && <Receipt receipt={receipt} onNext={next} onSame={() => { setReceipt(undefined); setMatter(undefined) }} />}
    </>
  )
}

function Chosen({ visitor, onChange }: { visitor: Visitor; onChange?: () => void }) {
  return (
    <div className="c-chosen">
      {visitor === 'anonymous' ? (
        <strong>{t('未留姓名的来访者')}</strong>
      ) : (
        <>
          <strong>{visitor.person.name}</strong>
          <span>{SEXES[visitor.person.sex]}</span>
          <span>{t('{n}岁', { n: visitor.person.age })}</span>
          <span className="d-figures">{visitor.person.idNumberMasked ?? t('无证件号')}</span>
          <span className="d-figures">{visitor.person.phoneMasked ?? t('无电话')}</span>
          <span className="d-quiet">{visitor.person.ties.find((tie) => tie.kind === 'living' && tie.validUntil === null)?.address || visitor.person.regionName}</span>
        </>
      )}
      {onChange && <Button size="small" onClick={onChange}>{t('换人')}</Button>}
    </div>
  )
}

/** Step 1: by name, initials, number or telephone; or somebody new; or nobody who wants to be named. */
function ChooseVisitor({ asked, onChosen }: { asked: string | undefined; onChosen: (visitor: Visitor) => void }) {
  const mayKeep = useAbility('register.keep')
  const [fault, setFault] = useState<unknown>(null)
  const [creating, setCreating] = useState(false)
  const take = async (id: string) => {
    setFault(null)
    try {
      onChosen({ person: await deskCall(getPerson, { params: { id }, query: { purpose: 'window', ref: t('窗口受理') } }) })
    } catch (thrown) {
      setFault(thrown)
    }
  }
  useEffect(() => {
    if (asked) void take(asked)
    // Only the address at the first view counts.
  }, [])
  return (
    <>
      <ProblemAlert error={fault} />
      <Finder
        label={t('来访者')}
        hint={t('姓名、拼音首字母、身份证号或手机号')}
        none={t('没有找到。请核对写法；档案里确实没有的，点“新建人员”。')}
        search={async (q, signal) => {
          const { items } = await deskCall(listPeople, { query: { q } }, { signal })
          return items.slice(0, 9).map((one) => ({
            id: one.id,
            title: one.name,
            note: [SEXES[one.sex], t('{n}岁', { n: one.age }), one.idNumberMasked, one.phoneMasked, one.address || one.regionName].filter(Boolean).join('　'),
          }))
        }}
        onPick={(hit) => void take(hit.id)}
      />
      <div className="c-beneath">
        {mayKeep && <Button icon={<UserAddOutlined aria-hidden />} onClick={() => setCreating(true)}>{t('新建人员')}</Button>}
        <Button onClick={() => onChosen('anonymous')}>{t('不留姓名')}</Button>
        <span className="d-quiet d-keys">{t('↑ ↓ 选择，Enter 确定')}</span>
      </div>
      <NewPersonDialog open={creating} onClose={() => setCreating(false)} onMade={(id) => void take(id)} />
    </>
  )
}

/** Step 2: what it is about, in plain words. */
function ChooseMatter({ asked, onChosen }: { asked: string | undefined; onChosen: (code: string) => void }) {
  useEffect(() => {
    if (asked) onChosen(asked)
  }, [])
  return (
    <Finder
      always
      label={t('要办什么事')}
      hint={t('事项名称，或老人钱、灯坏了这样的说法')}
      none={t('没有找到这样的事项。可以换个说法，或者按“居民诉求”登记。')}
      search={async (q, signal) => {
        const { items } = await deskCall(listMatters, { query: { channel: 'WINDOW', ...(q ? { q } : {}) } }, { signal })
        return items.map((one) => ({ id: one.code, title: one.title, note: `${MATTER_KINDS[one.kind]}　${one.audience}　${one.department}` }))
      }}
      onPick={(hit) => onChosen(hit.id)}
    />
  )
}

/** Step 3 needs the matter's own definition. */
function MatterForm({ code, visitor, onBack, onDone }: { code: string; visitor: Visitor; onBack: () => void; onDone: (receipt: CaseReceipt) => void }) {
  const answer = useCall(getMatter, { params: { code } }, { staleMs: 60_000 })
  const top = useRef<HTMLDivElement>(null)
  const ready = answer.data !== undefined
  useEffect(() => {
    // The first field that is to be typed takes the focus: the whole way goes by keyboard.
    if (ready) setTimeout(() => top.current?.querySelector<HTMLElement>('.c-form input:not([type="hidden"]), .c-form select, .c-form textarea')?.focus(), 60)
  }, [ready])
  return (
    <div ref={top}>
      <ProblemAlert error={answer.error} retry={() => void answer.refetch()} />
      {!answer.data && !answer.error && <Waiting rows={8} />}
      {answer.data && visitor === 'anonymous' && !answer.data.anonymous && (
        <div className="d-absent">
          <h2>{t('“{title}”须有申请人', { title: answer.data.title })}</h2>
          <p>{t('这个事项不能不留姓名办理。请换一个事项，或重新开始并先找到申请人。')}</p>
          <Button autoFocus onClick={onBack}>{t('换一个事项')}</Button>
        </div>
      )}
      {answer.data && (visitor !== 'anonymous' || answer.data.anonymous) && (
        <WindowForm matter={answer.data} person={visitor === 'anonymous' ? undefined : visitor.person} onBack={onBack} onDone={onDone} />
      )}
    </div>
  )
}
