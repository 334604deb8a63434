import { t } from '../../../../platform/web/text.ts'

/** Where in the way from a file to the records one is. */
export function Steps({ at }: { at: 0 | 1 | 2 | 3 }) {
  const steps = [t('上传'), t('核对列'), t('检查'), t('写入')]
  return (
    <ol className="i-steps" aria-label={t('步骤')}>
      {steps.map((step, i) => (
        <li key={step} className={i === at ? 'i-now' : i < at ? 'i-past' : undefined} aria-current={i === at ? 'step' : undefined}>
          {step}
        </li>
      ))}
    </ol>
  )
}
