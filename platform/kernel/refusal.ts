/** One fault at one place of the input; `path` is dotted (`body.form.phone`). */
export interface FieldError {
  path: string
  code: string
  message: string
}

/**
 * An expected no: answered as problem+json, never reported as a fault.
 * `code` is API and never renamed; `title` is a Chinese sentence that says what to do next; neither tells what the reader may not see.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown> | undefined
  readonly errors: FieldError[] | undefined

  constructor(code: string, status: number, title: string, details?: Record<string, unknown>, errors?: FieldError[]) {
    // An answer, not a fault: what may be done next is found out by asking for refusals, many for each page, and nobody reads where they were made.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(title)
    Error.stackTraceLimit = limit
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.details = details
    this.errors = errors
  }
}
