// npm test: sets up and runs everything that CI runs, as one list. The last line is `N passed, N failed`.
// `npm test -- quick` leaves out the second round on Debian's PostgreSQL.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { openDebianPostgres, findDebianPostgres } from './debian-postgres.mjs'
import { Stop, main, quietly, step } from './progress.mjs'
import { checkNode, install, lastLines, root } from './setup.mjs'

const total = { passed: 0, failed: 0 }
const remarks = []
const bin = (name) => join(root, 'node_modules', '.bin', name)
const reports = mkdtempSync(join(tmpdir(), 'linli-test-'))

const COST = {
  chromium: ['未运行浏览器里的测试 (e2e/journeys)', 'the journeys in a real browser were not run'],
  'fonts-noto-cjk': ['截图里的中文可能显示为方块', 'Chinese in screenshots may show as boxes'],
  postgresql: ['未在 Debian 的 PostgreSQL 上再测一遍', "the second round on Debian's PostgreSQL was not run"],
}

await main(async () => {
  try {
    checkNode()
    await install()
    await systemPackages()
    const browser = findBrowser()
    const env = { ...process.env, ...(browser ? { CHROMIUM: browser } : {}) }
    delete env.DATABASE_URL

    await check('格式与写法 (oxlint)', bin('oxlint'), ['--deny-warnings'])
    await check('类型 (tsc)', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json'])
    await check('构建 (build)', process.execPath, ['scripts/build.mjs'])
    await check('手机首次打开的脚本不超重 (portal weight)', process.execPath, ['apps/portal/build.mjs', '--weigh'])
    await suite('内置 PostgreSQL 上的全部测试', browser ? [] : ['--exclude', 'e2e/journeys/**'], env)
    if (!process.argv.includes('quick')) await onDebianPostgres(env)
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
  for (const remark of remarks) console.log(remark)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 ? 1 : 0
})

/** One check that either holds or does not. */
async function check(name, program, parameters) {
  const { code, output } = await step(name, () => quietly(program, parameters, { cwd: root }), { closing: false })
  if (code === 0) total.passed++
  else {
    total.failed++
    console.log(lastLines(output, 60))
  }
  console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
}

/** One run of the tests; its counts are added up. */
async function suite(name, parameters, env) {
  console.log(`▸ ${name}`)
  const report = join(reports, `${Math.random().toString(36).slice(2)}.json`)
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await new Promise((resolve, reject) => {
    const child = spawn(bin('vitest'), ['run', ...output, ...parameters], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('close', (status) => resolve(status ?? 1))
  })
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  // A file that could not be read has no tests, and an error outside all tests belongs to none: both count as one.
  const broken = result.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed')).length
  const failed = result.numFailedTests + broken
  total.passed += result.numPassedTests
  total.failed += failed || (code === 0 ? 0 : 1)
  remarks.push(...faults(result.testResults))
  if (result.numPassedTests + failed === 0) {
    total.failed += code === 0 ? 1 : 0
    remarks.push(`✗ ${name}：没有运行任何测试`)
  }
}

/** What failed and why, said once more at the end: whoever reads only the last lines of a long run still learns it. */
function faults(files) {
  return files.flatMap((file) => {
    const name = relative(root, file.name)
    const tests = file.assertionResults.filter((one) => one.status === 'failed')
    if (file.status === 'failed' && tests.length === 0) return [`✗ ${name}\n${firstLines(file.message)}`]
    return tests.map((one) => `✗ ${name} › ${one.fullName}\n${firstLines(one.failureMessages.join('\n'))}`)
  })
}

function firstLines(text = '') {
  return text.split('\n').slice(0, 8).map((line) => `    ${line.slice(0, 200)}`).join('\n')
}

async function onDebianPostgres(env) {
  const name = 'Debian 的 PostgreSQL 上的服务端测试 (DATABASE_URL)'
  if (!findDebianPostgres()) return
  const server = await step('启动 Debian 的 PostgreSQL', openDebianPostgres)
  try {
    const places = ['apps/server', 'apps/worker', 'apps/cli', 'platform/kernel', 'platform/server', 'modules', 'e2e/rules']
    // What does not depend on the server's version is asked once: thousands of broken requests, every post at every door, killed servers.
    const notHere = ['**/web/**', 'platform/server/postgres/**', 'e2e/rules/fuzz.test.ts', 'e2e/rules/scope.test.ts', 'e2e/rules/*crash.test.ts'].flatMap((glob) => ['--exclude', glob])
    await suite(`${name} ${server.version}`, [...places, ...notHere], { ...env, DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}

/** Installs a browser, Chinese fonts and Debian's PostgreSQL where we may; otherwise says what that costs. */
async function systemPackages() {
  const missing = () => [
    ...(findBrowser() ? [] : ['chromium']),
    ...(process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') ? [] : ['fonts-noto-cjk']),
    ...(findDebianPostgres() ? [] : ['postgresql']),
  ]
  const wanted = missing()
  if (wanted.length === 0) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const { code, output } = await step(`正在安装 ${wanted.join('、')}`, async () => {
      const updated = await quietly('apt-get', ['update'], { env })
      const done = await quietly('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], { env })
      return { code: done.code, output: updated.output + done.output }
    })
    if (code !== 0) console.log(lastLines(output, 15))
  }
  for (const name of missing()) {
    const [chinese, english] = COST[name]
    // Where we were allowed to install it, or where CI relies on us, a missing part is a failure and not a footnote.
    const fails = name !== 'fonts-noto-cjk' && (process.getuid?.() === 0 || Boolean(process.env.CI))
    if (fails) total.failed++
    remarks.push(`${fails ? '✗' : '⚠'} 缺少 ${name}，${chinese}；请由管理员安装：apt-get install ${name} / ${name} is missing: ${english}`)
  }
}

function findBrowser() {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  const named = process.env.CHROMIUM
  if (named && !existsSync(named)) throw new Stop(`CHROMIUM 指向的 ${named} 不存在 / CHROMIUM names ${named}, which does not exist`)
  return named ?? known.find((path) => existsSync(path))
}
