// Pictures of the desk at four widths and axe over every state. Usage: node apps/desk/dev/look.mjs <folder> [filter]
// CHROMIUM names the browser (default /usr/bin/chromium). Exit code 1 when axe finds anything or the page writes an error.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'

const folder = process.argv[2] ?? 'dist/desk-look'
const only = process.argv[3]
mkdirSync(folder, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const server = await createServer({ configFile: new URL('./vite.config.ts', import.meta.url).pathname, server: { port: 5175, hmr: false, watch: null }, logLevel: 'error' })
await server.listen()
const base = server.resolvedUrls.local[0]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

const SHOTS = [
  ['home', '', async () => {}],
  ['home-empty', '?api=empty', async () => {}],
  ['list', 'samples', async () => {}],
  ['list-filter', 'samples', async (page) => {
    await page.getByRole('button', { name: '地点', exact: true }).click()
    await page.waitForTimeout(800) // a click during the opening motion makes playwright scroll the page
    await page.getByText('第3网格', { exact: true }).click()
  }],
  ['list-empty', 'samples?api=empty', async () => {}],
  ['list-none', 'samples?q=无', async () => {}],
  ['list-broken', 'samples?api=broken', (page) => page.waitForTimeout(1200)],
  ['list-slow', 'samples?api=slow', (page) => page.waitForTimeout(4800)],
  ['detail', 'samples/3', async () => {}],
  ['detail-late', 'samples/9', async () => {}],
  ['dialog', 'samples/3', (page) => page.getByRole('button', { name: '要求补正' }).click()],
  ['dialog-refused', 'samples/3', async (page) => {
    await page.getByRole('button', { name: '要求补正' }).click()
    await page.getByLabel('缺少什么').fill('拒绝')
    await page.keyboard.press('Control+Enter')
    await page.getByText('请写明缺少哪份材料').first().waitFor()
  }],
  ['purpose', 'samples/3', (page) => page.getByRole('button', { name: '查看身份证号' }).click()],
  ['absent', 'samples/999999', async () => {}],
  ['board', 'board', async () => {}],
  ['find', '', async (page) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('wang')
    await page.getByRole('option').nth(4).waitFor()
  }],
  ['bell', '', (page) => page.getByRole('button', { name: /^需要我处理/ }).click()],
  ['account', '', (page) => page.getByRole('button', { name: /^账号菜单/ }).click()],
  ['posts', '', (page) => page.getByRole('button', { name: /^切换岗位/ }).click()],
  ['not-found', 'nowhere', async () => {}],
  ['refused', 'people', async () => {}],
  ['crash', 'crash', async () => {}],
  ['sign-in', '?api=signed-out', (page) => page.getByText('演示账号').first().waitFor()],
  ['sign-in-wrong', '?api=signed-out', async (page) => {
    await page.getByLabel('账号', { exact: true }).fill('x')
    await page.getByLabel('密码', { exact: true }).fill('错误')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').first().waitFor()
  }],
  ['sign-in-locked', '?api=signed-out', async (page) => {
    await page.getByLabel('账号', { exact: true }).fill('x')
    await page.getByLabel('密码', { exact: true }).fill('锁定')
    await page.keyboard.press('Enter')
    await page.getByText('已暂停登录').first().waitFor()
  }],
  ['sign-in-code', '?api=signed-out', async (page) => {
    await page.getByLabel('账号', { exact: true }).fill('x')
    await page.getByLabel('密码', { exact: true }).fill('二次')
    await page.keyboard.press('Enter')
    await page.getByLabel('动态验证码').waitFor()
  }],
  ['must-change', '?api=must-change', async () => {}],
  ['expired', 'samples/3?api=expired', async (page) => {
    await page.getByRole('button', { name: '要求补正' }).click()
    await page.waitForTimeout(3000)
    await page.getByLabel('缺少什么').fill('身份证复印件')
    await page.keyboard.press('Control+Enter')
    await page.getByText('登录已过期').first().waitFor()
  }],
]
const VIEWS = [
  [1440, 900, 'light'],
  [1366, 768, 'dark'],
  [1024, 768, 'contrast'],
  [390, 844, 'light'],
]

let faults = 0
for (const [width, height, look] of VIEWS) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await context.addInitScript((choice) => localStorage.setItem('linli.desk.look', choice), look)
  for (const [name, path, act] of SHOTS) {
    if (only && !new RegExp(only).test(`${name}-${width}`)) continue
    const page = await context.newPage()
    const said = []
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()))
    page.on('pageerror', (error) => said.push(String(error)))
    try {
      await page.goto(base + path)
      await page.locator('h1').first().waitFor({ timeout: 15_000 })
      if (!path.includes('slow')) await page.waitForTimeout(400)
      await act(page)
      await page.waitForTimeout(400)
    } catch (fault) {
      faults += 1
      console.log(`${name}-${width}: could not be reached: ${fault.message.split('\n')[0]}`)
    }
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
    await page.evaluate(axe)
    const found = await page.evaluate(() =>
      globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    )
    for (const violation of found.violations) {
      faults += 1
      console.log(`${name}-${width} ${look}: ${violation.id} (${violation.nodes.length}) ${violation.help}`)
      for (const node of violation.nodes.slice(0, 3)) console.log(`    ${node.html.slice(0, 160)}\n      ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`)
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) console.log(`${name}-${width}: page scrolls sideways by ${wide}px`, (faults += 1) && '')
    if (name !== 'crash') for (const text of said) if (!/status of (4|5)/.test(text)) console.log(`${name}-${width}: console: ${text.slice(0, 300)}`)
    await page.close()
  }
  await context.close()
}
await browser.close()
await server.close()
console.log(faults === 0 ? 'nothing found' : `${faults} findings`)
process.exit(faults === 0 ? 0 : 1)
