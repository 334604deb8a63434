import { useRef, useState } from 'react'
import { ApiProblem, call } from '../../../../platform/web/client.ts'
import { Actions, Button, CardList, ChoiceField, Facts, LinkButton, More, Notice, PageTitle, PageTools, Section, SelectField, Tag, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { askReview, sendLetter } from '../../contract.ts'
import { AnswerForm } from './answer-form.tsx'
import type { load } from './letters.load.ts'

type Data = Loaded<typeof load>

/** 信访: write, read the reply by number, ask for review in time. */
export default function Letters({ data }: PageProps<Data>) {
  const t = useT()
  const { number, code, found, error } = data
  return (
    <>
      <PageTools back={{ href: '/voices', label: t('社情民意') }} />
      <PageTitle lead={t('申诉、检举、建议都可以写。15日内书面告诉您由谁办理，自受理之日起60日内答复。')}>{t('信访')}</PageTitle>
      {error && <Notice kind="danger" live title={t('没有查到')}>{error}</Notice>}
      {found && (
        <Section title={t('{kind}：{state}', { kind: t(found.kindName), state: t(found.stateName) })}>
          <Notice kind={found.reply ? 'done' : 'info'} title={found.where}>{found.next}</Notice>
          <Facts items={[{ label: t('编号'), value: <span className="number">{found.number}</span> }, { label: t('程序'), value: t(found.roundName) }, { label: t('收到'), value: found.receivedOn }]} />
        </Section>
      )}
      {data.mine.length > 0 && <Section title={t('我写的')}><CardList label={t('我写的')}>{data.mine.map((one) => <Mine key={one.id} one={one} />)}</CardList></Section>}
      <Section title={t('凭编号看答复')}><AnswerForm action="/letters" shape="20261122-0000017" {...(found ? {} : { number, code })} /></Section>
      <Section title={t('网上写信')}>
        {data.signedIn ? <Write data={data} /> : <p><LinkButton kind="main" wide href="/sign-in?next=/letters">{t('登录后写信')}</LinkButton></p>}
        <p className="meta">{t('也可以寄信或到街道（苏木镇）综治信访中心当面说。一封信就是一次请求服务，不影响您办别的事。')}</p>
      </Section>
    </>
  )
}

function Mine({ one }: { one: Data['mine'][number] }) {
  const t = useT()
  const [words, setWords] = useState<string>()
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  async function ask() {
    try {
      const made = await call(askReview, { params: { id: one.id }, body: { content: words ?? '', clientId: `review-${one.id}` } })
      setSaid({ kind: 'done', words: t('已收到申请，编号{number}，30日内有意见。', { number: made.number }) })
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof ApiProblem ? fault.errors[0]?.message ?? fault.message : t('没有送出，请再试一次') })
    }
  }
  return (
    <li className="card">
      <div className="card-body">
        <h3>{one.title} <Tag kind={one.state === 'replied' ? 'done' : 'going'}>{t(one.stateName)}</Tag></h3>
        <p>{one.where}</p>
        {one.next && <p>{one.next}</p>}
        <p className="meta"><a className="number" href={`/my/cases/${one.number}`}>{one.number}</a> {t(one.roundName)}</p>
        {said && <Notice kind={said.kind} live title={said.words} />}
        {one.mayAsk && said?.kind !== 'done' && (
          <More title={one.round === 'handle' ? t('申请复查') : t('申请复核')}>
            <form className="needs-script" onSubmit={(event) => { event.preventDefault(); void ask() }}>
              <TextField name={`review-${one.id}`} label={t('不服的理由')} required lines={4} maxLength={2000} value={words} onChange={setWords} />
              <Actions><Button kind="main" wide type="submit">{t('提出申请')}</Button></Actions>
            </form>
          </More>
        )}
      </div>
    </li>
  )
}

function Write({ data }: { data: Data }) {
  const t = useT()
  const [typed, setTyped] = useState<{ kind?: string; region?: string; content?: string; concerned: string }>({ concerned: 'none', ...(data.own ? { region: data.own } : {}) })
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [receipt, setReceipt] = useState<{ number: string; checkCode: string; tellBy: string }>()
  const once = useRef(`letter-${Math.random().toString(36).slice(2)}${Date.now()}`)
  const set = (key: keyof typeof typed) => (value: string | undefined) => setTyped((all) => ({ ...all, [key]: value }))
  async function send() {
    const wrong = { ...(typed.kind ? {} : { kind: t('请选择种类') }), ...(typed.region ? {} : { region: t('请选择社区（嘎查）') }), ...((typed.content ?? '').trim().length >= 5 ? {} : { content: t('请写明反映的事，至少5个字') }) }
    setFaults(wrong)
    setProblem('')
    if (Object.keys(wrong).length) return
    setBusy(true)
    try {
      setReceipt(await call(sendLetter, { body: { kind: typed.kind as 'request', region: typed.region!, content: typed.content!, concerned: typed.concerned as 'none', clientId: once.current } }))
    } catch (fault) {
      if (fault instanceof ApiProblem) setFaults(Object.fromEntries(fault.errors.map((one) => [one.path.replace('body.', ''), one.message])))
      setProblem(fault instanceof Error ? fault.message : t('没有送出，请再试一次'))
    } finally {
      setBusy(false)
    }
  }
  if (receipt) {
    return (
      <>
        <Notice kind="done" live title={t('收到了')}>{t('最迟{day}书面告诉您由谁办理。', { day: receipt.tellBy })}</Notice>
        <Facts items={[{ label: t('编号'), value: <span className="number">{receipt.number}</span> }, { label: t('查询码'), value: <span className="number">{receipt.checkCode}</span> }]} />
        <Actions><LinkButton wide href={`/letters?number=${receipt.number}&code=${receipt.checkCode}`}>{t('看进展')}</LinkButton></Actions>
      </>
    )
  }
  return (
    <>
      <noscript><p>{t('网上写信需要打开浏览器的脚本功能，也可以寄信或当面说。')}</p></noscript>
      <form className="form needs-script" onSubmit={(event) => { event.preventDefault(); void send() }}>
        {problem && <Notice kind="danger" live title={problem} />}
        <ChoiceField name="kind" label={t('种类')} required value={typed.kind} onChange={set('kind')} error={faults['kind']} choices={data.kinds.map((one) => ({ ...one, label: t(one.label) }))} />
        <SelectField name="region" label={t('哪个社区（嘎查）的事')} required value={typed.region} onChange={set('region')} error={faults['region']} choices={data.places} />
        <SelectField name="concerned" label={t('反映谁')} required hint={t('反映工作人员的，交上一级办理，被反映的人看不到')} value={typed.concerned} onChange={(value) => set('concerned')(value ?? 'none')} error={faults['concerned']} choices={data.concerned.map((one) => ({ ...one, label: t(one.label) }))} />
        <TextField name="content" label={t('反映的事')} required lines={6} maxLength={4000} value={typed.content} onChange={set('content')} error={faults['content']} hint={t('什么事、找过谁、有什么要求')} />
        <Actions><Button kind="main" wide type="submit" busy={busy}>{t('送出')}</Button></Actions>
      </form>
    </>
  )
}
