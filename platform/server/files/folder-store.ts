import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { spool, sweep } from './spool.ts'
import { checkKey, fileNotFound, newKey, type BlobStore } from './store.ts'

/**
 * Files in a local folder (`files/ab/cd/<key>` of the data folder). A stored file is complete or absent: it is written aside, forced to
 * disk, then renamed. Several servers may share one folder.
 */
export async function folderStore(root: string): Promise<BlobStore> {
  const arriving = join(root, 'arriving')
  await mkdir(arriving, { recursive: true, mode: 0o700 })
  await sweep(arriving)
  const pathOf = (key: string) => join(root, key.slice(0, 2), key.slice(2, 4), checkKey(key))

  return {
    async put(content, options) {
      const { path, sha256, size, type } = await spool(arriving, content, options)
      const key = newKey(sha256)
      try {
        await place(path, pathOf(key))
      } finally {
        await rm(path, { force: true })
      }
      return { key, sha256, size, type }
    },

    async get(key) {
      const handle = await open(pathOf(key)).catch((fault: NodeJS.ErrnoException) => {
        throw fault.code === 'ENOENT' ? fileNotFound() : fault
      })
      return handle.createReadStream()
    },

    delete: (key) => rm(pathOf(key), { force: true }),
  }
}

/** Renames and makes the name itself durable, up to the folder that had to be made for it. */
async function place(from: string, to: string): Promise<void> {
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(from, to)
  for (const changed of [folder, dirname(folder), dirname(dirname(folder))]) await syncFolder(changed)
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
