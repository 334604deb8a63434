/** The moment it is. Injected everywhere, so that a test can set it and a story can wait a week. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands until it is moved. Test and rehearsal only. */
export class SetClock implements Clock {
  private at: Date
  constructor(at: string | Date) {
    this.at = new Date(at)
  }
  now() {
    return new Date(this.at)
  }
  moveTo(at: string | Date) {
    this.at = new Date(at)
  }
  forward(ms: number) {
    this.at = new Date(this.at.getTime() + ms)
  }
}
