import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { BANNER, COMMUNITY, GRID, STREET } from '../support/world.ts'
import { picturesOnFailure, signInDesk, signInPortal, startSite, sticksOut, type Site } from '../support/browser.ts'
import { aPicture } from '../support/neighbourhood.ts'

let site: Site
let grandmother: { id: string; name: string; phone: string }
beforeAll(async () => {
  site = await startSite('2026-03-02T09:00:00+08:00')
  grandmother = await site.world.person({ name: '李秀英', bornOn: '1944-03-02', region: GRID })
})
afterAll(() => site?.close())

const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: aPicture(640, 480) })

/** Presses a move of a case and fills what it asks. */
async function move(desk: Page, name: string, fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void> = async () => {}) {
  await desk.getByRole('button', { name, exact: true }).first().click()
  const sheet = desk.getByRole('dialog')
  await sheet.waitFor()
  await fill(sheet)
  await sheet.getByRole('button', { name, exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
}

async function openFromList(desk: Page, number: string) {
  await desk.goto('/desk/cases')
  await desk.getByRole('link', { name: /李秀英/ }).or(desk.locator('tr', { hasText: number })).first().click()
  await desk.getByRole('heading', { name: '李秀英的高龄津贴' }).waitFor()
}

/** The figures of the banner as its head reads them, after the follower has caught up. */
async function figures(): Promise<Record<string, number | null>> {
  await site.world.job('indicators.refresh')
  const reader = await site.world.staff('banner_head', BANNER)
  const board = await reader.get(`/api/indicators/values?region=${BANNER}`)
  expect(board.status, JSON.stringify(board.body).slice(0, 300)).toBe(200)
  return Object.fromEntries((board.body.items as Array<{ code: string; value: number | null }>).map((one) => [one.code, one.value]))
}

test('[CAS-01] an old-age allowance, from the search on a phone to the rating and the figure of the plan', async () => {
  const phone = await site.phone()
  const desk = await site.desktop()
  picturesOnFailure(phone, desk)
  const worker = await site.account('community_worker', COMMUNITY, '孙丽')
  const street = await site.account('street_officer', STREET, '吴强')
  const officer = await site.account('civil_affairs_officer', BANNER, '其木格')

  const before = await figures()

  // She looks for it in her own words and reads the guide.
  await phone.goto('/')
  await phone.getByRole('searchbox').fill('高龄')
  await phone.getByRole('button', { name: '搜索' }).click()
  await phone.getByRole('link', { name: '高龄津贴' }).first().click()
  await phone.getByRole('heading', { name: /高龄津贴/, level: 1 }).waitFor()
  await phone.getByText('年满80周岁', { exact: false }).first().waitFor()
  expect(await sticksOut(phone)).toBe(0)
  await phone.getByRole('link', { name: '我要申请' }).first().click()

  // Signing in by code brings her back to the form.
  await phone.waitForURL(/sign-in/)
  await signInPortal(phone, grandmother.phone, phone.url())
  await phone.getByRole('heading', { name: '高龄津贴', level: 1 }).waitFor()

  // Step by step; what the register holds is shown and not asked.
  const submit = phone.getByRole('button', { name: '提交申请' })
  for (let step = 0; step < 8 && !(await submit.isVisible()); step++) await fillStep(phone)
  await phone.getByText('1944').first().waitFor()
  await submit.click()
  await phone.getByText('已收到您的申请').waitFor()
  const receipt = (await phone.locator('main').textContent())!
  const number = /\d{8}-\d{7,}/.exec(receipt)![0]
  expect(receipt).toMatch(/查询码 ?[A-Z0-9]{6}/)
  expect(receipt).toMatch(/工作日/)
  const caseAddress = new URL(phone.url()).pathname

  // The community worker asks, once, for what is missing.
  await signInDesk(desk, worker)
  await openFromList(desk, number)
  await move(desk, '一次性告知补正', async (sheet) => {
    await sheet.getByLabel('另外还需要').fill('请补一张本人近期照片')
  })
  await desk.getByText('等申请人补齐').waitFor()

  // She reads it on the phone and corrects there.
  await phone.goto(caseAddress)
  await phone.getByText('请补交这些，一次补齐就行').waitFor()
  await phone.getByText('请补一张本人近期照片').first().waitFor()
  await phone.locator('input[type=file]').last().setInputFiles(photo('近照.png'))
  await phone.getByText('已上传').first().waitFor()
  await phone.getByLabel('要说明的').fill('照片是今天在家拍的。')
  await phone.getByRole('button', { name: '补交材料' }).click()
  await phone.getByText('已经补交，接着办理').waitFor()

  // Accepted and reviewed; then the street publishes for seven days.
  await openFromList(desk, number)
  await move(desk, '受理')
  await desk.getByRole('button', { name: '通过', exact: true }).waitFor()
  await move(desk, '通过', async (sheet) => {
    await sheet.getByText('上门看望').click()
    await sheet.getByText('本人健在，情况属实').click()
  })
  await desk.getByText('正在公示').first().waitFor()
  await phone.goto('/publications')
  const notice = (await phone.locator('main').textContent())!
  expect(notice).toContain('李**')
  expect(notice).not.toContain('李秀英')

  site.world.clock.moveTo('2026-03-10T09:00:00+08:00')
  await site.world.job('cases.publications')
  const streetDesk = await site.desktop()
  picturesOnFailure(streetDesk)
  await signInDesk(streetDesk, street)
  await streetDesk.goto(`/desk${caseAddress.replace('/my', '')}`)
  await streetDesk.getByRole('heading', { name: '李秀英的高龄津贴' }).waitFor()
  if (await streetDesk.getByRole('button', { name: '通过', exact: true }).isVisible()) await move(streetDesk, '通过')

  // The banner decides.
  const bannerDesk = await site.desktop()
  picturesOnFailure(bannerDesk)
  await signInDesk(bannerDesk, officer)
  await openFromList(bannerDesk, number)
  await move(bannerDesk, '办结', async (sheet) => {
    await sheet.getByLabel('从哪个月起发放').fill('2026-03')
    await sheet.getByText('予以办理').click()
    await sheet.getByLabel('给申请人的答复').fill('符合条件，从3月起按月发放。')
  })
  await bannerDesk.getByText('予以办理').first().waitFor()

  // The result with its paper; she rates.
  await signInPortal(phone, grandmother.phone)
  await phone.goto(caseAddress)
  await phone.getByRole('heading', { name: '办理结果' }).waitFor()
  await phone.getByText('符合条件，从3月起按月发放。').first().waitFor()
  const paper = phone.getByRole('link', { name: /下载《/ })
  const pdf = await phone.request.get((await paper.getAttribute('href'))!)
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  await phone.getByText('非常满意').click()
  await phone.getByRole('button', { name: '提交评价' }).click()
  await phone.getByText('谢谢您的评价').waitFor()

  // What was done for her is what the plan's figures count.
  const after = await figures()
  expect(Object.keys(after).filter((code) => after[code] !== before[code])).toEqual(expect.arrayContaining(['CASE-RECEIVED', 'AID-MONTHLY']))
}, 300_000)

/** Answers what one screen of the form asks and goes on. */
async function fillStep(phone: Page) {
  const heading = (await phone.locator('.step-heading').textContent())!
  const give = async (label: RegExp, text: string) => {
    const field = phone.getByLabel(label)
    if (await field.isVisible() && await field.isEditable() && !(await field.inputValue())) await field.fill(text)
  }
  for (const words of ['本人社会保障卡', '以上内容属实']) {
    const choice = phone.getByText(words, { exact: false })
    if (await choice.first().isVisible()) await choice.first().click()
  }
  await give(/住址|地址/, '王府街道王府社区3号楼')
  // The registered telephone comes by itself, a moment after the page.
  const telephone = phone.getByText('联系电话', { exact: true })
  if (await telephone.first().isVisible()) await phone.getByText(grandmother.phone).or(phone.locator(`input[value="${grandmother.phone}"]`)).first().waitFor()
  for (const file of await phone.locator('input[type=file]').all()) {
    await file.setInputFiles(photo('材料.png'))
    await phone.getByText('已上传').first().waitFor()
  }
  await phone.getByRole('button', { name: '下一步' }).click()
  await phone.locator('.step-heading').filter({ hasNotText: heading }).waitFor()
}
