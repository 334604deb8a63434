import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build, preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** The shell and its building blocks in a real browser, over the API in the page of dev/. */
let server: PreviewServer
let built: string
let browser: Browser
let base: string

// Built, as users get it: a development server would bundle what it meets while the tests run, and reload the page under them.
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'linli-desk-'))
  const config = { configFile: `${import.meta.dirname}/dev/vite.config.ts`, build: { outDir: built, emptyOutDir: true }, logLevel: 'error' } as const
  await build(config)
  server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
  base = `http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}/desk/`
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(built, { recursive: true, force: true })
})

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(60_000)
  await page.goto(base + path)
  await page.locator('h1').first().waitFor()
  return page
}

describe('the list is worked by keyboard', () => {
  test('↑ ↓ move, Enter opens, the heading of the new page has the focus, going back keeps the place', async () => {
    const page = await open('samples')
    await page.locator('a.d-row-link').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/samples\/1$/)
    await page.getByRole('heading', { level: 1, name: '乌云其木格的临时救助' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.goBack()
    await page.locator('a.d-row-link[tabindex="0"]').first().waitFor()
    expect(await page.locator('a.d-row-link[tabindex="0"]').getAttribute('href')).toMatch(/samples\/1$/)
    await page.close()
  })

  test('pages go forward and back by cursor, filters stand in the address, a long number does not', async () => {
    const page = await open('samples')
    await page.getByText('SL2026000000').waitFor()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('SL2026000050').waitFor()
    await page.getByRole('button', { name: '上一页' }).click()
    await page.getByText('SL2026000000').waitFor()
    await page.getByRole('searchbox').fill('15292119560312001X')
    await page.waitForTimeout(600)
    expect(page.url()).not.toMatch(/1529/)
    await page.getByRole('searchbox').fill('王建国')
    await expect.poll(() => decodeURIComponent(page.url())).toMatch(/q=王建国/)
    await page.close()
  })
})

test('the search box waits while an input method composes, then Enter opens the chosen hit', async () => {
  const page = await open('')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox')
  await box.waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'wang', selectionStart: 4, selectionEnd: 4 })
  await page.waitForTimeout(500)
  expect(await page.getByRole('option', { name: /王建国/ }).count()).toBe(0)
  await session.send('Input.insertText', { text: '王' })
  await page.getByRole('option', { name: /王建国/ }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/samples\/1$/)
  await page.close()
})

test('a session that ends while a form is open loses nothing: sign in over it and the deed goes through', async () => {
  const page = await open('samples/3?api=expired')
  await page.getByRole('button', { name: '要求补正' }).click()
  await page.getByLabel('缺少什么').fill('身份证复印件')
  await page.waitForTimeout(3100)
  await page.keyboard.press('Control+Enter')
  const again = page.locator('[role=dialog]', { hasText: '离开时间较长' })
  await again.getByText('登录已过期').waitFor()
  await again.getByLabel('账号', { exact: true }).fill('chuangkou')
  await again.getByLabel('密码', { exact: true }).fill('demo')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[role=dialog]:visible').count(), { timeout: 10_000 }).toBe(0)
  expect(await page.evaluate(() => (window as unknown as { sampleMoves: { reason: string }[] }).sampleMoves)).toEqual([
    expect.objectContaining({ reason: '身份证复印件' }),
  ])
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('要求补正')
  await page.close()
})

test('a refused deed keeps the dialog, what was typed, and says the fault at its field', async () => {
  const page = await open('samples/3')
  await page.getByRole('button', { name: '要求补正' }).click()
  await page.getByLabel('缺少什么').fill('拒绝')
  await page.keyboard.press('Control+s')
  await page.locator('.ant-form-item-explain', { hasText: '请写明缺少哪份材料' }).waitFor()
  expect(await page.getByLabel('缺少什么').inputValue()).toBe('拒绝')
  await page.close()
})

test('unsaved work is asked about before it is left', async () => {
  const page = await open('samples/3')
  await page.getByLabel('办理备注').last().fill('先别关')
  await page.getByRole('link', { name: '今日', exact: true }).click()
  await page.getByRole('button', { name: '留在本页' }).click()
  expect(await page.getByLabel('办理备注').last().inputValue()).toBe('先别关')
  await page.getByRole('link', { name: '今日', exact: true }).click()
  await page.getByRole('button', { name: '不保存，离开' }).click()
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
  await page.close()
})

test('locked out: the countdown runs and the button stays shut', async () => {
  const page = await open('?api=signed-out')
  await page.getByLabel('账号', { exact: true }).fill('x')
  await page.getByLabel('密码', { exact: true }).fill('锁定')
  await page.keyboard.press('Enter')
  await page.getByText(/1分3\d秒后可以再试/).waitFor()
  expect(await page.getByRole('button', { name: '登录' }).isDisabled()).toBe(true)
  await page.close()
})

test.each(['light', 'dark', 'contrast'])('axe finds nothing on list, detail and sign-in in the look %s', async (look) => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await context.addInitScript((choice) => localStorage.setItem('linli.desk.look', choice), look)
  for (const path of ['samples', 'samples/3', '?api=signed-out', '']) {
    const page = await context.newPage()
    await page.goto(base + path)
    await page.locator('h1').first().waitFor()
    await page.waitForTimeout(500)
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const engine = (window as unknown as { axe: { run: () => Promise<{ violations: { id: string }[]; passes: unknown[] }> } }).axe
      const { violations, passes } = await engine.run()
      return { violations: violations.map((violation) => violation.id), passes: passes.length }
    })
    expect(found.violations).toEqual([])
    expect(found.passes).toBeGreaterThan(10)
    await page.close()
  }
  await context.close()
})
