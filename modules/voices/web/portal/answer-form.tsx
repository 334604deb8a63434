import { Actions, Button, Field, fieldId } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'

/** Number and code; an ordinary form, so that it works without script. */
export function AnswerForm({ number = '', code = '', action = '/voices/answer', shape = 'M20261122-0017' }: { number?: string; code?: string; action?: string; shape?: string }) {
  const t = useT()
  return (
    <form className="form plain-form" action={action} method="get">
      <Field name="number" label={t('编号')} hint={t('形如 {shape}', { shape })} required>
        <input id={fieldId('number')} name="number" defaultValue={number} autoComplete="off" maxLength={40} required aria-describedby={`${fieldId('number')}-hint`} />
      </Field>
      <Field name="code" label={t('查询码')} hint={t('6位字母和数字')} required>
        <input id={fieldId('code')} name="code" defaultValue={code} autoComplete="off" autoCapitalize="characters" maxLength={12} required aria-describedby={`${fieldId('code')}-hint`} />
      </Field>
      <Actions><Button type="submit" wide>{t('查答复')}</Button></Actions>
    </form>
  )
}
