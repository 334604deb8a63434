import { ApiProblem, type FieldError } from '../client.ts'
import { t } from '../text.ts'

/** A fault in the form that pages show. */
export interface Problem {
  /** HTTP status; 0 when the server was not reached or the fault is the page's own. */
  status: number
  code: string
  title: string
  detail?: string
  errors: FieldError[]
  details: Record<string, unknown>
  /** Number to quote when reporting the fault, if the server gave one. */
  reference?: string
}

/** Whatever was thrown, as something that can be said to a person. Never shows a stack or an English message. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiProblem) {
    const more = error as ApiProblem & { details?: Record<string, unknown>; reference?: string }
    const detail = error.detail && error.detail !== error.title ? error.detail : undefined
    return {
      status: error.status,
      code: error.code,
      title: error.title,
      ...(detail ? { detail } : {}),
      errors: error.errors,
      details: more.details ?? {},
      ...(more.reference ? { reference: more.reference } : {}),
    }
  }
  return { status: 0, code: 'page.fault', title: t('页面出了问题，没有办成'), detail: t('请刷新页面再试；若仍不行，请联系系统管理员。'), errors: [], details: {} }
}
