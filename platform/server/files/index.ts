import { join } from 'node:path'
import { z } from 'zod'
import { folderStore } from './folder-store.ts'
import { s3Store, type S3Settings } from './s3-store.ts'
import type { BlobStore } from './store.ts'

export { contentDisposition, safeFileName } from './names.ts'
export type { BlobStore, PutOptions, StoredFile } from './store.ts'

const S3Env = z.object({
  LINLI_S3_BUCKET: z.string().min(1),
  LINLI_S3_ENDPOINT: z.url(),
  LINLI_S3_REGION: z.string().min(1).default('us-east-1'),
  LINLI_S3_KEY: z.string().min(1),
  LINLI_S3_SECRET: z.string().min(1),
  LINLI_S3_PREFIX: z.string().optional(),
})

/** The store that the settings name: a bucket where `LINLI_S3_BUCKET` is set, else `<home>/files`. Throws a sentence on half a setting. */
export async function openStore(home: string, env: NodeJS.ProcessEnv = process.env): Promise<BlobStore> {
  const s3 = s3Settings(env)
  return s3 ? s3Store(s3, join(home, 'files', 'arriving')) : folderStore(join(home, 'files'))
}

function s3Settings(env: NodeJS.ProcessEnv): S3Settings | undefined {
  if (!env.LINLI_S3_BUCKET) return undefined
  const parsed = S3Env.safeParse(env)
  if (!parsed.success) {
    const missing = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join('、')
    throw new Error(`对象存储设置不完整或格式不对，请检查：${missing}。`)
  }
  const s = parsed.data
  return {
    bucket: s.LINLI_S3_BUCKET,
    endpoint: s.LINLI_S3_ENDPOINT,
    region: s.LINLI_S3_REGION,
    accessKeyId: s.LINLI_S3_KEY,
    secretAccessKey: s.LINLI_S3_SECRET,
    prefix: s.LINLI_S3_PREFIX,
  }
}
