import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { spool, sweep } from './spool.ts'
import { checkKey, fileNotFound, newKey, type BlobStore } from './store.ts'

export interface S3Settings {
  bucket: string
  /** Address of the service; every public cloud and most self-hosted object stores offer one. */
  endpoint: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** In front of every key, for a bucket that others use too; for example `linli/`. */
  prefix?: string | undefined
}

/**
 * Files in an S3 bucket. Content passes through `spoolFolder` first: what is refused never reaches the bucket, and a lost connection
 * leaves no half file. The client library is loaded only where this store is used.
 */
export async function s3Store(settings: S3Settings, spoolFolder: string): Promise<BlobStore> {
  const { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
  await mkdir(spoolFolder, { recursive: true, mode: 0o700 })
  await sweep(spoolFolder)
  const client = new S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    forcePathStyle: true,
    // Stores other than Amazon's often refuse the checksum trailers that are on by default; our key carries the digest.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const at = (key: string) => ({ Bucket: settings.bucket, Key: (settings.prefix ?? '') + checkKey(key) })

  return {
    async put(content, options) {
      const { path, sha256, size, type } = await spool(spoolFolder, content, options)
      const key = newKey(sha256)
      try {
        await client.send(new PutObjectCommand({ ...at(key), Body: createReadStream(path), ContentLength: size, ContentType: type }))
      } finally {
        await rm(path, { force: true })
      }
      return { key, sha256, size, type }
    },

    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand(at(key)))
        return Body as Readable
      } catch (fault) {
        throw fault instanceof NoSuchKey ? fileNotFound() : fault
      }
    },

    async delete(key) {
      await client.send(new DeleteObjectCommand(at(key)))
    },
  }
}
