import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { collect } from '../../apps/desk/pages.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import { BANNER, COMMUNITY } from '../support/world.ts'
import { axe, signInDesk, signInPortal, startSite, sticksOut, type Site } from '../support/browser.ts'
import { furnishNeighbourhood, type Furnished } from '../support/belongings.ts'
import { made, settle } from '../support/neighbourhood.ts'

let site: Site
let here: Furnished
let checkCode: string
let indicator: string
let plan: string
beforeAll(async () => {
  site = await startSite()
  here = await furnishNeighbourhood(site.world, await settle(site.world, COMMUNITY, '欧阳'), '欧阳')
  checkCode = (await here.resident.get(`/api/cases/${here.ids.case}`)).body.checkCode
  await site.world.job('indicators.refresh')
  const reader = await site.world.staff('banner_head', BANNER)
  indicator = (await reader.get('/api/indicators')).body.items[0].code
  plan = (await reader.get('/api/plans')).body.items[0].code
  await publishReport()
}, 900_000)
afterAll(() => site?.close())

/** The yearly report of the neighbourhood becomes open data: written, filed by another, published. */
async function publishReport() {
  const writer = await site.world.staff('statistician', BANNER)
  const filer = await site.world.staff('civil_affairs_officer', BANNER)
  const at = `/api/reports/${here.own.report}`
  const once = (nth: number) => ({ version: nth, clientId: `axe-report-${nth}` })
  await made(writer.post(`${at}/texts`, { texts: { work: '走访入户。', problems: '设施不足。', next: '补齐设施。' }, ...once(1) }))
  await made(writer.post(`${at}/moves`, { move: 'submit', ...once(2) }))
  await made(filer.post(`${at}/moves`, { move: 'file', ...once(3) }))
  await made(filer.post(`${at}/moves`, { move: 'publish', ...once(4) }))
}

/**
 * The addresses of the desk's pages, with real ids in them. A page without parameters is always looked at; one of a single thing where
 * this neighbourhood has such a thing, and what is left out is written here, so that a new page cannot be forgotten silently.
 */
const NOT_HERE = [
  '/evaluation/titles/$id',
  '/admission/$id', '/admission/burdens/$id', '/admission/matters/$id', '/mandates/bodies/$id', '/mandates/duties/$id', '/mandates/meetings/$id', '/mandates/packages/$id',
  '/matters/drafts/$id', '/orders/$id', '/privacy/assessments/$id', '/privacy/reviews/$id', '/voices/contacts/$id', '/voices/hearings/$id', '/voices/letters/$id',
  '/surveys/$id/result',
  '/projects/activity-funds/$id',
  '/policies/partners/$id', '/policies/reports/$id', '/policies/standards/$id', '/policies/supports/$id',
  '/matters/drafts/$id', '/orders/$id', '/surveys/$id/result', '/privacy/assessments/$id', '/privacy/reviews/$id', '/voices/contacts/$id', '/voices/hearings/$id', '/voices/letters/$id',
  '/plans/meetings/$id', '/matters/drafts/$id', '/orders/$id', '/privacy/assessments/$id', '/privacy/reviews/$id', '/voices/contacts/$id', '/voices/hearings/$id', '/voices/letters/$id',
]

