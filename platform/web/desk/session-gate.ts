/**
 * What happens when a session ends in the middle of work: calls wait here while the person signs in again over the page, then go on.
 * One gate per window. The shell opens it (`passGate`) or gives up (`closeGate`).
 */
let waiting: { promise: Promise<boolean>; settle: (passed: boolean) => void } | null = null
const listeners = new Set<() => void>()

const tell = () => listeners.forEach((listener) => listener())

/** Waits until someone has signed in again; false when they gave up or another person came. */
export function waitAtGate(): Promise<boolean> {
  if (!waiting) {
    let settle: (passed: boolean) => void = () => {}
    const promise = new Promise<boolean>((done) => {
      settle = done
    })
    waiting = { promise, settle }
    tell()
  }
  return waiting.promise
}

function leave(passed: boolean): void {
  const held = waiting
  waiting = null
  held?.settle(passed)
  tell()
}

/** The same person has signed in again: what waits goes on. */
export function passGate(): void {
  leave(true)
}

/** Nobody signed in, or someone else did: what waits is refused. */
export function closeGate(): void {
  leave(false)
}

/** Whether calls wait for a sign-in; for `useSyncExternalStore`. */
export const gate = {
  isShut: () => waiting !== null,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}
