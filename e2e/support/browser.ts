import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { openStaffAccount } from '../../modules/accounts/index.ts'
import type { PostKind } from '../../modules/organisations/index.ts'
import { serveWeb } from '../../apps/server/web.ts'
import { aWorld, type World } from './world.ts'

/** A patience that a loaded machine needs; nobody waits for it where things are well. */
const PATIENCE = 60_000
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage']

/** A real server on a free port of this machine, with both faces, and browsers that look at it. */
export interface Site {
  world: World
  base: string
  phone(options?: { script?: boolean }): Promise<Page>
  desktop(): Promise<Page>
  /** The desk on a phone, as a grid worker holds it. */
  phoneDesk(): Promise<Page>
  /** An account with a password, for the real sign-in page. */
  account(kind: PostKind, region: string, name: string): Promise<{ identifier: string; secret: string; id: string }>
  close(): Promise<void>
}

export async function startSite(at = '2026-03-02T09:00:00+08:00'): Promise<Site> {
  const world = await aWorld({ at, prepare: (app) => serveWeb(app, findRoot()) })
  await world.app.http.listen({ port: 0, host: '127.0.0.1' })
  const base = `http://127.0.0.1:${(world.app.http.server.address() as AddressInfo).port}`
  const open: Array<{ context: BrowserContext; folder: string }> = []
  const start = async (viewport: { width: number; height: number }, more: object = {}): Promise<Page> => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-browser-'))
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, baseURL: base, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...more,
    })
    context.setDefaultTimeout(PATIENCE)
    open.push({ context, folder })
    return context.pages()[0] ?? context.newPage()
  }
  const phoneSize = { width: 390, height: 844 }
  let nth = 0
  return {
    world, base,
    phone: ({ script = true } = {}) => start(phoneSize, { isMobile: true, hasTouch: true, javaScriptEnabled: script }),
    desktop: () => start({ width: 1440, height: 900 }),
    phoneDesk: () => start(phoneSize, { isMobile: true, hasTouch: true }),
    async account(kind, region, name) {
      const identifier = `${kind.replaceAll('_', '')}${++nth}`
      const secret = 'snow-leopard-2026'
      const id = await world.within((tx) =>
        openStaffAccount(tx, { name, identifier, secret, region, posts: [{ kind, region, from: '2026-01-01' }] }, { now: world.clock.now(), newId: () => uuidv7() }))
      return { identifier, secret, id }
    },
    async close() {
      for (const { context, folder } of open) {
        await context.close().catch(() => undefined)
        rmSync(folder, { recursive: true, force: true })
      }
      await world.close()
    },
  }
}

let pictures = 0

/** Keeps pictures of pages when the running test fails, and says where. */
export function picturesOnFailure(...pages: Page[]): void {
  const from = pictures
  pictures += pages.length
  onTestFailed(async ({ task }) => {
    const folder = join(tmpdir(), 'linli-journeys')
    mkdirSync(folder, { recursive: true })
    for (const [nth, page] of pages.entries()) {
      const path = join(folder, `${task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 50)}-${from + nth + 1}.png`)
      await page.screenshot({ path, fullPage: true }).then(() => console.error(`${path} shows ${page.url()}`), () => undefined)
    }
  })
}

/** Signs in to the desk by its page and waits for the first screen. */
export async function signInDesk(page: Page, who: { identifier: string; secret: string }, path = '/desk/'): Promise<void> {
  await page.goto(path)
  await page.getByLabel('账号', { exact: true }).fill(who.identifier)
  await page.getByLabel('密码', { exact: true }).fill(who.secret)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '登录工作台' }).waitFor({ state: 'detached' })
  await page.locator('h1').first().waitFor()
}

/** Signs a resident in by the code that the demonstration shows on its page of messages. */
export async function signInPortal(page: Page, phone: string, path = '/sign-in'): Promise<void> {
  await page.goto(path)
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码', exact: true }).click()
  const code = page.getByRole('textbox', { name: /验证码/ })
  await code.waitFor()
  await page.getByRole('button', { name: /秒后可以重新获取/ }).waitFor()
  await code.fill(await codeSentTo(page, phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** The newest code, read from the page that stands in for the telephone. */
async function codeSentTo(page: Page, phone: string): Promise<string> {
  const messages = await page.context().newPage()
  await messages.goto('/demo/messages')
  const shown = messages.locator('.card', { hasText: phone.slice(-4) }).filter({ hasText: '验证码' }).first()
  const code = /\d{6}/.exec((await shown.locator('p').first().textContent()) ?? '')?.[0]
  await messages.close()
  if (!code) throw new Error(`no code was sent to ${phone}`)
  return code
}

/** The page itself follows the size of the window: nothing sticks out to the side. */
export const sticksOut = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds on the page as it stands: WCAG 2.2 A and AA, or the rules named. One line a rule and place. */
export async function axe(page: Page, only: string[] = []): Promise<string[]> {
  // A page in its opening motion is read when it stands still: half-transparent text has no contrast to speak of.
  await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined))))
  await page.evaluate(AXE)
  return page.evaluate(async (rules) => {
    const found = await (globalThis as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: any[] }> } }).axe.run(document, {
      runOnly: rules.length > 0 ? rules : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return found.violations.flatMap((one) => one.nodes.map((node: any) => `${one.id}: ${node.target.join(' ')} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''} ${node.html.slice(0, 120)}`))
  }, only)
}