function deskAddress(path: string): string {
  const { own, open } = here
  const id: Record<string, string> = {
    cases: here.ids.case, people: here.ids.person, households: here.ids.household, dwellings: here.ids.dwelling, accounts: here.ids.account,
    regions: COMMUNITY, board: indicator, 'liaison/units': own.demoUnit, 'liaison/briefings': own.briefing, 'liaison/gatherings': own.gathering, 'liaison/practices': own.practice, surveys: own.survey, 'surveys/questionnaires': own.questionnaire, 'surveys/reviews': own.review, plans: plan, 'grids/draw': COMMUNITY, grids: `${COMMUNITY}001`, 'household-events/new': 'choose',
    'residence/matters': 'assistance.old-age-allowance', matters: 'assistance.old-age-allowance', 'messages/templates': 'case_submitted',
    zones: own.zone, 'evaluation/entries': own.evaluationEntry, 'evaluation/schemes': open.evaluationScheme, 'evaluation/rounds': open.evaluationRound,
    'plans/drafts': own.planDraft, 'plans/goals': own.planGoal, 'plans/checks': own.planCheck, 'plans/years': `${COMMUNITY.slice(0, 9)}000`,
    disputes: own.dispute, 'disputes/rounds': own.round, 'legal/rights': own.right, 'admission/reports': own.pushedDuty, agency: own.trust, 'agency/van': open.run, 'entitlements/people': here.ids.person,
    'hotline/calls': own.hotlineCall, 'hotline/knowledge': own.knowledgeDraft, 'hotline/call-backs': own.hotlineCallBack, 'incidents/patrols': own.patrol, 'voices/topics': own.topic,
    'windows/stations': open.station, buildings: own.building, duplicates: own.pair, 'grids/estates': own.estate, imports: own.import, organisations: own.organisation, 'party-moves': own.partyMove,
    policies: open.policy,
    collections: own.collection, 'collections/sheets': own.sheet, reports: own.report,
    duties: own.owedDuty, 'duties/catalogue': 'democracy.hearing',
    projects: own.project, 'projects/accounts': own.moneyAccount,
    'population/filings': own.filing, 'privacy/incidents': own.incident, 'residence/rentals': own.rental, 'service-recipients': own.recipient, territory: own.dossier,
  }
  const filled = path.replace(/\$\w+/g, (name) => {
    const parts = path.split('/').slice(1)
    const known = id[parts.slice(0, 2).join('/')] ?? id[parts[0]!]
    if (!known) throw new Error(`the sweep knows no ${name} for ${path}`)
    return encodeURIComponent(known)
  })
  return `/desk${filled}${filled.startsWith('/people/') && path.includes('$') ? '?purpose=request' : ''}`
}

function portalAddress(path: string): string {
  const values: Record<string, string> = { code: 'assistance.old-age-allowance', id: here.ids.case, number: here.caseNumber, need: 'meals', region: COMMUNITY, year: '2025' }
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => {
    if (!values[name]) throw new Error(`the sweep knows no ${name} for ${path}`)
    return encodeURIComponent(values[name])
  })
  const single: Record<string, string> = {
    '/my/disputes/:id': here.own.dispute, '/van/:id': here.open.halt, '/stations/:id': here.open.station, '/stations/:id/take': here.open.station, '/stations/:id/display': here.open.station,
    '/tickets/:id': here.open.ticket,
    '/survey/results/:id': here.open.published,
    '/funds/:id': here.open.fund,
    '/policies/:id': here.open.policy,
  }
  if (single[path]) return path.replace(':id', single[path])
  return path === '/verify/:number' ? `${filled}?code=${checkCode}` : path === '/progress' ? `${filled}?number=${here.caseNumber}&code=${checkCode}` : filled
}

/** Opens a page, waits until it stands, and says what is wrong with it. */
async function look(page: Page, address: string, mode: string): Promise<string[]> {
  const faults: string[] = []
  const note = (error: Error) => faults.push(`${address} (${mode}): ${error.message}`)
  page.on('pageerror', note)
  const answer = await page.goto(address)
  if (answer && answer.status() >= 400) faults.push(`${address} (${mode}): ${answer.status()}`)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('.ant-skeleton, .skeleton, [aria-busy=true]').first().waitFor({ state: 'hidden' })
  for (const one of await axe(page)) faults.push(`${address} (${mode}): ${one}`)
  if ((await sticksOut(page)) > 0) faults.push(`${address} (${mode}): wider than the window`)
  page.off('pageerror', note)
  return faults
}

/** The page as it stands, in high contrast, as a system that asks for it: only colours differ. */
async function inContrast(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ contrast: 'more' })
  await page.locator('html[data-look=contrast]').waitFor()
  const faults = (await axe(page, ['color-contrast'])).map((one) => `${path} (contrast): ${one}`)
  await page.emulateMedia({ contrast: 'no-preference' })
  await page.locator('html[data-look=light]').waitFor()
  return faults
}

