import { useEffect, useRef, useState } from 'react'
import { ApiProblem, call } from '../../../../platform/web/client.ts'
import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, FieldGroup, fieldId, LinkButton, Notice, PageTitle, PageTools } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { answerSurvey } from '../../contract/answering.ts'
import type { SurveyQuestion } from '../../contract/questionnaires.ts'
import { GRADES } from '../../rules/answers.ts'
import type { load } from './sheet.load.ts'

type Value = number | string | number[]

/**
 * A sheet. Without script all questions stand below one another in an ordinary form; with it one question at a time, large, with the way back.
 * Nothing is kept on the device: it may be a shared one.
 */
export default function Sheet({ data: { form, error, today }, view }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const [at, setAt] = useState<number | null>(null)
  const [typed, setTyped] = useState<Record<string, Value>>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const heading = useRef<HTMLDivElement>(null)
  // The first picture is the whole form, which also works alone; script turns it into steps.
  useEffect(() => setAt(0), [])
  useEffect(() => {
    if (at !== null && at > 0) heading.current?.focus()
  }, [at])

  if (!form) {
    return (
      <>
        <PageTools back={{ href: '/survey', label: t('问卷') }} />
        <PageTitle>{t('打不开这份问卷')}</PageTitle>
        <Notice kind="danger" live title={error} />
        <Actions><LinkButton wide href="/survey">{t('重新输入答卷码')}</LinkButton></Actions>
      </>
    )
  }
  const { questions } = form
  const channel = view.place === 'kiosk' ? 'kiosk' : 'link'
  const missing = (one: SurveyQuestion) => one.required && (typed[one.key] === undefined || typed[one.key] === '')
  const say = (one: SurveyQuestion) => (one.kind === 'text' ? t('请填写') : t('请选一项'))
  const forward = () => {
    const one = questions[at!]!
    if (missing(one)) return setFaults({ [one.key]: say(one) })
    setFaults({})
    if (at! < questions.length - 1) setAt(at! + 1)
    else void send()
  }
  async function send() {
    setBusy(true)
    setProblem('')
    try {
      await call(answerSurvey, { body: { code: form!.code, channel, answers: typed } })
      location.replace('/survey/thanks')
    } catch (fault) {
      if (fault instanceof ApiProblem && fault.errors.length) {
        const wrong = Object.fromEntries(fault.errors.map((each) => [each.path.replace('body.answers.', ''), each.message]))
        setFaults(wrong)
        const first = questions.findIndex((one) => wrong[one.key])
        if (first >= 0) setAt(first)
      }
      setProblem(fault instanceof Error ? fault.message : t('没有交成，请再试一次'))
      setBusy(false)
    }
  }
  const shown = at === null ? questions : [questions[at]!]
  return (
    <>
      <PageTools back={{ href: '/survey', label: t('问卷') }} />
      {(at === null || at === 0) && <PageTitle lead={form.intro || t('不记姓名，请按实际感受填写。')}>{form.title}</PageTitle>}
      <form className="form plain-form" action="/api/surveys/answers/form" method="post" noValidate={at !== null} onSubmit={(event) => { event.preventDefault(); forward() }}>
        <input type="hidden" name="code" value={form.code} />
        <input type="hidden" name="channel" value={channel} />
        {(at === null || at === 0) && <p className="meta">{t('{place}，评{about}。不用登录，不记姓名，填写到{day}。', { place: form.regionName, about: form.about, day: formatDay(form.untilDay, Number(today.slice(0, 4))) })}</p>}
        <div ref={heading} tabIndex={-1}>{at !== null && <p className="meta" role="status">{t('第{n}题，共{all}题', { n: at + 1, all: questions.length })}</p>}</div>
        {problem && <Notice kind="danger" live title={problem} />}
        {shown.map((one) => <Question key={one.key} one={one} value={typed[one.key]} error={faults[one.key]} onChange={(value) => { setTyped((all) => ({ ...all, [one.key]: value })); setFaults({}) }} />)}
        <Actions>
          <Button kind="main" wide type="submit" busy={busy}>{at === null || at === questions.length - 1 ? t('交答卷') : t('下一题')}</Button>
          {at !== null && at > 0 && <Button wide onClick={() => { setFaults({}); setAt(at - 1) }}>{t('上一题')}</Button>}
        </Actions>
      </form>
    </>
  )
}

function Question({ one, value, error, onChange }: { one: SurveyQuestion; value: Value | undefined; error: string | undefined; onChange: (value: Value) => void }) {
  const t = useT()
  const field = { name: one.key, label: one.title, required: one.required, ...(one.hint ? { hint: one.hint } : {}), ...(error ? { error } : {}) }
  if (one.kind === 'text') {
    return (
      <FieldGroup {...field}>
        <textarea id={fieldId(one.key)} name={one.key} rows={4} maxLength={500} required={one.required} aria-label={one.title} value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.target.value)} />
      </FieldGroup>
    )
  }
  const choices = one.kind === 'scale' ? [5, 4, 3, 2, 1, 0].map((grade) => ({ nth: grade, label: t(GRADES[grade as 1]) })) : one.options.map((label, nth) => ({ nth, label }))
  const several = one.kind === 'multi'
  const chosen = (nth: number) => (several ? ((value as number[] | undefined) ?? []).includes(nth) : value === nth)
  return (
    <FieldGroup {...field} {...(several ? {} : { role: 'radiogroup' as const })}>
      <div className="choices">
        {choices.map(({ nth, label }, i) => (
          <label key={nth} className="choice">
            <input type={several ? 'checkbox' : 'radio'} id={i === 0 ? fieldId(one.key) : undefined} name={one.key} value={nth} required={!several && one.required} checked={chosen(nth)}
              onChange={(event) => onChange(several ? (event.target.checked ? [...((value as number[] | undefined) ?? []), nth] : ((value as number[] | undefined) ?? []).filter((each) => each !== nth)) : nth)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
