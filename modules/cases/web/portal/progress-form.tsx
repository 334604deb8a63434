import { Actions, Button, Field, fieldId } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'

/** Number and code; an ordinary form, so that it works without script. */
export function ProgressForm({ number = '', code = '', error }: {
  number?: string
  code?: string
  error?: { number?: string; code?: string }
}) {
  const t = useT()
  return (
    <form className="form plain-form" action="/progress" method="get">
      <Field name="number" label={t('办件编号')} hint={t('形如 20261122-0000017')} required error={error?.number}>
        <input id={fieldId('number')} name="number" defaultValue={number} inputMode="numeric" autoComplete="off" maxLength={40} required
          aria-describedby={`${fieldId('number')}-hint`} aria-invalid={error?.number ? true : undefined} />
      </Field>
      <Field name="code" label={t('查询码')} hint={t('6位字母和数字')} required error={error?.code}>
        <input id={fieldId('code')} name="code" defaultValue={code} autoComplete="off" autoCapitalize="characters" maxLength={12} required
          aria-describedby={`${fieldId('code')}-hint`} aria-invalid={error?.code ? true : undefined} />
      </Field>
      <Actions><Button type="submit" wide>{t('查进度')}</Button></Actions>
    </form>
  )
}
