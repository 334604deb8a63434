import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { Refusal } from '../../platform/kernel/refusal.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { pino } from 'pino'
import { recordAudit, type Context } from '../../platform/server/context.ts'
import type { Tx } from '../../platform/server/db.ts'
import type { Services } from '../../platform/server/services.ts'
import { countyOf, scopeOf } from '../../modules/regions/index.ts'
import { createPerson, listPeople } from '../../modules/register/contract.ts'
import { makeRegisterRoutes } from '../../modules/register/index.ts'
import { registerNeeds } from '../server/register-needs.ts'
import { buildApp, type App } from '../server/app.ts'
import { settleDemo, type Installation } from '../server/installation.ts'
import { Plain, bar, done } from './terminal.ts'

const OPERATOR = { id: 'command-line', name: '命令行', post: '运维人员' }
const COLUMNS = { 姓名: 'name', 性别: 'sex', 出生日期: 'bornOn', 身份证号: 'idNumber', 电话: 'phone' } as const

const doorOf = (id: string) => makeRegisterRoutes(registerNeeds).find((r) => r.operation.id === id)!

async function withApp<T>(installation: Installation, deed: (app: App) => Promise<T>): Promise<T> {
  const app = await buildApp({ ...installation, log: pino({ level: 'silent' }) as never })
  try {
    return await deed(app)
  } finally {
    await app.close()
  }
}

/** The register's own doors, opened from the terminal: the same checks, the same history, the operator's name in it. */
function contextOf(app: App, tx: Tx, region: string, now: Date): Context<Services> {
  const details = {
    accountId: null, name: OPERATOR.name, county: countyOf(region), kind: 'staff', personId: null, posts: [], post: null, region, csrf: '', mustChangeSecret: false,
  }
  return {
    caller: {
      id: OPERATOR.id, name: OPERATOR.name, kind: 'staff', scope: tx.scope, abilities: new Set(['register.keep', 'register.search']), post: OPERATOR.post,
      secondFactorOwed: false, csrf: '', details,
    },
    tx,
    db: app.db,
    now,
    newId: () => uuidv7(now.getTime()),
    services: app.services,
    log: app.services.log,
    requestId: 'cli',
    ip: '',
    request: undefined as never,
    reply: undefined as never,
    audit: (deed, note) => recordAudit(tx, now, OPERATOR, deed, note),
  }
}

class NothingWritten extends Error {}

/** Reads a CSV file and opens a file for every row, in one transaction: one bad row, and nothing is written. @returns exit code 0, or 1 with the rows' faults printed. */
export async function importPeople(installation: Installation, file: string, region: string, dryRun: boolean): Promise<number> {
  const rows = await readRows(file)
  const faults: Array<{ row: number; message: string }> = []
  await withApp(installation, async (app) => {
    const now = new Date()
    const range = scopeOf(region)
    await app.db
      .within({ as: 'staff', ...range, caller: OPERATOR.id }, async (tx) => {
        const ctx = contextOf(app, tx, region, now)
        for (const [i, row] of rows.entries()) {
          if (i % 200 === 0) bar(`核对 ${i} / ${rows.length} 行`)
          const parsed = createPerson.body!.safeParse({ ...row, region })
          if (!parsed.success) {
            faults.push({ row: i + 2, message: parsed.error.issues.map((f) => f.message).join('；') })
            continue
          }
          await tx.raw.query('savepoint one')
          try {
            await doorOf('createPerson').handle(ctx, { params: undefined, query: undefined, body: parsed.data })
            await tx.raw.query(`release savepoint one; set local linli.lo='${range.lo}'; set local linli.hi='${range.hi}'`)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            faults.push({ row: i + 2, message: error.message })
            await tx.raw.query('rollback to savepoint one')
          }
        }
        if (faults.length || dryRun) throw new NothingWritten()
        await ctx.audit('register.imported', { region, because: '导入', detail: { rows: rows.length } })
      })
      .catch((error: unknown) => {
        if (!(error instanceof NothingWritten)) throw error
      })
  })
  if (!faults.length && !dryRun && installation.demoOwed) await settleDemo(installation.url, 'none', true)
  done()
  for (const { row, message } of faults) process.stdout.write(`第${row}行：${message}\n`)
  if (faults.length) process.stdout.write(`共${rows.length}行，${faults.length}行有问题，没有写入任何内容；请改正后重新导入\n`)
  else process.stdout.write(dryRun ? `共${rows.length}行，都可以导入（未写入）\n` : `已导入${rows.length}人\n`)
  return faults.length ? 1 : 0
}

