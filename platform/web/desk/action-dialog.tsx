import { Button, Drawer, Form, Input, Modal, type FormInstance } from 'antd'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { t } from '../text.ts'
import { ProblemAlert } from './problem-alert.tsx'
import { problemOf } from './problem.ts'

export interface ActionDialogProps<V extends object> {
  open: boolean
  /** Names the form in the page (ids of its fields begin with it) and must be unique there. */
  name: string
  title: string
  /** One sentence on what will happen, with the date it holds for. */
  sentence?: ReactNode
  /** Words on the button: the verb of the deed. */
  verb: string
  danger?: boolean
  /** A drawer for long forms that are filled while reading the page behind. */
  as?: 'modal' | 'drawer'
  width?: number
  initial?: Partial<V>
  /** Asks for the reason in a field `reason`, which is required and goes into the record. */
  reason?: { label?: string; hint?: string; min?: number; max?: number }
  /** Fields (antd `Form.Item`s); may be a function of the form. */
  children?: ReactNode | ((form: FormInstance<V>) => ReactNode)
  /** Does it. A refusal stays in the dialog with everything that was typed. */
  onSubmit: (values: V) => Promise<unknown>
  /** Codes of refusals that `children` speak of themselves. */
  ownWords?: readonly string[]
  onClose: () => void
  /** Called after success, before closing. */
  onDone?: () => void
}

/** Keys that send a form: Ctrl+Enter and Ctrl+S (Cmd on a Mac). */
export function sends(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key.toLowerCase() === 's')
}

/** Marks what need not be filled in, as antd's `requiredMark`; what must be is the rule and has no sign. */
export function markOptional(label: ReactNode, { required }: { required: boolean }): ReactNode {
  return (
    <>
      {label}
      {!required && <span className="d-optional">{t('（选填）')}</span>}
    </>
  )
}

/** Refusals that name a field go to that field; `body.` in front is the API's, not the form's. */
export function showFaults(form: FormInstance, error: unknown): void {
  const faults = problemOf(error).errors
  const known = form.getFieldsError().map((field) => ({ name: field.name, path: field.name.join('.') }))
  const fields = faults.flatMap((fault) => {
    const path = fault.path.replace(/^body\./, '')
    const field = known.find((each) => each.path === path)
    return field ? [{ name: field.name, errors: [fault.message] }] : []
  })
  if (fields.length > 0) {
    form.setFields(fields as never)
    form.scrollToField(fields[0]!.name, { focus: true })
  }
}

/** A deed with its form: sends by button, Ctrl+Enter or Ctrl+S, keeps what was typed when refused, gives the focus back when closed. */
export function ActionDialog<V extends object = Record<string, unknown>>(props: ActionDialogProps<V>) {
  const { open, name, title, sentence, verb, danger, as = 'modal', reason, initial, children, onSubmit, onClose, onDone } = props
  const [form] = Form.useForm<V>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const opener = useRef<HTMLElement | null>(null)
  const sentenceId = useId()
  const doIt = useRef<HTMLButtonElement>(null)
  if (open && opener.current === null) opener.current = document.activeElement as HTMLElement | null

  useEffect(() => {
    if (open) {
      setError(null)
      form.resetFields()
      if (initial) form.setFieldsValue(initial as never)
      // A deed that asks nothing is done by Enter; else one begins to type at once.
      const timer = setTimeout(() => {
        const first = document.getElementById(name)?.querySelector<HTMLElement>('input:not([type="hidden"]):not(:disabled), textarea, [tabindex="0"]')
        ;(first ?? doIt.current)?.focus({ preventScroll: true })
      }, 120)
      return () => clearTimeout(timer)
    } else if (opener.current) {
      const back = opener.current
      opener.current = null
      setTimeout(() => back.isConnected && back.focus(), 50)
    }
    return undefined
    // Only opening and closing count: a refreshed page behind must not wipe what is being typed.
  }, [open])

  const send = async () => {
    if (busy) return
    let values: V
    try {
      values = await form.validateFields()
    } catch {
      const first = form.getFieldsError().find((field) => field.errors.length > 0)
      if (first) form.scrollToField(first.name as never, { focus: true })
      return
    }
    setBusy(true)
    setError(null)
    try {
      await onSubmit(values)
      onDone?.()
      onClose()
    } catch (refusal) {
      setError(refusal)
      showFaults(form as FormInstance, refusal)
    } finally {
      setBusy(false)
    }
  }

  const onKey = (event: KeyboardEvent) => {
    if (!sends(event)) return
    event.preventDefault()
    void send()
  }
  const body = (
    <Form
      form={form}
      name={name}
      layout="vertical"
      {...(initial ? { initialValues: initial as never } : {})}
      requiredMark={markOptional}
      disabled={busy}
      preserve={false}
      onKeyDown={onKey}
      onFinish={() => void send()}
    >
      {sentence && (
        <p id={sentenceId} className="d-sentence-small">
          {sentence}
        </p>
      )}
      <ProblemAlert error={props.ownWords?.includes(problemOf(error).code) ? null : error} />
      {typeof children === 'function' ? children(form) : children}
      {reason && (
        <Form.Item
          name={'reason' as never}
          label={reason.label ?? t('理由')}
          extra={reason.hint ?? t('理由会记入办理记录。')}
          rules={[
            { required: true, whitespace: true, message: t('请写明理由') },
            { min: reason.min ?? 2, message: t('请至少写{min}个字', { min: reason.min ?? 2 }) },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={reason.max ?? 500} showCount />
        </Form.Item>
      )}
    </Form>
  )
  const buttons = (
    <div className="d-dialog-buttons" onKeyDown={onKey}>
      <span className="d-quiet d-keys">{t('Ctrl+Enter 提交')}</span>
      <Button onClick={onClose} disabled={busy}>
        {t('取消')}
      </Button>
      <Button ref={doIt} type="primary" danger={danger} loading={busy} onClick={() => void send()}>
        {verb}
      </Button>
    </div>
  )
  const close = busy ? () => {} : onClose
  if (as === 'drawer') {
    return (
      <Drawer open={open} title={title} onClose={close} size={props.width ?? 520} footer={buttons} destroyOnHidden mask={{ closable: false }}>
        {body}
      </Drawer>
    )
  }
  return (
    <Modal open={open} title={title} onCancel={close} width={props.width ?? 520} footer={buttons} destroyOnHidden mask={{ closable: false }}>
      {body}
    </Modal>
  )
}
