import { afterAll, beforeAll, expect, test } from 'vitest'
import * as OTPAuth from 'otpauth'
import type { Page } from 'playwright-core'
import { COMMUNITY, GRID, OTHER_COMMUNITY, STREET } from '../support/world.ts'
import { picturesOnFailure, signInDesk, startSite, type Site } from '../support/browser.ts'
import { aPicture, settle, type Neighbourhood } from '../support/neighbourhood.ts'

let site: Site
let here: Neighbourhood
beforeAll(async () => {
  site = await startSite('2026-03-02T09:00:00+08:00')
  here = await settle(site.world, COMMUNITY, '欧阳')
})
afterAll(() => site?.close())

const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: aPicture(640, 480) })

test('[MAT-06] an 80-year-old at the window, by keyboard alone: initials, matter, form from the register, paper, receipt', async () => {
  const desk = await site.desktop()
  picturesOnFailure(desk)
  const clerk = await site.account('window_clerk', COMMUNITY, '赵敏')
  await site.world.person({ name: '娜仁高娃', bornOn: '1944-03-02', region: GRID })
  await signInDesk(desk, clerk, '/desk/window')
  const { keyboard } = desk

  // The cursor stands in the box; initials find her.
  await desk.getByRole('combobox', { name: '来访者' }).waitFor()
  await keyboard.type('nrgw')
  await desk.getByRole('option', { name: /娜仁高娃/ }).waitFor()
  await keyboard.press('Enter')
  await desk.getByRole('combobox', { name: '要办什么事' }).waitFor()
  await keyboard.type('老人钱')
  await desk.getByRole('option', { name: /高龄津贴/ }).waitFor()
  await keyboard.press('Enter')
  await desk.getByRole('button', { name: '提交收件' }).waitFor()
  await desk.getByText('1944').first().waitFor()

  // Every choice by Tab and Space.
  await tabTo(desk, () => desk.getByRole('radio', { name: /本人社会保障卡/ }))
  await keyboard.press('Space')
  const address = desk.getByRole('textbox', { name: /住址|地址/ })
  if (await address.count() && await address.first().isEditable() && !(await address.first().inputValue())) {
    await tabTo(desk, () => address.first())
    await keyboard.type('王府街道王府社区3号楼')
  }
  const phone = desk.getByRole('textbox', { name: /^(联系)?电话|手机/ })
  if (await phone.count() && await phone.first().isEditable() && !(await phone.first().inputValue())) {
    await tabTo(desk, () => phone.first())
    await keyboard.type('13900001111')
  }
  await tabTo(desk, () => desk.getByRole('checkbox', { name: /以上内容属实/ }))
  await keyboard.press('Space')
  for (const paper of await desk.getByRole('radio', { name: '已看原件' }).all()) {
    await tabTo(desk, () => paper)
    await keyboard.press('Space')
  }
  await tabTo(desk, () => desk.getByRole('button', { name: '提交收件' }))
  await keyboard.press('Enter')
  await desk.getByRole('heading', { name: '已收件：高龄津贴' }).waitFor()
  const receipt = (await desk.getByRole('region', { name: '已收件：高龄津贴' }).textContent())!
  expect(receipt).toMatch(/\d{8}-\d{7,}/)
  expect(receipt).toMatch(/查询码[A-Z0-9]{6}/)
  await desk.getByRole('button', { name: '打印回执' }).waitFor()
}, 300_000)

