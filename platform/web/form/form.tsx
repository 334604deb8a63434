import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Actions, Button } from '../kit/actions.tsx'
import { ErrorSummary, Notice, Skeleton, Steps } from '../kit/feedback.tsx'
import type { SendFile } from '../kit/photo-field.tsx'
import { useT } from '../use-t.ts'
import type { FormDefinition, FormProblem, FormStep, FormValues, PlacesUnder } from './definition.ts'
import { useUnsavedGuard } from './draft.ts'
import { FormField, type FormRoom } from './form-field.tsx'
import type { Review as ReviewPart } from './review.tsx'
import { checkForm, clearHidden, fillComputed, fillHeld, heldFields, visibleFields, visibleSteps } from './rules.ts'
import { withValue } from './values.ts'

export interface FormRuntimeProps {
  form: FormDefinition
  values: FormValues
  onChange: (values: FormValues) => void
  /** Gets the values as the server will check them: computed, hidden ones cleared. Refusals (`ApiProblem`) are shown at their fields. */
  onSubmit: (values: FormValues) => Promise<unknown>
  /** Shows a button for keeping the draft on purpose. */
  onSaveDraft?: ((values: FormValues) => Promise<unknown>) | undefined
  /** `steps`: one step a screen, with a last look (phones); `page`: everything on one page (window). */
  mode?: 'steps' | 'page'
  /** `YYYY-MM-DD` in Asia/Shanghai, from the server. */
  today: string
  /** What is known by prefill key; those values are shown to confirm. */
  known?: Readonly<Record<string, unknown>> | undefined
  send?: SendFile | undefined
  fileAddress?: ((id: string) => string) | undefined
  /** Where places to choose come from; needed by forms that ask for one. */
  places?: PlacesUnder | undefined
  submitLabel?: string
  /** Where the server's error paths put the form, cut off before they are matched to fields. */
  errorPrefix?: string
  /** The values are kept elsewhere (a draft): leaving needs no question. */
  kept?: boolean
  /** Steps are no places of the browser's history: for a preview inside another page. */
  apart?: boolean
  /** Shown above the last button: what will happen, by when. */
  beforeSubmit?: ReactNode
}

interface Attempt { problems: FormProblem[]; fixed: ReadonlySet<string> }

const NONE = {}
const NOTHING: Attempt = { problems: [], fixed: new Set() }
const topOf = (path: string) => path.split('.')[0]!

