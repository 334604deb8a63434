import { ringSealer, fileKeys } from '../../platform/server/keys.ts'
import { Database } from '../../platform/server/db.ts'
import { rotateAtTerminal } from '../../modules/privacy/index.ts'
import type { Installation } from '../server/installation.ts'
import { SEALED_PARTS } from '../server/modules.ts'
import { bar, done } from './terminal.ts'

/** Changes the data key of an installation, or goes on with a change that was interrupted. Exit code 3 where something did not open. */
export async function rotate(installation: Installation): Promise<number> {
  const db = new Database(installation.url, { max: 2 })
  const keys = fileKeys(installation.home, installation.secrets)
  try {
    const sealer = ringSealer(keys, { algorithm: process.env.LINLI_CIPHER === 'sm4' ? 'sm4' : 'aes-256-gcm' })
    const row = await rotateAtTerminal({ db, services: { sealer, keys, settings: installation.settings }, parts: SEALED_PARTS, now: () => new Date() }, bar)
    done()
    process.stdout.write(`第${row.version}版密钥已启用，重新加密${row.done}个号码，核对${row.passes}遍\n`)
    for (const [table, of] of Object.entries(row.counted)) process.stdout.write(`  ${table}：${Object.entries(of).map(([v, n]) => `第${v}版${n}个`).join('，') || '没有内容'}\n`)
    if (row.faults) process.stdout.write(`有${row.faults}个内容打不开，没有改动；请从备份核对，在此之前不要停用旧密钥\n`)
    return row.faults ? 3 : 0
  } finally {
    await db.close()
  }
}
