import { createWriteStream, existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { pino } from 'pino'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { runTable, takeList } from '../../modules/imports/index.ts'
import { recordBatchOpening } from '../../modules/register/index.ts'
import { IMPORT_ENGINE } from '../server/modules.ts'
import { buildCore } from '../server/app.ts'
import { settleDemo, type Installation } from '../server/installation.ts'
import { Plain, bar, done } from './terminal.ts'

const OPERATOR = { accountId: null, name: '命令行', post: '运维人员' }

type Core = Awaited<ReturnType<typeof buildCore>>

async function withCore<T>(installation: Installation, deed: (core: Core) => Promise<T>): Promise<T> {
  // Pages that are done with lie about until the heap has doubled: collected when it has grown by a third instead, or a large table takes as much as a server.
  setFlagsFromString('--heap-growing-percent=30')
  const core = await buildCore({ ...installation, log: pino({ level: 'silent' }) as never })
  try {
    return await deed(core)
  } catch (error) {
    if (error instanceof Refusal) throw new Plain(error.message)
    throw error
  } finally {
    done()
    await core.close()
  }
}

const share = (n: number, of: number) => (of ? ` ${'█'.repeat(Math.round((20 * n) / of)).padEnd(20, '░')} ${n} / ${of}` : ` ${n}`)
const STEPS = { reading: '读取', checking: '核对', writing: '写入' }

export interface ImportWish {
  kind: 'people' | 'dwellings'
  file: string
  region: string
  dryRun: boolean
  leaveOut?: boolean
  batchRows?: number | null
  createPlaces?: boolean
}

/** Imports a table through the engine of the desk. @returns exit code 0 when every row was taken, 1 with the rows' faults printed. */
export async function importTable(installation: Installation, wish: ImportWish): Promise<number> {
  if (!existsSync(wish.file)) throw new Plain(`找不到文件 ${wish.file}`)
  const report = await withCore(installation, (core) =>
    runTable(IMPORT_ENGINE, { db: core.db, services: core.services, now: new Date() }, {
      kind: wish.kind, path: wish.file, region: wish.region, dryRun: wish.dryRun, leaveOut: wish.leaveOut ?? false, batchRows: wish.batchRows ?? null, by: OPERATOR,
      options: wish.createPlaces ? { places: 'create' } : {}, told: (step, n, of) => bar(`${STEPS[step]}${share(n, of)}`),
    }),
  )
  const { counts, findings, state, number } = report
  if (state === 'done' && installation.demoOwed) await settleDemo(installation.url, 'none', true)
  const sum = `新增${counts.new}，更新${counts.update}，无变化${counts.unchanged}，待确认${counts.doubtful}，有错误${counts.wrong}`
  for (const f of findings) if (f.severity !== 'note') process.stdout.write(`第${f.row}行：${f.message}\n`)
  const bad = counts.wrong + counts.doubtful
  if (state === 'done') process.stdout.write(`已导入（${number}）：${sum}\n`)
  else if (wish.dryRun) process.stdout.write(`核对完毕（未写入）：${sum}\n`)
  else process.stdout.write(`${report.message || `没有写入任何内容：${sum}；请改正后重新导入，或用 --leave-out 跳过这些行`}\n`)
  return bad || (!wish.dryRun && state !== 'done') ? 1 : 0
}

/** Writes a list of a place, numbers masked, with its purpose and number on it, in the audit and in everyone's access log. */
export async function exportList(installation: Installation, kind: string, file: string, place: string, note: string): Promise<number> {
  const format = file.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'
  const { number, rows } = await withCore(installation, (core) =>
    takeList(IMPORT_ENGINE, recordBatchOpening, { db: core.db, services: core.services, now: new Date() }, {
      kind, place, format, purpose: 'work', note, by: OPERATOR, into: createWriteStream(file, { mode: 0o600 }), told: (n) => bar(`导出 ${n} 行`),
    }),
  )
  process.stdout.write(`已导出${rows}行到 ${file}，编号 ${number}，用途已记入审计\n`)
  return 0
}
