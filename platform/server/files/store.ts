import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Refusal } from '../../kernel/refusal.ts'

export interface PutOptions {
  /** The most that is taken, in bytes; each type has a limit of its own besides. */
  maxBytes: number
  /** The name that came with the file: its extension may not contradict the content. */
  name?: string | undefined
  /** The media type that came with the file: it may not contradict the content. */
  declaredType?: string | undefined
  /** The file was made by this server and is of this type: the content is not examined. Never for anything that came from outside. */
  madeHereAs?: string | undefined
}

export interface StoredFile {
  key: string
  /** Hexadecimal. */
  sha256: string
  /** Bytes. */
  size: number
  /** What the content really is. */
  type: string
}

/**
 * Where the bytes of files lie. What they mean and who may read them is known to the database alone.
 * Each `put` has a key of its own even for equal content: deleting one person's file never takes away another's.
 */
export interface BlobStore {
  /**
   * Stores the content and answers when it is safe on disk. Refuses (see {@link ./sniff.ts}) what is too large, empty, of a type not
   * taken, or not what it is said to be; then nothing is left behind.
   */
  put(content: Readable | Buffer, options: PutOptions): Promise<StoredFile>
  /** The content as a stream; refuses with `file.not_found`. */
  get(key: string): Promise<Readable>
  /** Removes the content; a key that is not there is no error. */
  delete(key: string): Promise<void>
}

/** A key begins with the digest, so that a stored file can be checked against its own name. */
export const newKey = (sha256: string) => `${sha256}-${randomBytes(8).toString('hex')}`

/** Refuses what is no key of ours before it becomes part of a path. */
export function checkKey(key: string): string {
  if (!/^[0-9a-f]{64}-[0-9a-f]{16}$/.test(key)) throw fileNotFound()
  return key
}

export const fileNotFound = () => new Refusal('file.not_found', 404, '找不到这个文件，可能已被删除。')
