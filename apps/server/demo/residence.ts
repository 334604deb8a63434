import { addDays, shanghaiDate } from '../../../platform/kernel/dates.ts'
import type { SetClock } from '../../../platform/kernel/clock.ts'
import type { App } from '../app.ts'
import { voiceOf, type Ask, type Said } from './voice.ts'

const RESIDENT = '13900000002'

/**
 * Residents on the move in the demonstration: 王建国 who came nine months ago, declares his residence, gets a permit and states needs; the neighbours'
 * rentals are filed, one with a fault at its fire check; an office elsewhere is asked and late with its answer.
 */
export async function demoResidence(app: App, clock: SetClock): Promise<void> {
  const now = clock.now()
  const today = shanghaiDate(now)
  const ask = voiceOf(app)
  const at = (days: number) => clock.moveTo(new Date(now.getTime() + days * 86_400_000))
  try {
    const me = (await ask(RESIDENT, 'GET', '/api/me')) as Said
    const personId = me.account.personId as string
    at(-30)
    await through(ask, 'residence.registration', personId, {
      whose: 'elsewhere', origin: '内蒙古自治区乌兰察布市', livesFrom: addDays(today, -260), home: 'relatives', why: 'work', agree: true,
    }, { checkedBy: 'visit' })
    at(-20)
    await through(ask, 'residence.permit', personId, { ground: 'work', livesFrom: addDays(today, -260), agree: true }, { issuedOn: addDays(today, -20) })
    at(-15)
    await ask(RESIDENT, 'POST', '/api/residence/needs', { kind: 'school', said: '孩子明年秋天上一年级', clientId: 'demo-residence-need-school' })
    await ask(RESIDENT, 'POST', '/api/residence/needs', { kind: 'work', said: '想找一份白天的工作', clientId: 'demo-residence-need-work' })

    const homes = ((await ask('shequ', 'GET', '/api/dwellings?use=tenant')) as Said).items as Array<{ id: string }>
    const tenants = [['何建军', '陈丽华'], ['宋小红', '苏木亚'], ['罗永强', '白玉柱'], ['田秀芳', '高志强']] as const
    for (const [i, [tenantName, landlordName]] of tenants.entries()) {
      const home = homes[i * 3]
      if (!home) break
      const { id } = await ask('shequ', 'POST', '/api/residence/rentals', {
        dwellingId: home.id, landlordName, tenantName, tenantPhone: `1390000100${i}`, people: 1 + (i % 3), leaseFrom: addDays(today, -200 - i * 30),
        leaseUntil: i === 3 ? null : addDays(today, i === 0 ? 12 : 160), clientId: `demo-residence-rental-${i}`,
      })
      if (i < 3) {
        await ask('shequ', 'POST', `/api/residence/rentals/${id}/checks`, {
          checkedOn: addDays(today, -40 + i), faults: i === 1 ? ['wires', 'bikes'] : [], note: i === 1 ? '客厅插线板老化，阳台给电动车充电' : '', nextOn: addDays(today, i === 1 ? -2 : 140), clientId: `demo-residence-check-${i}`,
        })
      }
    }
    const origin = { originCode: '150900', originName: '内蒙古自治区乌兰察布市', kind: 'school', asked: '请寄转学需要的学籍证明', reachedBy: '电话' }
    await ask('shequ', 'POST', '/api/residence/origin-requests', { ...origin, days: 5, clientId: 'demo-residence-origin-late' })
    at(-1)
    await ask('shequ', 'POST', '/api/residence/origin-requests', { ...origin, kind: 'proof', asked: '请开具在当地没有享受低保的证明', days: 10, clientId: 'demo-residence-origin-new' })
  } finally {
    clock.moveTo(now)
  }
}

/** A matter brought to the window, and led to its end by whoever has the post that its work is open to. */
async function through(ask: Ask, matterCode: string, personId: string, form: object, result: object): Promise<void> {
  const matter: Said = await ask('chuangkou', 'GET', `/api/matters/${matterCode}`)
  const known = { name: '王建国', phone: RESIDENT, address: '王府社区新苑小区2号楼1单元402' }
  const asked = Object.fromEntries(Object.entries(known).filter(([field]) => field in matter.form.schema.properties))
  const made: Said = await ask('chuangkou', 'POST', '/api/cases', {
    matterCode, applicantId: personId, form: { ...asked, ...form }, channel: 'WINDOW', acceptIncomplete: true, submitAnyway: true, clientId: `demo-residence-${matterCode}`,
    materials: matter.materials.map((one: { code: string }) => ({ code: one.code, how: 'paper', note: '看过原件' })),
  })
  const move = async (name: string, more: object = {}) => {
    const one: Said = await ask('chuangkou', 'GET', `/api/cases/${made.id}`)
    const by = one.tasks.find((task: { state: string }) => task.state === 'open').post.code === 'window_clerk' ? 'chuangkou' : 'shequ'
    await ask(by, 'POST', `/api/cases/${made.id}/moves`, { move: name, version: one.version, ...more, clientId: `demo-residence-${matterCode}-${name}-${one.version}` })
  }
  await move('accept')
  for (const _stage of matter.stages.slice(1)) await move('advance')
  await move('conclude', { outcome: 'granted', answer: '已按申请办好', result })
}
