import type { EventEmitter } from 'node:events'

/** Waits for an event, or until the reader at the other end has left; leaves no listener behind. */
export function happened(one: EventEmitter, event: string, reader: EventEmitter): Promise<void> {
  return new Promise((done) => {
    const ready = () => {
      one.off(event, ready)
      reader.off('close', ready)
      done()
    }
    one.on(event, ready)
    reader.on('close', ready)
  })
}
