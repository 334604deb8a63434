import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMUNITY } from '../support/world.ts'
import { picturesOnFailure, startSite, sticksOut, type Site } from '../support/browser.ts'
import { settle, type Neighbourhood } from '../support/neighbourhood.ts'

let site: Site
let here: Neighbourhood
beforeAll(async () => {
  site = await startSite()
  here = await settle(site.world, COMMUNITY, '欧阳')
})
afterAll(() => site?.close())

test('[MAT-14] without script: a matter is found, its guide read, and progress followed by number and code', async () => {
  const phone = await site.phone({ script: false })
  picturesOnFailure(phone)
  await phone.goto('/')
  await phone.getByRole('searchbox').fill('老人钱')
  await phone.getByRole('button', { name: '搜索' }).click()
  await phone.getByRole('link', { name: '高龄津贴' }).first().click()
  for (const part of ['谁可以申请', '要带什么', '要多久', '怎么办', '在哪里办']) await phone.getByRole('heading', { name: part }).waitFor()
  expect(await phone.getByText(/行政许可法|本地高龄津贴/).count()).toBeGreaterThan(0)

  const mine = await here.resident.get(`/api/cases/${here.ids.case}`)
  await phone.goto('/progress')
  await phone.getByLabel(/办件编号/).fill(here.caseNumber)
  await phone.getByLabel(/查询码/).fill(String(mine.body.checkCode).toLowerCase())
  await phone.getByRole('button', { name: '查进度' }).click()
  await phone.getByRole('heading', { name: '办理经过' }).waitFor()
  expect(await phone.locator('main').textContent()).not.toContain('欧阳')

  await phone.getByLabel(/查询码/).fill('AAAAAA')
  await phone.getByLabel(/办件编号/).fill(here.caseNumber)
  await phone.getByRole('button', { name: '查进度' }).click()
  await phone.getByText('没有查到').waitFor()
  expect(await sticksOut(phone)).toBe(0)
}, 300_000)

test('large mode is chosen without script and stays', async () => {
  const phone = await site.phone({ script: false })
  picturesOnFailure(phone)
  await phone.goto('/display')
  await phone.getByRole('link', { name: '大字（长辈版）' }).click()
  await phone.goto('/matters/assistance.old-age-allowance')
  const size = await phone.locator('html').evaluate((html) => Number.parseFloat(getComputedStyle(html).fontSize)).catch(() => NaN)
  const box = await phone.getByRole('link', { name: '我要申请' }).first().boundingBox()
  expect(Number.isNaN(size) || size >= 20).toBe(true)
  expect(box!.height).toBeGreaterThan(52)
  expect(await sticksOut(phone)).toBe(0)
}, 300_000)
