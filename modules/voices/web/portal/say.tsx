import { useRef, useState } from 'react'
import { ApiProblem, call } from '../../../../platform/web/client.ts'
import { Actions, Button, ChoiceField, Facts, LinkButton, Notice, PageTitle, PageTools, SelectField, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { sayOpinion } from '../../contract.ts'
import type { load } from './say.load.ts'

/** 提意见, with a name or without. */
export default function Say({ data: { places, own, kinds, name } }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [typed, setTyped] = useState<{ region?: string; kind?: string; words?: string; placeText?: string; named: string }>({ ...(own ? { region: own } : {}), named: 'no' })
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [receipt, setReceipt] = useState<{ number: string; checkCode: string }>()
  const once = useRef(`say-${Math.random().toString(36).slice(2)}${Date.now()}`)
  const set = (key: keyof typeof typed) => (value: string | undefined) => setTyped((all) => ({ ...all, [key]: value }))

  async function send() {
    const wrong = {
      ...(typed.words && typed.words.trim().length >= 5 ? {} : { words: t('请写明想说的事，至少5个字') }), ...(typed.kind ? {} : { kind: t('请选择方面') }), ...(typed.region ? {} : { region: t('请选择社区（嘎查）') }),
    }
    setFaults(wrong)
    setProblem('')
    if (Object.keys(wrong).length) return
    setBusy(true)
    try {
      setReceipt(await call(sayOpinion, { body: { region: typed.region!, kind: typed.kind as 'other', words: typed.words!, placeText: typed.placeText ?? '', named: typed.named === 'yes', clientId: once.current } }))
      window.scrollTo(0, 0)
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
        <PageTools back={{ href: '/voices', label: t('社情民意') }} />
        <PageTitle>{t('收到了，谢谢您')}</PageTitle>
        <Notice kind="done" live title={t('请记下编号和查询码')}>{t('凭这两个号，随时可以看答复或者研究到哪里了。')}</Notice>
        <Facts items={[{ label: t('编号'), value: <span className="number">{receipt.number}</span> }, { label: t('查询码'), value: <span className="number">{receipt.checkCode}</span> }]} />
        <Actions><LinkButton kind="main" wide href={`/voices/answer?number=${receipt.number}&code=${receipt.checkCode}`}>{t('看进展')}</LinkButton><LinkButton wide href="/voices">{t('看大家的意见')}</LinkButton></Actions>
      </>
    )
  }
  return (
    <>
      <PageTools back={{ href: '/voices', label: t('社情民意') }} />
      <PageTitle lead={t('对社区、对公共服务有什么想法，都可以说。要马上解决的事，请用“求助、投诉”。')}>{t('提意见')}</PageTitle>
      <noscript><p>{t('没有脚本时不能在这里填写，请拨打12345，或到社区窗口说。')}</p></noscript>
      <form className="form needs-script" onSubmit={(event) => { event.preventDefault(); void send() }}>
        {problem && <Notice kind="danger" live title={problem} />}
        <TextField name="words" label={t('想说的事')} hint={t('什么事、在哪里、希望怎么办')} required lines={5} maxLength={1000} value={typed.words} onChange={set('words')} error={faults['words']} />
        <SelectField name="kind" label={t('哪个方面')} required value={typed.kind} onChange={set('kind')} error={faults['kind']} choices={kinds.map((one) => ({ ...one, label: t(one.label) }))} />
        <SelectField name="region" label={t('哪个社区（嘎查）的事')} required value={typed.region} onChange={set('region')} error={faults['region']} choices={places} />
        <TextField name="placeText" label={t('具体地点')} maxLength={100} value={typed.placeText} onChange={set('placeText')} error={faults['placeText']} />
        <ChoiceField name="named" label={t('要不要署名')} required value={typed.named} onChange={(value) => set('named')(value ?? 'no')} error={faults['named']} choices={[
          { value: 'no', label: t('不署名'), hint: t('不记录您是谁，凭编号和查询码看答复') },
          ...(name ? [{ value: 'yes', label: t('署名：{name}', { name }), hint: t('答复会发消息给您') }] : []),
        ]} />
        {!name && <p className="meta">{t('想署名、收消息的，')}<a href="/sign-in?next=/voices/say">{t('先登录')}</a>{t('。')}</p>}
        <Actions><Button kind="main" wide type="submit" busy={busy}>{t('送出')}</Button></Actions>
      </form>
    </>
  )
}
