import type { Store, Waiting } from './queue.ts'

/** The phone's own store (IndexedDB): what waits, drafts and a running patrol. Survives reload, restart and no network. */
const NAME = 'linli-field'
const [WAITING, KEPT] = ['waiting', 'kept']

let opening: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(WAITING, { keyPath: 'id' })
      request.result.createObjectStore(KEPT)
    }
    request.onsuccess = () => done(request.result)
    request.onerror = () => {
      opening = undefined
      failed(request.error)
    }
  })
  return opening
}

/** Done when it lies on the disk, not when it was asked for. */
async function write(store: string, deed: (objects: IDBObjectStore) => void): Promise<void> {
  const db = await open()
  await new Promise<void>((done, failed) => {
    const transaction = db.transaction(store, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => done()
    transaction.onerror = () => failed(transaction.error)
    transaction.onabort = () => failed(transaction.error)
    deed(transaction.objectStore(store))
  })
}

async function read<T>(store: string, ask: (objects: IDBObjectStore) => IDBRequest): Promise<T> {
  const db = await open()
  return new Promise<T>((done, failed) => {
    const request = ask(db.transaction(store).objectStore(store))
    request.onsuccess = () => done(request.result as T)
    request.onerror = () => failed(request.error)
  })
}

export const phoneStore: Store = {
  all: () => read<Waiting[]>(WAITING, (objects) => objects.getAll()),
  put: (one) => write(WAITING, (objects) => objects.put(one)),
  remove: (id) => write(WAITING, (objects) => objects.delete(id)),
}

/** A single thing under a name: a draft, a running patrol. */
export const keep = (name: string, value: unknown): Promise<void> => write(KEPT, (objects) => objects.put(value, name))
export const kept = <T>(name: string): Promise<T | undefined> => read<T | undefined>(KEPT, (objects) => objects.get(name))
export const forget = (name: string): Promise<void> => write(KEPT, (objects) => objects.delete(name))
