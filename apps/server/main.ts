import { fileKeys } from '../../platform/server/keys.ts'
import { createLogger } from '../../platform/server/log.ts'
import { StartError } from '../../platform/server/postgres/index.ts'
import { SecretsError } from '../../platform/server/secrets.ts'
import { assemble } from './modules.ts'
import { buildApp, type App } from './app.ts'
import { openInstallation, settleDemo, type Installation } from './installation.ts'
import { serveWeb } from './web.ts'
import { makeDemo } from './demo.ts'
import { refreshNotices } from '../../modules/calendar/index.ts'

const out = (line: string) => process.stdout.write(line + '\n')
const NO_DEMO = { accounts: () => [], messages: () => [] }

async function main(): Promise<void> {
  const port = portOf(process.env.PORT)
  const log = createLogger({ env: { LOG_LEVEL: 'warn', ...process.env } })
  let installation: Installation | undefined
  let app: App | undefined
  let ending: Promise<void> | undefined
  const end = (code: number) => {
    ending ??= (async () => {
      await app?.close().catch((error: Error) => process.stderr.write(error.message + '\n'))
      await installation?.close().catch((error: Error) => process.stderr.write(error.message + '\n'))
      process.exit(code)
    })()
    return ending
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))

  try {
    const { jobs } = assemble(NO_DEMO)
    installation = await openInstallation({ jobs, say: progress, port })
    await refuseTakenPort(port)
    if (installation.demoOwed && installation.demoOwed !== 'none') await makeDemo(installation, installation.demoOwed, progress)
    if (installation.demoOwed) await settleDemo(installation.url, installation.demoOwed, true)
    app = await buildApp({ url: installation.url, home: installation.home, secrets: installation.secrets, keys: fileKeys(installation.home, installation.secrets), settings: installation.settings, log })
    await serveWeb(app, installation.root)
    await refreshNotices(app.db)
    await app.runner.start()
    if (process.env.LINLI_JOBS !== 'elsewhere') await app.runner.work(app.db, app.services, app.services.clock)
    await listen(app, port)
    endProgress()
    welcome(app, installation, port)
  } catch (error) {
    endProgress()
    process.stderr.write(sentence(error) + '\n')
    await end(1)
  }
}

function portOf(word: string | undefined): number {
  const port = Number(word || 8080)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  process.stderr.write(`PORT 设置为“${word}”，应为1至65535的数字 / PORT must be a number from 1 to 65535\n`)
  process.exit(1)
}

const taken = (port: number) =>
  new StartError('busy', `端口 ${port} 已被占用：请关掉占用它的程序，或用 PORT=8081 npm start 换一个端口`, `Port ${port} is taken; stop what uses it or choose another PORT`)

/** A server that was just killed may hold the port for a moment: tried for three seconds. */
async function listen(app: App, port: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await app.http.listen({ port, host: process.env.HOST || '0.0.0.0' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      if (attempt >= 6) throw taken(port)
      await new Promise((wake) => setTimeout(wake, 500))
    }
  }
}

/** Said before the long work of a first start, not after it. */
async function refuseTakenPort(port: number): Promise<void> {
  const { createServer } = await import('node:net')
  for (let attempt = 0; ; attempt++) {
    const free = await new Promise<boolean>((done) => {
      const probe = createServer()
      probe.once('error', () => done(false))
      probe.listen(port, '0.0.0.0', () => probe.close(() => done(true)))
    })
    if (free) return
    if (attempt >= 6) throw taken(port)
    await new Promise((wake) => setTimeout(wake, 500))
  }
}

let shown = ''
let begun = 0

/** One line that is written over on a terminal; plain lines elsewhere, at most one every two seconds for the same step. */
function progress(line: string): void {
  if (process.stdout.isTTY) {
    process.stdout.write(`\r\x1b[2K${line}`)
    shown = line
    return
  }
  const step = line.replace(/[\d.,]+/g, '')
  if (step === shown && Date.now() - begun < 2_000) return
  shown = step
  begun = Date.now()
  out(line)
}

function endProgress(): void {
  if (process.stdout.isTTY && shown) process.stdout.write('\r\x1b[2K')
}

function sentence(error: unknown): string {
  if (error instanceof StartError || error instanceof SecretsError) return error.message
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === '53100') return '磁盘已满：请腾出空间后再启动 / The disk is full; free some space and start again'
  if (code === 'EACCES') return `没有权限：${(error as Error).message}`
  return `启动失败：${(error as Error).stack ?? String(error)}`
}

function welcome(app: App, { settings, home }: Installation, port: number): void {
  out('')
  out('邻里 Linli 已启动 / is running')
  out(`  居民端 Portal  http://localhost:${port}/`)
  out(`  工作台 Desk    http://localhost:${port}/desk/`)
  out(`  接口 API       http://localhost:${port}/api/openapi.json`)
  out(`  数据 Data      ${process.env.DATABASE_URL ? 'DATABASE_URL' : home}`)
  if (settings.demo) {
    out('  演示账号 Demo sign-ins（仅演示数据库可用）：')
    for (const a of app.demo.accounts()) out(`    ${a.identifier.padEnd(14)} ${a.secret.padEnd(18)} ${a.name}　${a.post}　${a.regionName}`)
    out(`  演示短信 Demo messages  http://localhost:${port}/demo/messages`)
  }
  if (!settings.demo && (process.env.LINLI_SMS || 'demo') === 'demo') {
    out('  注意：没有设置短信通道（LINLI_SMS），验证码和通知短信发不出去，居民将无法登录 / No SMS operator is set; residents cannot sign in')
  }
  out('  停止 Stop: Ctrl-C')
}

await main()
