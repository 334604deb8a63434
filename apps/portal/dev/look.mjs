// Pictures of the portal's pages over a world of their own, and axe over each. Usage: node apps/portal/dev/look.mjs <folder> [filter]
// Build first (node apps/portal/build.mjs). CHROMIUM names the browser. Exit code 1 when axe finds anything or a page writes an error.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { createServer, createServerModuleRunner } from 'vite'

const root = resolve(import.meta.dirname, '../../..')
const folder = process.argv[2] ?? 'dist/portal-look'
const only = process.argv[3]
mkdirSync(folder, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const bundle = await import(pathToFileURL(join(root, 'dist/portal-server/entry-server.js')).href)
const vite = await createServer({ configFile: false, root, logLevel: 'error', appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null } })
const module = await createServerModuleRunner(vite.environments.ssr, { hmr: false }).import('/apps/portal/dev/world.ts')
const { base, told, close } = await module.serveWorld(root, bundle, Number(process.env.PORT ?? 8191))
for (const fault of told.faults) console.log('story:', fault)
if (only === 'serve') {
  console.log(base, JSON.stringify(told, null, 1))
  await new Promise(() => {})
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
})
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGM4ceIEVsQwqCQA2U2VAZhfp5EAAAAASUVORK5CYII=',
  'base64')
