/** Entry of a loading thread: does one part, waits for the word, commits or takes it back. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadPart, type PartOptions } from './load-part.ts'

const port = parentPort
if (!port) throw new Error('this file is the entry of a worker thread')

const given = workerData as PartOptions
// A Buffer arrives from another thread as a plain Uint8Array.
const secrets = {
  dataKeys: given.secrets.dataKeys.map((key) => ({ ...key, key: Buffer.from(key.key) })),
  blindIndexKey: Buffer.from(given.secrets.blindIndexKey),
}

const part = await loadPart({ ...given, secrets }, (people) => port.postMessage({ people }))
port.postMessage({ loaded: part.people })
port.once('message', async (word: 'commit' | 'rollback') => {
  await part[word]()
  port.postMessage({ ended: true })
  port.close()
})
