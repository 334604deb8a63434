/** Something was not taken by an operator. Neither the address nor the text is in the error: it may be logged. */
export class SendFailed extends Error {
  /** Whether the same may go through later: the operator was away or busy, not unwilling. */
  readonly retry: boolean
  constructor(what: string, reason: string, retry: boolean) {
    super(`${what} not sent: ${reason}`)
    this.name = 'SendFailed'
    this.retry = retry
  }
}