const later = (page) => page.waitForTimeout(500)
const next = (page) => page.getByRole('button', { name: '下一步' }).click()
const SHOTS = [
  ['home-visitor', '/', null],
  ['home', '/', 'resident'],
  ['list', '/matters', null],
  ['list-search', '/matters?q=老人钱', null],
  ['list-none', '/matters?q=火箭', null],
  ['list-type', '/matters?for=hardship&type=relief', null],
  ['guide', '/matters/assistance.old-age-allowance', 'resident'],
  ['guide-visitor', '/matters/matters.facility-repair', null],
  ['sign-in', '/sign-in?next=/my', null],
  ['sign-in-wrong', '/sign-in', null, async (page) => {
    await page.getByLabel('手机号').fill('12')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await later(page)
  }],
  ['sign-in-code', '/sign-in', null, async (page) => {
    await page.getByLabel('手机号').fill(told.phone)
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByLabel('验证码', { exact: false }).first().waitFor()
    await page.getByRole('textbox', { name: '验证码' }).fill('000000')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await later(page)
  }],
  ['demo-messages', '/demo/messages', null],
  ['my', '/my', 'resident'],
  ['my-done', '/my?show=done', 'resident'],
  ['my-empty', '/my', 'newcomer'],
  ['apply', '/matters/assistance.old-age-allowance/apply', 'newcomer', later],
  ['apply-error', '/matters/assistance.old-age-allowance/apply', 'newcomer', async (page) => {
    await later(page)
    await next(page)
    await next(page)
    await later(page)
    await next(page)
    await later(page)
  }],
  ['apply-review', '/matters/assistance.old-age-allowance/apply', 'newcomer', async (page) => {
    await later(page)
    await page.getByLabel('现住址').fill('巴彦浩特镇和硕特小区3号楼2单元501室')
    await next(page)
    await page.getByText('本人社会保障卡').click()
    await next(page)
    await page.getByLabel(/以上内容属实/).check()
    await next(page)
    await page.locator('input[type=file]').first().setInputFiles({ name: 'book.png', mimeType: 'image/png', buffer: PICTURE })
    await page.getByText('已上传').waitFor()
    await page.screenshot({ path: join(folder, 'apply-materials.png') })
    await next(page)
    await page.getByRole('button', { name: '提交申请' }).waitFor()
    await page.getByText('请核对').first().waitFor({ timeout: 1000 }).catch(() => {})
    await later(page)
  }],
  ['apply-done', '/matters/matters.resident-request/apply', 'newcomer', async (page) => {
    await later(page)
    while (!(await page.getByLabel('想说的事').isVisible())) {
      await next(page)
      await later(page)
    }
    await page.getByText('想问一件事').click()
    await page.getByLabel('想说的事').fill('社区食堂几点开门？老人可以去吃吗？')
    while (!(await page.getByRole('button', { name: '提交申请' }).isVisible())) {
      await next(page)
      await later(page)
    }
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('已收到您的申请').waitFor()
    await later(page)
  }],
  ['apply-draft', '/matters/assistance.temporary-relief/apply', 'resident', later],
  ['case-submitted', `/my/cases/${told.waiting.id}?submitted=yes`, 'resident'],
  ['case-going', `/my/cases/${told.going.id}`, 'resident', (page) => page.getByText('为什么是这一天').click()],
  ['case-correction', `/my/cases/${told.correction.id}`, 'resident', later],
  ['case-correction-form', `/my/cases/${told.reply.id}`, 'newcomer', async (page) => {
    await page.getByLabel('填写的内容也要改').check()
    await page.getByLabel('现住址').fill('巴彦浩特镇和硕特小区5号楼1单元302室')
    await page.locator('input[type=file]').first().setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: PICTURE })
    await page.getByText('已上传').waitFor()
    if (look !== 'wide') return
    await page.getByRole('button', { name: '补交材料' }).click()
    await page.getByText('已经补交，接着办理').waitFor()
  }],
  ['case-answered', `/my/cases/${told.answered.id}`, 'resident', async (page) => {
    await page.getByText('非常不满意').click()
    await later(page)
  }],
  ['file', '/my/file', 'resident'],
  ['messages', '/my/messages', 'resident'],
  ['settings', '/my/settings', 'resident'],
  ['progress', '/progress', null],
  ['progress-found', `/progress?number=${told.going.number}&code=${told.going.checkCode}`, null],
  ['progress-wrong', '/progress?number=123&code=ABCDEF', null],
  ['verify', `/verify/${told.answered.number}?code=${told.answered.checkCode}`, null],
  ['verify-wrong', `/verify/${told.answered.number}?code=AAAAAA`, null],
  ['publications', '/publications', null],
  ['not-found', '/matters/none.such', null],
  ['sign-out', '/sign-out', null],
]
const LOOKS = [
  ['phone', { width: 390, height: 844 }, ''],
  ['large', { width: 390, height: 844 }, 'size=large'],
  ['contrast', { width: 390, height: 844 }, 'contrast=high'],
  ['wide', { width: 1440, height: 900 }, ''],
]
let bad = 0
let look = ''
for (const [called, viewport, view] of LOOKS) {
  look = called
  for (const [name, path, who, act] of SHOTS) {
    if (only && !`${name}-${look}`.includes(only)) continue
    const context = await browser.newContext({ viewport, deviceScaleFactor: 1, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const cookies = who ? [['linli_session', told[who].session], ['linli-csrf', told[who].csrf]] : []
    if (view) cookies.push(['linli-view', encodeURIComponent(view)])
    await context.addCookies(cookies.map(([key, value]) => ({ name: key, value, url: base })))
    const page = await context.newPage()
    const said = []
    page.on('pageerror', (error) => said.push(error.message))
    page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && said.push(message.text()))
    const response = await page.goto(base + path, { waitUntil: 'networkidle' })
    if (response.status() >= 500) said.push(`status ${response.status()}`)
    try {
      await act?.(page)
    } catch (error) {
      said.push(error.message.split('\n')[0])
    }
    await page.evaluate(axe)
    const found = await page.evaluate(() => globalThis.axe.run(document,
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    for (const one of found.violations) said.push(`${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 1) said.push(`wider than the screen by ${over}`)
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true })
    bad += said.length
    console.log(said.length ? 'BAD ' : 'ok  ', `${name}-${look}`, said.join('; '))
    await context.close()
  }
}
await browser.close()
await close()
process.exit(bad ? 1 : 0)