async function readRows(file: string): Promise<Array<Record<string, string>>> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Plain(`找不到文件 ${file}`)
    text = new TextDecoder('gb18030').decode(await readFile(file))
  }
  let lines: Array<Record<string, string>>
  try {
    lines = parse(text, { bom: true, columns: true, trim: true, skip_empty_lines: true, relax_column_count_less: true })
  } catch (error) {
    throw new Plain(`文件不是有效的 CSV：${(error as Error).message}`)
  }
  if (!lines.length) throw new Plain('文件里没有数据行；第一行应是列名：' + Object.keys(COLUMNS).join('，'))
  const missing = ['姓名'].filter((c) => !(c in lines[0]!))
  if (missing.length) throw new Plain(`缺少列：${missing.join('、')}；第一行应是列名：${Object.keys(COLUMNS).join('，')}`)
  const sexes: Record<string, string> = { 男: '1', 女: '2', 男性: '1', 女性: '2', 1: '1', 2: '2' }
  return lines.map((line) =>
    Object.fromEntries(
      Object.entries(COLUMNS).flatMap(([heading, field]): Array<[string, string]> => {
        const value = line[heading]
        if (!value) return []
        if (field === 'sex') return [[field, sexes[value] ?? value]]
        if (field === 'bornOn') return [[field, plainDay(value)]]
        return [[field, value]]
      }),
    ),
  )
}

/** 1944年3月2日, 1944/3/2, 1944.3.2, 19440302 → 1944-03-02; anything else stays as it is and is refused with its row. */
function plainDay(text: string): string {
  const found = /^(\d{4})[年/.-]?(\d{1,2})[月/.-]?(\d{1,2})日?$/.exec(text.normalize('NFKC'))
  return found ? `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}` : text
}

const cell = (value: unknown) => {
  const text = String(value ?? '')
  // A cell that begins like a formula is shown as text by the table program.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes the people of a place, masked, with the purpose on the first line and in the audit. */
export async function exportPeople(installation: Installation, file: string, region: string, purpose: string): Promise<number> {
  const lines: string[] = []
  await withApp(installation, (app) =>
    app.db.within({ as: 'staff', ...scopeOf(region), caller: OPERATOR.id }, async (tx) => {
      const ctx = contextOf(app, tx, region, new Date())
      let after: string | undefined
      let columns: string[] | undefined
      do {
        const query = listPeople.query!.parse({ region, ...(after ? { after } : {}) })
        const page = (await doorOf('listPeople').handle(ctx, { params: undefined, query, body: undefined })) as { items: Array<Record<string, unknown>>; next: string | null }
        for (const item of page.items) {
          columns ??= Object.keys(item).filter((k) => item[k] === null || typeof item[k] !== 'object')
          lines.push(columns.map((k) => cell(item[k])).join(','))
        }
        after = page.next ?? undefined
        bar(`导出 ${lines.length} 人`)
      } while (after)
      if (columns) lines.unshift(columns.join(','))
      await ctx.audit('register.exported', { region, because: purpose, detail: { rows: Math.max(0, lines.length - 1) } })
    }),
  )
  done()
  const rows = Math.max(0, lines.length - 1)
  await writeFile(file, `\uFEFF# 邻里导出　用途：${purpose}　时间：${new Date().toISOString()}\n${lines.join('\n')}\n`, { mode: 0o600 })
  process.stdout.write(`已导出${rows}人到 ${file}，用途已记入审计\n`)
  return 0
}
