import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { Actions, Button, CheckField, ChoiceField, Empty, Facts, LinkButton, More, Notice, NumberField, PageTitle, PageTools, PhoneLink, Section, Tag } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { MATTER_TYPES } from '../../../matters/definition.ts'
import { askMyEntitlements } from '../../contract/answers.ts'
import { factOf, type Fact, type FactKey, type Knowledge } from '../../rules/facts.ts'
import { because, explain, missingFor, type Verdict } from '../../rules/language.ts'
import type { load } from './ask.load.ts'
import { VisitWish } from './visit-wish.tsx'

type Data = Loaded<typeof load>
export interface Result { matter: string; title: string; type: Data['rules'][number]['type']; note: string; value: Verdict; lines: { words: string; value: Verdict }[]; missing: FactKey[]; standards: string[] }

const AT_A_TIME = 3
const UNSURE = 'unsure'

/** 我可能能享受什么: from the file with consent, or from what one answers; worked out on this page, nothing is kept. */
export default function Ask({ data }: PageProps<Data>) {
  const t = useT()
  const [stage, setStage] = useState<'begin' | 'going'>('begin')
  const [known, setKnown] = useState<Knowledge>({})
  const [bring, setBring] = useState<Record<string, readonly string[]>>({})
  const [answers, setAnswers] = useState<Knowledge>({})
  const [unsure, setUnsure] = useState<readonly FactKey[]>([])
  const [agrees, setAgrees] = useState<boolean>()
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)

  const knowledge = { ...answers, ...known }
  const results = data.rules.map((one): Result => {
    const said = explain(one.rule, knowledge, data.amounts)
    const open = missingFor(said)
    return { matter: one.matter, title: one.title, type: one.type, note: one.note, value: said.value, lines: because(said).map(({ words, value }) => ({ words, value })), missing: open.facts, standards: open.standards }
  })
  const of = (value: Verdict) => results.filter((one) => one.value === value)
  const open = of('unknown')
  const wanted = [...new Set(open.flatMap((one) => one.missing))].filter((key) => !unsure.includes(key))
    .sort((a, b) => open.filter((one) => one.missing.includes(b)).length - open.filter((one) => one.missing.includes(a)).length)
  const told = (Object.keys(answers) as FactKey[]).filter((key) => known[key] === undefined)

  async function fromFile() {
    if (!agrees) return setFault(t('请先勾选同意，或者选择自己答'))
    setBusy(true)
    setFault(undefined)
    try {
      const said = await call(askMyEntitlements, { body: { consent: true, answers: {} } })
      setKnown(said.known as Knowledge)
      setBring(Object.fromEntries(said.items.map((one) => [one.matter, one.bring])))
      setStage('going')
    } catch (problem) {
      setFault(problem instanceof Error ? problem.message : t('没有看成，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  const say = (key: FactKey, value: Knowledge[FactKey] | typeof UNSURE | undefined) => {
    if (value === UNSURE) setUnsure((all) => [...all, key])
    else setAnswers((all) => {
      const next = { ...all }
      if (value === undefined) delete next[key]
      else next[key] = value
      return next
    })
  }

  return (
    <>
      <PageTools back={{ href: '/', label: t('首页') }} />
      <PageTitle lead={t('一样一样帮您看。只是看看，不作决定；您答的内容只在这台手机上，不保存。')}>{t('看看能享受什么')}</PageTitle>
      <p className="needs-script-note">{t('不会弄的，打电话或者到社区服务站，请工作人员帮着看。')} <PhoneLink number="12345" /></p>
      {stage === 'begin' ? (
        <div className="needs-script">
          {data.resident && (
            <Section title={t('从我的档案看')}>
              <CheckField name="consent" label={t('同意看我的档案')} hint={t('只看年龄、户籍、住处、家庭人数，和已经享受的待遇；只用这一次，会记下您看过')} value={agrees} onChange={setAgrees} error={fault} />
              <Actions><Button kind="main" wide busy={busy} onClick={() => void fromFile()}>{t('看一看')}</Button></Actions>
            </Section>
          )}
          <Section title={data.resident ? t('不看档案') : t('自己答')}>
            <p>{t('答几个简单的问题就行，不用写名字。')}</p>
            <Actions><Button kind={data.resident ? 'plain' : 'main'} wide onClick={() => setStage('going')}>{t('自己答')}</Button></Actions>
            {!data.resident && <p className="meta"><a href="/sign-in?next=%2Fentitlements">{t('登录以后，档案里有的就不用答了')}</a></p>}
          </Section>
        </div>
      ) : (
        <>
          {wanted.length > 0
            ? (
                <Section title={t('问您几句')}>
                  {wanted.slice(0, AT_A_TIME).map((key) => <Question key={key} name={key} onSay={(value) => say(key, value)} />)}
                  <p className="meta">{t('还有{n}个问题，答了的越多看得越准；不想答的可以不答。', { n: wanted.length })}</p>
                </Section>
              )
            : <Notice kind="done" live title={t('都问完了')}>{t('下面是看下来的结果。')}</Notice>}
          {told.length + unsure.length > 0 && (
            <More title={t('您答过的（{n}）', { n: told.length + unsure.length })}>
              <Facts items={told.map((key) => ({ label: factOf(key).ask ?? '', value: said(factOf(key), answers[key]) }))} />
              <Actions><Button onClick={() => { setAnswers({}); setUnsure([]) }}>{t('全部重答')}</Button></Actions>
            </More>
          )}
          {Object.keys(known).length > 0 && (
            <More title={t('从您的档案里看到的')}>
              <Facts items={(Object.keys(known) as FactKey[]).map((key) => ({ label: titleOf(factOf(key)), value: said(factOf(key), known[key]) }))} />
              <p className="meta">{t('不对的，可以')}<a href="/matters/register.correction">{t('更正我的登记信息')}</a></p>
            </More>
          )}
          <Section title={t('很可能可以享受（{n}项）', { n: of('yes').length })}>
            {of('yes').length === 0
              ? <Empty title={t('还没有看出来')}><p>{wanted.length > 0 ? t('再答几个问题，或者请工作人员上门一起看。') : t('情况会变，有困难请直接告诉社区。')}</p></Empty>
              : <ul className="card-list">{of('yes').map((one) => <Entitled key={one.matter} one={one} bring={bring[one.matter] ?? []} />)}</ul>}
          </Section>
          {open.length > 0 && (
            <More title={t('要再看看的（{n}项）', { n: open.length })}>
              <ul className="card-list">{open.map((one) => <Entitled key={one.matter} one={one} bring={[]} />)}</ul>
            </More>
          )}
          {of('no').length > 0 && (
            <More title={t('现在不符合的（{n}项）', { n: of('no').length })}>
              <ul className="card-list">{of('no').map((one) => <Entitled key={one.matter} one={one} bring={[]} />)}</ul>
            </More>
          )}
          {data.resident && <VisitWish results={[...of('yes'), ...open]} first={of('yes').map((one) => one.matter)} today={data.today} />}
        </>
      )}
    </>
  )
}

const titleOf = (fact: Fact): string => (fact.kind === 'yes' ? fact.yes : fact.title)
const said = (fact: Fact, value: unknown): string =>
  fact.kind === 'yes' ? (value ? '是' : '不是') : fact.kind === 'choice' ? (fact.choices[String(value)] ?? '') : `${String(value)}${fact.unit}`

function Question({ name, onSay }: { name: FactKey; onSay: (value: boolean | number | string | undefined) => void }) {
  const t = useT()
  const fact = factOf(name)
  const [typed, setTyped] = useState<number>()
  const shared = { name, required: true, label: t(fact.ask ?? ''), ...(fact.hint ? { hint: t(fact.hint) } : {}) }
  if (fact.kind === 'number') {
    return (
      <form onSubmit={(event) => {
        event.preventDefault()
        if (typed !== undefined && Number.isFinite(typed)) onSay(typed)
      }}>
        <NumberField {...shared} unit={fact.unit} whole value={typed} onChange={setTyped} />
        <Actions><Button type="submit">{t('填好了')}</Button><Button kind="quiet" onClick={() => onSay(UNSURE)}>{t('不清楚')}</Button></Actions>
      </form>
    )
  }
  const choices = fact.kind === 'yes' ? [{ value: 'yes', label: t('是') }, { value: 'no', label: t('不是') }] : Object.entries(fact.choices).map(([value, label]) => ({ value, label: t(label) }))
  return (
    <ChoiceField {...shared} value={undefined} choices={[...choices, { value: UNSURE, label: t('不清楚，先不答') }]}
      onChange={(value) => onSay(value === UNSURE || fact.kind === 'choice' ? value : value === 'yes')} />
  )
}

const MARK = { yes: '符合', no: '不符合', unknown: '还不知道' } as const

/** One matter with the reason in words, what to bring, and the ways on. */
function Entitled({ one, bring }: { one: Result; bring: readonly string[] }) {
  const t = useT()
  return (
    <li className="card">
      <div className="card-body">
        <h3>{t(one.title)}{one.type !== 'none' && <> <Tag kind={one.type === 'relief' ? 'going' : 'plain'}>{t(MATTER_TYPES[one.type])}</Tag></>}</h3>
        <ul className="plain-list">
          {one.lines.map((line) => <li key={line.words}>{t(line.words)}：<strong>{t(MARK[line.value])}</strong></li>)}
        </ul>
        {one.standards.length > 0 && <p>{t('{what}还没有公布，请问社区。', { what: one.standards.map((word) => t(word)).join('、') })}</p>}
        {one.note && <p className="meta">{t(one.note)}</p>}
        {one.value === 'yes' && <p>{bring.length > 0 ? t('要带：{what}', { what: bring.map((word) => t(word)).join('、') }) : t('要带什么，看办事指南。')}</p>}
        <Actions>
          {one.value !== 'no' && <LinkButton kind={one.value === 'yes' ? 'main' : 'plain'} href={`/matters/${one.matter}/apply`}>{t('去申请')}</LinkButton>}
          <LinkButton href={`/matters/${one.matter}`}>{t('办事指南')}</LinkButton>
        </Actions>
      </div>
    </li>
  )
}
