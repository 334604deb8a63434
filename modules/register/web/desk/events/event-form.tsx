import { Button, Form, type FormInstance } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import {
  Go, markOptional, newClientId, Panel, ProblemAlert, sends, showFaults, UnsavedGuard, useGo, useRefresh,
} from '../../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../../platform/kernel/operation.ts'
import { t } from '../../../../../platform/web/text.ts'
import {
  getHousehold, getPerson, listEventsOfHousehold, listHouseholdEvents, listHouseholds, listPeople, listPersonChanges, listPersonEvents, type recordBirth,
} from '../../../contract.ts'

export type Recorded = Reply<typeof recordBirth>

const TOUCHED = [getHousehold, getPerson, listEventsOfHousehold, listHouseholdEvents, listHouseholds, listPeople, listPersonChanges, listPersonEvents]

export interface EventFormProps<V extends object> {
  name: string
  /** What will happen, said before it does. */
  sentence: ReactNode
  verb: string
  danger?: boolean
  initial: Partial<V>
  children: (form: FormInstance<V>) => ReactNode
  /** Sends it; the id makes a second sending of the same form harmless. */
  send: (values: V, clientId: string) => Promise<Recorded>
  /** Said below what was recorded: a slip to print. */
  after?: (done: Recorded) => ReactNode
}

/** One event's form: what it will do, its fields, and in the end what was done and who was told. */
export function EventForm<V extends object>({ name, sentence, verb, danger, initial, children, send, after }: EventFormProps<V>) {
  const [form] = Form.useForm<V>()
  const go = useGo()
  const refresh = useRefresh()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [touched, setTouched] = useState(false)
  const [done, setDone] = useState<Recorded | null>(null)
  const clientId = useRef(newClientId())
  if (done) return <Done done={done} extra={after?.(done)} />
  const submit = async (values: V) => {
    if (busy) return
    setBusy(true)
    setError(null)
    try {
      const recorded = await send(values, clientId.current)
      setTouched(false)
      setDone(recorded)
      void refresh(...TOUCHED)
      window.scrollTo({ top: 0 })
    } catch (refusal) {
      setError(refusal)
      showFaults(form as FormInstance, refusal)
      window.scrollTo({ top: 0 })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<V>
      form={form}
      name={name}
      layout="vertical"
      className="p-form"
      initialValues={initial}
      requiredMark={markOptional}
      disabled={busy}
      onValuesChange={() => setTouched(true)}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (sends(event)) {
          event.preventDefault()
          form.submit()
        }
      }}
      onFinish={(values) => void submit(values)}
      scrollToFirstError={{ focus: true }}
    >
      <UnsavedGuard when={touched && !busy} />
      <p className="d-sentence">{sentence}</p>
      <ProblemAlert error={error} />
      {children(form)}
      <div className="p-buttons">
        <span className="d-quiet d-keys">{t('Ctrl+S 保存')}</span>
        <Button onClick={() => window.history.length > 1 ? window.history.back() : go('/household-events')}>{t('取消')}</Button>
        <Button type="primary" htmlType="submit" danger={danger} loading={busy}>
          {verb}
        </Button>
      </div>
    </Form>
  )
}

function Done({ done, extra }: { done: Recorded; extra: ReactNode }) {
  return (
    <Panel title={t('已登记')}>
      <div role="status">
        <p className="d-sentence-small">{t('登记有误的，可以在经过里撤销，一切恢复原样。')}</p>
        {done.warnings.length > 0 && (
          <ul className="p-notes p-warn">
            {done.warnings.map((w) => (
              <li key={w.code}>{w.message}</li>
            ))}
          </ul>
        )}
        {done.flagged.length > 0 && (
          <>
            <p>{t('以下未了事项已通知经办人核对，不会自动停办：')}</p>
            <ul className="p-notes">
              {done.flagged.map((f) => (
                <li key={f.title}>
                  {f.title} <span className="d-quiet">{f.told > 0 ? t('已通知{n}人', { n: f.told }) : t('当地没有经办岗位，请另行告知')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="p-links">
        {done.personId && <Go to={`/people/${done.personId}`}>{t('打开新档案')}</Go>}
        {done.householdId && <Go to={`/households/${done.householdId}`}>{t('查看户')}</Go>}
        <Go to="/household-events">{t('人口变动')}</Go>
        {extra}
      </p>
    </Panel>
  )
}