/** Tab until the element has the focus, as somebody without a mouse does; a radio group is one stop. */
async function tabTo(page: Page, find: () => ReturnType<Page['getByRole']>) {
  const wanted = await find().elementHandle()
  for (let press = 0; press < 80; press++) {
    const there = await page.evaluate((element) => {
      const now = document.activeElement as HTMLInputElement | null
      const same = (a: HTMLInputElement, b: HTMLInputElement) => a.type === 'radio' && b.type === 'radio' && a.name !== '' && a.name === b.name
      return now === element || Boolean(now && element && same(now, element as HTMLInputElement))
    }, wanted)
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error('80 times Tab and not there')
}

test('a grid worker reports from a cellar: it waits on the phone through the dead spot, is sent once, and stands on the map of the street', async () => {
  const phone = await site.phoneDesk()
  const desk = await site.desktop()
  picturesOnFailure(phone, desk)
  // What was found carries the phone's time; the world's is set.
  await phone.clock.setFixedTime(new Date('2026-03-02T09:00:00+08:00'))
  const gridWorker = await site.account('grid_worker', GRID, '巴特尔')
  const dispatcher = await site.account('dispatcher', STREET, '冯涛')
  await signInDesk(phone, gridWorker, '/desk/incidents/report')
  await phone.getByRole('heading', { name: '上报事件' }).waitFor()
  await phone.getByRole('button', { name: '公用设施' }).click()
  await phone.getByRole('button', { name: '路灯不亮' }).click()
  await phone.locator('#before').setInputFiles(photo('坏了.png'))
  await phone.getByRole('img', { name: '现场照片第1张' }).waitFor()
  await phone.getByLabel('具体地点').fill('和硕路南口东侧')

  await phone.context().setOffline(true)
  await phone.getByRole('button', { name: '上报', exact: true }).click()
  await phone.getByText('1件存在手机里').waitFor()
  await phone.context().setOffline(false)
  await phone.getByText(/已上报，编号\d{8}-\d{7,}/).waitFor()
  const { body } = await here.clerk.get(`/api/grid-events?show=all&q=${encodeURIComponent('和硕路南口东侧')}`)
  expect(body.items).toHaveLength(1)

  await signInDesk(desk, dispatcher, '/desk/map')
  await desk.getByRole('link', { name: /和硕路南口东侧/ }).waitFor()
}, 90_000)

test('[PLT-01] a clerk of another community finds nothing and is refused by address', async () => {
  const desk = await site.desktop()
  picturesOnFailure(desk)
  const stranger = await site.account('window_clerk', OTHER_COMMUNITY, '钱玲')
  await signInDesk(desk, stranger)
  await desk.keyboard.press('Control+k')
  await desk.getByRole('dialog', { name: '查找' }).waitFor()
  for (const words of ['欧阳桂兰', here.caseNumber, here.resident.phone]) {
    const asked = desk.waitForResponse((answer) => answer.url().includes('/api/people?') && answer.url().includes(encodeURIComponent(words)))
    await desk.getByRole('combobox').fill(words)
    expect((await (await asked).json()).items).toEqual([])
    expect(await desk.getByRole('option', { name: /桂兰|居民诉求/ }).count()).toBe(0)
  }
  await desk.keyboard.press('Escape')
  for (const address of [`/desk/cases/${here.ids.case}`, `/desk/cases/${here.caseNumber}`, `/desk/people/${here.ids.person}?purpose=request`]) {
    await desk.goto(address)
    await desk.getByRole('heading', { level: 1 }).first().waitFor()
    await desk.locator('body').getByText(/没有找到|不在你|找不到/).first().waitFor()
    expect(await desk.locator('body').textContent()).not.toContain('欧阳')
  }
}, 300_000)

test('signing in: wrong passwords lock with the time left, the second factor is set up by its secret and then asked for', async () => {
  const desk = await site.desktop()
  picturesOnFailure(desk)
  const who = await site.account('community_worker', COMMUNITY, '孙丽')
  await signInDesk(desk, who, '/desk/account/security')

  // The authenticator is set up with the secret that stands beside the picture.
  await desk.getByLabel('先输入登录密码').fill(who.secret)
  await desk.getByRole('button', { name: '设置动态验证' }).click()
  await desk.getByRole('img', { name: /二维码/ }).waitFor()
  const key = (await desk.locator('.a-key').textContent())!.replaceAll(' ', '')
  const code = () => new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(key) }).generate({ timestamp: site.world.clock.now().getTime() })
  await desk.getByLabel('动态码').fill(code())
  await desk.getByRole('button', { name: '确认开通' }).click()
  await desk.getByText('动态验证已开通').waitFor()

  // On another machine the password alone is not enough.
  const other = await site.desktop()
  picturesOnFailure(other)
  site.world.clock.forward(60_000)
  await other.goto('/desk/')
  await other.getByLabel('账号', { exact: true }).fill(who.identifier)
  await other.getByLabel('密码', { exact: true }).fill(who.secret)
  await other.getByRole('button', { name: '登录', exact: true }).click()
  await other.getByLabel('动态验证码').fill('000000')
  await other.getByRole('button', { name: '验证并登录' }).click()
  await other.getByRole('alert').first().waitFor()
  await other.getByLabel('动态验证码').fill(code())
  await other.getByRole('button', { name: '验证并登录' }).click()
  await other.getByRole('heading', { name: '登录工作台' }).waitFor({ state: 'detached' })

  // Wrong passwords, again and again.
  const third = await site.desktop()
  picturesOnFailure(third)
  await third.goto('/desk/')
  await third.getByLabel('账号', { exact: true }).fill(who.identifier)
  const enter = third.locator('form button[type=submit]')
  let status = 0
  for (let nth = 0; nth < 8 && status !== 429; nth++) {
    await third.getByLabel('密码', { exact: true }).fill(`wrong-${nth}`)
    const [answer] = await Promise.all([
      third.waitForResponse((one) => one.url().endsWith('/api/sessions')),
      enter.click(),
    ])
    status = answer.status()
    await third.locator('.ant-btn-loading').waitFor({ state: 'hidden' })
  }
  await third.getByText('密码连续输错，已暂停登录').waitFor()
  await third.getByText(/(\d+分)?\d+秒后可以再试。/).waitFor()
  expect(await third.getByRole('button', { name: '登录', exact: true }).isDisabled()).toBe(true)
}, 300_000)