/** Walks the pages in three windows of one person at once, each taking the next. */
async function walk(page: Page, paths: readonly string[], one: (page: Page, path: string) => Promise<void>): Promise<void> {
  const left = [...paths]
  const windows = [page, await page.context().newPage(), await page.context().newPage()]
  await Promise.all(windows.map(async (window) => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) await one(window, path)
  }))
  await Promise.all(windows.slice(1).map((window) => window.close()))
}

/** Which pages' addresses were looked at, so that the sweep can say that it saw them. */
const seen = { portal: new Set<string>(), desk: new Set<string>() }

test('axe finds nothing on any page of the portal, in normal and in large mode', async () => {
  const bundle = (await import(pathToFileURL(join(findRoot(), 'dist/portal-server/entry-server.js')).href)) as { pages: ReadonlyArray<{ path: string; signedIn?: boolean }> }
  const phone = await site.phone()
  const faults: string[] = []
  const paths = bundle.pages.map((one) => one.path).filter((path) => path !== '/sign-out')
  for (const path of ['/', '/sign-in', '/matters', '/progress', '/not-there']) faults.push(...(await look(phone, path, 'visitor')).filter((one) => !one.endsWith(': 404')))
  await signInPortal(phone, here.resident.phone)
  for (const mode of ['normal', 'large']) {
    await phone.goto(`/view?size=${mode}&back=/`)
    await walk(phone, paths, async (window, path) => {
      faults.push(...(await look(window, portalAddress(path), mode)))
      seen.portal.add(path)
    })
  }
  faults.push(...(await look(phone, '/sign-out', 'large')))
  expect(faults).toEqual([])
  // The sweep would have seen: a picture without words, put on the last page, is found.
  await phone.evaluate(() => document.querySelector('main')!.append(new Image()))
  expect((await axe(phone)).some((one) => one.startsWith('image-alt'))).toBe(true)
  expect(seen.portal.size).toBe(paths.length)
  expect(seen.portal.size).toBeGreaterThanOrEqual(26)
}, 300_000)

test('axe finds nothing on any page of the desk, in light and in high contrast', async () => {
  const pages = collect().pages.filter((one) => !NOT_HERE.includes(one.path))
  const faults: string[] = []
  // Between them these posts open every door.
  const worker = await site.account('community_worker', COMMUNITY, '孙丽')
  const administrator = await site.account('administrator', COMMUNITY, '朱明')
  const privacy = await site.account('privacy_officer', BANNER, '杨帆')
  const head = await site.account('banner_head', BANNER, '苏和')
  const party = await site.account('party_officer', COMMUNITY.slice(0, 9) + '000', '孟和')
  const street = await site.account('street_officer', `${COMMUNITY.slice(0, 9)}000`, '吴强')
  const affairs = await site.account('civil_affairs_officer', BANNER, '赵丽')
  const dispatcher = await site.account('dispatcher', BANNER, '白玉')
  const stationHead = await site.account('station_head', COMMUNITY, '高娃')
  const mediator = await site.account('mediator', COMMUNITY, '陈和')
  const abilities = site.world.app.assembly.abilities
  const posts = [['community_worker', worker], ['administrator', administrator], ['privacy_officer', privacy], ['banner_head', head], ['party_officer', party], ['street_officer', street], ['civil_affairs_officer', affairs], ['dispatcher', dispatcher], ['station_head', stationHead], ['mediator', mediator]] as const
  const looker = await site.desktop()
  faults.push(...(await look(looker, '/desk/', 'signing in')))
  for (const [kind, who] of posts) {
    const mine = [...(kind === 'community_worker' ? ['/'] : []), ...pages.filter((one) => !one.ability || abilities[one.ability]!.includes(kind)).map((one) => one.path)].filter((path) => !seen.desk.has(path))
    if (mine.length === 0) continue
    const page = await site.desktop()
    await signInDesk(page, who)
    await walk(page, mine, async (window, path) => {
      faults.push(...(await look(window, deskAddress(path), 'light')))
      faults.push(...(await inContrast(window, path)))
      seen.desk.add(path)
    })
  }
  expect(faults).toEqual([])
  expect([...seen.desk].sort()).toEqual(['/', ...pages.map((one) => one.path)].sort())
  expect(seen.desk.size).toBeGreaterThanOrEqual(55)
}, 900_000)