/** A form as people fill it in. Holds no values itself; checks with the same rules as the server. */
export function FormRuntime(props: FormRuntimeProps) {
  const { form, values, onChange, onSubmit, onSaveDraft, mode = 'steps', today, known = NONE, errorPrefix = 'body.form.' } = props
  const t = useT()
  const filled = useMemo(() => fillComputed(form, values, { today }), [form, values, today])
  const shown = useMemo(() => new Set(visibleFields(form, filled)), [form, filled])
  const steps = useMemo(() => visibleSteps(form, filled), [form, filled])
  const [at, go] = useStep(mode === 'steps' && !props.apart)
  const [attempt, setAttempt] = useState(NOTHING)
  const [correcting, setCorrecting] = useState<ReadonlySet<string>>(new Set())
  const [state, setState] = useState<'open' | 'sending' | 'saving' | 'saved' | 'sent'>('open')
  const [fault, setFault] = useState<string>()
  const [touched, setTouched] = useState(false)
  const [backToReview, setBackToReview] = useState(false)
  useUnsavedGuard(touched && !props.kept && state !== 'sent')

  const held = useMemo(() => new Set(heldFields(form, known)), [form, known])
  const check = (given: FormValues) => checkForm(form, given, { today, t }).filter((problem) => !held.has(problem.path))
  const open = attempt.problems.filter((problem) => !attempt.fixed.has(problem.path))
  const room: FormRoom = {
    form, values: filled, shown, today, known, held, correcting,
    send: props.send, fileAddress: props.fileAddress, places: props.places,
    errors: new Map(open.map((problem) => [problem.path, problem.message])),
    correct: (path) => setCorrecting((now) => new Set([...now, path])),
    set(path, value) {
      setTouched(true)
      setState('open')
      setAttempt((now) => ({ ...now, fixed: new Set([...now.fixed,
        ...now.problems.map((p) => p.path).filter((p) => p === path || p.startsWith(`${path}.`))]) }))
      onChange(withValue(values, path, value))
    },
  }

  const position = Math.min(at, steps.length)
  const reviewing = mode === 'steps' && position === steps.length
  const stepOf = (path: string) => Math.max(0, steps.findIndex((index) => form.ui.steps[index]!.fields.includes(topOf(path))))

  function refuse(problems: FormProblem[]) {
    setAttempt({ problems, fixed: new Set() })
    if (mode === 'steps' && problems[0] && stepOf(problems[0].path) !== position) go(stepOf(problems[0].path))
  }

  function next() {
    const fields = form.ui.steps[steps[position]!]!.fields
    const problems = check(filled).filter((problem) => fields.includes(topOf(problem.path)))
    if (problems.length > 0) return refuse(problems)
    setAttempt(NOTHING)
    go(backToReview ? steps.length : position + 1)
    setBackToReview(false)
  }

  async function submit() {
    const ready = [...held].reduce((rest, path) => withValue(rest, path, undefined), clearHidden(form, filled))
    const problems = check(ready)
    setFault(undefined)
    if (problems.length > 0) return refuse(problems)
    setState('sending')
    try {
      await onSubmit(ready)
      setState('sent')
    } catch (thrown) {
      setState('open')
      // An `ApiProblem`; told by its shape, so that a page may load what talks to the server later than its form.
      const errors = ((thrown as { errors?: FormProblem[] }).errors ?? []).filter((error) => error.path.startsWith(errorPrefix))
      if (errors.length > 0) refuse(errors.map((error) => ({ ...error, path: error.path.slice(errorPrefix.length) })))
      else setFault(thrown instanceof Error && thrown.message ? thrown.message : t('没有送达，请再试一次'))
    }
  }

  async function saveDraft() {
    setState('saving')
    try {
      await onSaveDraft?.(filled)
      setTouched(false)
      setState('saved')
    } catch (thrown) {
      setState('open')
      setFault(thrown instanceof Error && thrown.message ? thrown.message : t('没有存下来，请再试一次'))
    }
  }

  const onForm = (event: FormEvent) => {
    event.preventDefault()
    if (state === 'sending') return
    if (mode === 'steps' && !reviewing) next()
    else void submit()
  }

  const last = mode === 'page' || reviewing
  return (
    <form className="form" noValidate onSubmit={onForm}>
      <noscript><Notice kind="yours" title={t('在线填写需要打开浏览器的脚本功能')}>{t('您也可以拨打服务电话，或到服务窗口办理。')}</Notice></noscript>
      {mode === 'steps' && <StepHeading key={`heading-${position}`} step={reviewing ? undefined : form.ui.steps[steps[position]!]}
        current={position + 1} total={steps.length + 1} />}
      <ErrorSummary problems={open.length > 0 ? attempt.problems : []}
        onOpen={(path) => mode === 'steps' && !reviewing && stepOf(path) !== position && go(stepOf(path))} />
      {mode === 'page'
        ? steps.map((index) => {
            const step = form.ui.steps[index]!
            return (
              <section key={index} className="section">
                <h2>{t(step.title)}</h2>
                <StepFields step={step} room={room} />
              </section>
            )
          })
        : reviewing
          ? <LastLook form={form} values={fillHeld(form, filled, known)} shown={shown} steps={steps} onChange={(to) => {
              setBackToReview(true)
              go(to)
            }} />
          : <StepFields key={`fields-${position}`} step={form.ui.steps[steps[position]!]!} room={room} />}
      {last && props.beforeSubmit}
      {fault && <Notice kind="danger" live title={fault} />}
      <Actions>
        <Button type="submit" kind="main" wide busy={state === 'sending'}>{last ? (props.submitLabel ?? t('提交')) : t('下一步')}</Button>
        {mode === 'steps' && position > 0 && <Button wide onClick={() => (props.apart ? go(position - 1) : history.back())}>{t('上一步')}</Button>}
        {onSaveDraft && <Button kind="quiet" busy={state === 'saving'} onClick={() => void saveDraft()}>{t('先存起来，下次再填')}</Button>}
      </Actions>
      <p className="form-state" role="status">{state === 'saved' ? t('已存好，下次打开可以接着填') : ''}</p>
    </form>
  )
}

/** The last look is loaded while the questions are answered. */
const review = () => import('./review.tsx')

function LastLook(props: Parameters<typeof ReviewPart>[0]) {
  const [Ready, setReady] = useState<typeof ReviewPart>()
  useEffect(() => {
    void review().then((loaded) => setReady(() => loaded.Review))
  }, [])
  return Ready ? <Ready {...props} /> : <Skeleton lines={4} />
}

function StepFields({ step, room }: { step: FormStep; room: FormRoom }) {
  const t = useT()
  const { schema } = room.form
  return (
    <>
      {step.description && <p className="lead">{t(step.description)}</p>}
      {step.fields.map((name) => {
        const below = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
        return below && <FormField key={name} room={room} place={{ schema: below, path: name,
          required: (schema.required ?? []).includes(name) }} />
      })}
    </>
  )
}

function StepHeading({ step, current, total }: { step: FormStep | undefined; current: number; total: number }) {
  const t = useT()
  const heading = useRef<HTMLDivElement>(null)
  const first = useRef(true)
  useEffect(() => {
    // The first view keeps the reader at the top of the page; later steps are announced.
    if (first.current && current === 1 && !document.activeElement?.closest('form')) return
    first.current = false
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [current])
  return (
    <div ref={heading} tabIndex={-1} className="step-heading">
      <Steps current={current} total={total} />
      <h2>{step ? t(step.title) : t('核对一遍，没有问题就提交')}</h2>
    </div>
  )
}

/** The step is a place in the browser's history, so that the back key goes one question back and never loses the form. */
function useStep(inHistory: boolean): [number, (to: number) => void] {
  const [at, setAt] = useState(0)
  useEffect(() => {
    if (!inHistory) return
    const follow = () => setAt(Number((history.state as { step?: number } | null)?.step ?? 0))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [inHistory])
  return [at, (to) => {
    if (inHistory) history.pushState({ step: to }, '')
    setAt(to)
  }]
}
