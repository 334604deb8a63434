import { Alert, Button } from 'antd'
import { t } from '../text.ts'
import { problemOf } from './problem.ts'

/** What went wrong and what to do, from a problem+json answer or a broken line. Takes no focus by itself; it is announced. */
export function ProblemAlert({ error, retry, labels = {} }: { error: unknown; retry?: () => void; labels?: Record<string, string> }) {
  if (!error) return null
  const problem = problemOf(error)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="d-problem"
      title={problem.title}
      description={
        problem.detail || problem.errors.length > 0 || problem.reference ? (
          <>
            {problem.detail && <p>{problem.detail}</p>}
            {problem.errors.length > 0 && (
              <ul>
                {problem.errors.map((fault) => (
                  <li key={`${fault.path} ${fault.code}`}>
                    {labels[fault.path] ? `${labels[fault.path]}:` : ''}
                    {fault.message}
                  </li>
                ))}
              </ul>
            )}
            {problem.reference && <p className="d-quiet">{t('报修时请告知编号 {reference}', { reference: problem.reference })}</p>}
          </>
        ) : undefined
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('再试一次')}
          </Button>
        )
      }
    />
  )
}
